/** What the letters of the screen do; it says so while it is there. */
export type EscalationKeys = {
  readonly page: () => void;
  readonly answered: () => void;
  readonly noAnswer: () => void;
  readonly find: () => void;
  readonly move: (by: 1 | -1) => void;
};

let held: EscalationKeys | null = null;

/** Says what the keys do from now on. @returns what ends that. */
export function holdEscalationKeys(keys: EscalationKeys): () => void {
  held = keys;
  return () => {
    if (held === keys) held = null;
  };
}

export const escalationKeys = (): EscalationKeys | null => held;
