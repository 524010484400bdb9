import { useCallback, type RefObject } from 'react';

/** What a line of the screen is about: a step of the ladder, or somebody on the roster. */
type Line = { readonly step: number | null; readonly person: string | null };

const NONE: Line = { step: null, person: null };

/** The line that has the focus, at the moment of asking. */
export function useLine(screen: RefObject<HTMLElement | null>): () => Line {
  return useCallback(() => {
    const line = document.activeElement?.closest<HTMLElement>('[data-line]') ?? null;
    if (line === null || screen.current?.contains(line) !== true) return NONE;
    const { step, person } = line.dataset;
    return { step: step === undefined ? null : Number(step), person: person ?? null };
  }, [screen]);
}
