/** The id of the list: its keys act on the line that is selected. */
export const LIST = 'exercise-list';
export const isInList = (): boolean => document.activeElement?.id === LIST;

/** What the keys of the page do with what is selected: held by the page while it is there. */
export type PageKeys = {
  /** Leads the scenario, or opens the game day. */
  readonly open: () => void;
  readonly alone: () => void;
  readonly read: () => void;
  readonly copy: () => void;
};

let held: PageKeys | null = null;

/** @returns what lets go of them. */
export function holdPageKeys(keys: PageKeys): () => void {
  held = keys;
  return () => {
    if (held === keys) held = null;
  };
}

export const pageKeys = (): PageKeys | null => held;
