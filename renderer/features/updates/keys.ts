/** What the keys of the front do; the screen says it while it is there, so that its code is loaded with it. */
export type UpdateKeys = {
  /** To the next audience, or the one before. */
  readonly turn: (step: 1 | -1) => void;
  /** To the next finding in the text, or the one before. */
  readonly find: (step: 1 | -1) => void;
  /** Applies the best fix of the finding at hand. */
  readonly fix: () => void;
  /** Asks for a look at the words, or approves them. */
  readonly look: () => void;
  readonly send: () => void;
  readonly sendReady: () => void;
  /** The same words for all, and back. */
  readonly together: () => void;
  /** What Esc closes before the front itself: null where nothing is open in it. */
  readonly inner: () => (() => void) | null;
  readonly focus: (part: 'facts' | 'words' | 'check') => void;
};

let held: UpdateKeys | null = null;

/** Says what the keys do from now on. @returns what ends that. */
export function holdUpdateKeys(keys: UpdateKeys): () => void {
  held = keys;
  return () => {
    if (held === keys) held = null;
  };
}

export const updateKeys = (): UpdateKeys | null => held;
