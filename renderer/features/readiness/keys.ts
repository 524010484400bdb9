/** What the keys of the page do: held by the page while it is there. */
export type ReadinessKeys = {
  readonly hasLetter: (letter: string) => boolean;
  readonly pressLetter: (letter: string) => void;
  readonly undo: () => void;
  readonly canUndo: () => boolean;
  readonly copy: () => void;
};

let held: ReadinessKeys | null = null;

/** @returns what lets go of them. */
export function holdReadinessKeys(keys: ReadinessKeys): () => void {
  held = keys;
  return () => {
    if (held === keys) held = null;
  };
}

export const readinessKeys = (): ReadinessKeys | null => held;
