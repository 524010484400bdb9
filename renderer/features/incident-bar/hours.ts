import type { Instant } from '../../../shared/ids.ts';
import { dueState, formatSpan, type DueState } from '../../../shared/time/format.ts';

const HOUR = 3_600_000;
const CELLS = 12;
/** Below so many hours the time that is left is outlined. */
const SOON = 10 * HOUR;

/** How full each of the twelve cells of a long time is, from 0 to 1. */
export function cellsOf(from: Instant, dueAt: Instant, now: Instant): readonly number[] {
  const gone = ((now - from) / Math.max(1, dueAt - from)) * CELLS;
  return Array.from({ length: CELLS }, (_, i) => Math.min(1, Math.max(0, gone - i)));
}

/** Time that is counted in hours, in three degrees: `31 h left`, outlined below ten hours, inverted when over. */
export function leftWords(dueAt: Instant, now: Instant): DueState {
  const left = dueAt - now;
  if (left <= 0) return dueState(dueAt, now);
  const words =
    left >= 48 * HOUR
      ? `${Math.floor(left / (24 * HOUR))} d left`
      : left >= SOON
        ? `${Math.floor(left / HOUR)} h left`
        : `${formatSpan(left)} left`;
  return { state: left > SOON ? 'rest' : 'soon', text: words };
}
