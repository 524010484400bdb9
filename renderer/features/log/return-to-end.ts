import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * Where the log was at its end when a row was selected, found or corrected, it goes back there afterwards.
 * @returns what is called when a hand scrolls meanwhile: the log stays where it was put.
 */
export function useReturnToEnd(away: boolean, isEnd: boolean, toEnd: () => void): () => void {
  const was = useRef(false);
  const fromEnd = useRef(false);
  useLayoutEffect(() => {
    if (away === was.current) return;
    was.current = away;
    if (away) fromEnd.current = isEnd;
    else if (fromEnd.current) toEnd();
  }, [away, isEnd, toEnd]);
  return useCallback(() => {
    fromEnd.current = false;
  }, []);
}
