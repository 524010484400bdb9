/** What Ctrl+Enter does on the front at the moment; nothing where there is nothing to be done. */
let held: (() => void) | null = null;

/** Says what the key does from now on. @returns what ends that. */
export function holdHandoffKey(act: () => void): () => void {
  held = act;
  return () => {
    if (held === act) held = null;
  };
}

export const pressHandoffKey = (): void => held?.();
