import { Palette } from '../features/palette/palette.tsx';
import { paletteEntries } from './palette-entries.ts';

/** The palette, filled from the registry of commands and from the records. */
export const PaletteScreen = () => <Palette entries={paletteEntries} />;
