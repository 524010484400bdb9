/** What the keys of the runbooks do: held by the screen that is there. */
export type RunbookKeys = {
  readonly helped: () => void;
  readonly wrong: () => void;
  readonly notNeeded: () => void;
  readonly takeUp: () => void;
  readonly putAway: () => void;
  readonly reviewed: () => void;
};

let held: RunbookKeys | null = null;

/** @returns what lets go of them. */
export function holdRunbookKeys(keys: RunbookKeys): () => void {
  held = keys;
  return () => {
    if (held === keys) held = null;
  };
}

export const runbookKeys = (): RunbookKeys | null => held;
