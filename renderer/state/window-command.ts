import type { Chord } from '../ui/keys.ts';
import type { Route } from './ui.ts';

/** Why the words after a command can't be used, as a sentence; null when it was done. */
export type Refusal = string | null;

/** Something that the window can do: a key, a line of the sheet of keys, a word after `/` in the composer. */
export type WindowCommand = {
  readonly id: string;
  readonly label: string;
  /** Empty where it has a word only. */
  readonly chord: Chord;
  /** The screen on which it exists; the sheet of keys shows it there. */
  readonly where: Route['name'] | 'everywhere';
  /** Whether it can be done now. */
  readonly when?: () => boolean;
  /** Why it can't be done now, in a few words: it is shown greyed with them. null when it can. */
  readonly whyNot?: () => string | null;
  /** Under which heading the sheet of keys and the palette show it; its screen where none is named. */
  readonly group?: string;
  /** Other words that a person would look for it with. */
  readonly words?: string;
  /** A key that is text where text is typed: it counts only outside. */
  readonly outsideText?: boolean;
  /** Left out of the sheet of keys: its key is shown where it acts, or it doubles another one. */
  readonly unlisted?: boolean;
  /** The word that runs it from the composer: `/sev 1`. */
  readonly slash?: string;
  /** Does it with the words that were typed after `/word`. A command without it takes no words. */
  readonly read?: (words: string) => Refusal | Promise<Refusal>;
  readonly run: () => void;
};

/** The words of a command that takes none: they are not thrown away. */
export const takesNoWords = (slash: string, words: string): Refusal =>
  words === ''
    ? null
    : `“/${slash}” takes no words. Remove them, or put a word before it to log the line as it is.`;
