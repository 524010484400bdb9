/** What the keys of the page do to the item that is selected; the page says it while it is there. */
export type ActionKeys = {
  readonly forward: () => void;
  readonly edit: () => void;
  readonly day: () => void;
  readonly owner: () => void;
  readonly link: () => void;
  readonly drop: () => void;
  readonly open: () => void;
  readonly effect: (effect: 'worked' | 'did-not-work' | 'too-early') => void;
  readonly copy: () => void;
  /** Whether an item is selected and the list has the focus. */
  readonly onItem: () => boolean;
  /** Whether whether it worked can be said of that item. */
  readonly isDone: () => boolean;
};

let held: ActionKeys | null = null;

/** Says what the keys do from now on. @returns what ends that. */
export function holdActionKeys(keys: ActionKeys): () => void {
  held = keys;
  return () => {
    if (held === keys) held = null;
  };
}

export const actionKeys = (): ActionKeys | null => held;
