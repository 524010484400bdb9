import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(max-width: 759px)');

function hear(changed: () => void): () => void {
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Whether the window has room for one column only. The style sheets know the same number. */
export const useNarrow = (): boolean => useSyncExternalStore(hear, () => query.matches);
