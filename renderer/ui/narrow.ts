import { useSyncExternalStore } from 'react';

const NARROW = '(max-width: 759px)';

/** A question about the width of the window. The style sheets know the same numbers. */
function widthQuery(query: string): () => boolean {
  const list = window.matchMedia(query);
  const hear = (changed: () => void): (() => void) => {
    list.addEventListener('change', changed);
    return () => list.removeEventListener('change', changed);
  };
  return () => useSyncExternalStore(hear, () => list.matches);
}

/** Whether the window has room for one column only. */
export const useNarrow = widthQuery(NARROW);
/** The same at this moment, for what is not drawn. */
export const isNarrow = (): boolean => window.matchMedia(NARROW).matches;
/** Whether both sides fold into one, behind tabs. */
export const useFolded = widthQuery('(max-width: 1099px)');
