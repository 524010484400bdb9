/**
 * Work that is done once for presses that follow each other at once: a press while it is under way, or within `rest` ms
 * of its end, does nothing and answers `otherwise`. For what can't be taken back.
 */
export function once<T>(work: () => Promise<T>, otherwise: T, rest = 0): () => Promise<T> {
  let free = -Infinity;
  return async () => {
    if (performance.now() < free) return otherwise;
    free = Infinity;
    try {
      return await work();
    } finally {
      free = performance.now() + rest;
    }
  };
}
