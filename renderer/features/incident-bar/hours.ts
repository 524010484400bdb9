import type { Instant } from '../../../shared/ids.ts';

const CELLS = 12;

/** How full each of the twelve cells of a long time is, from 0 to 1. */
export function cellsOf(from: Instant, dueAt: Instant, now: Instant): readonly number[] {
  const gone = ((now - from) / Math.max(1, dueAt - from)) * CELLS;
  return Array.from({ length: CELLS }, (_, i) => Math.min(1, Math.max(0, gone - i)));
}
