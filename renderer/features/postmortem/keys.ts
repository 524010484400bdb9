/** What the keys of the front do; the screen says it while it is there, so that its code is loaded with it. */
export type PostmortemKeys = {
  /** To the next finding, or the one before: over the parts, round the end. */
  readonly find: (step: 1 | -1) => void;
  /** Applies the best fix of the finding at hand. */
  readonly fix: () => void;
  /** The words stay as they are: nobody is shown this finding again. */
  readonly keep: () => void;
  readonly publish: () => void;
  /** Asks why the words that are selected are to go. */
  readonly redact: () => void;
  readonly focus: (side: 'parts' | 'text' | 'check' | 'pre-read') => void;
  /** Closes what is open over the text. */
  readonly back: () => void;
};

let held: PostmortemKeys | null = null;

/** Says what the keys do from now on. @returns what ends that. */
export function holdPostmortemKeys(keys: PostmortemKeys): () => void {
  held = keys;
  return () => {
    if (held === keys) held = null;
  };
}

export const postmortemKeys = (): PostmortemKeys | null => held;
