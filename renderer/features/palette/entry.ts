import type { Chord } from '../../ui/keys.ts';

/** A line of the palette: something that can be done, or somewhere to go. */
export type PaletteEntry = {
  readonly id: string;
  /** The heading under which it stands, and words that find it. */
  readonly group: string;
  readonly label: string;
  /** Other words that find it; they are not shown. */
  readonly words?: string | undefined;
  /** What else is known of it, at its right. */
  readonly about?: string | undefined;
  readonly chord?: Chord | undefined;
  /** Why it can't be done now; null when it can. */
  readonly whyNot: string | null;
  readonly run: () => void;
};
