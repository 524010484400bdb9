import { StrictEmitter } from '../strict.ts';
import { allContents } from './web-contents.ts';

type Source = Electron.NativeTheme['themeSource'];

let source: Source = 'system';
let everSet = false;

/** Electron's `nativeTheme`; the system of a stand-in is a light one. */
class NativeTheme
  extends StrictEmitter
  implements Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors' | 'shouldUseHighContrastColors'>
{
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly prefersReducedTransparency = false;
  readonly inForcedColorsMode = false;

  constructor() {
    super(['updated'], 'nativeTheme');
  }

  get themeSource(): Source {
    return source;
  }
  set themeSource(value: Source) {
    if (!['system', 'light', 'dark'].includes(value))
      throw new TypeError("Error processing argument 'themeSource'");
    const changed = value !== source;
    source = value;
    everSet ||= value !== 'system';
    if (!changed) return;
    // A page that goes away meanwhile needs no theme.
    for (const contents of allContents()) contents.applyTheme()?.catch(() => undefined);
    this.emit('updated');
  }
  get shouldUseDarkColors(): boolean {
    return source === 'dark';
  }
}

/** Electron's `nativeTheme`. */
export const nativeTheme = new NativeTheme();

/** What pages are to prefer; null as long as the app leaves it to the browser. */
export function colorScheme(): string | null {
  if (!everSet) return null;
  return source === 'system' ? '' : source;
}
