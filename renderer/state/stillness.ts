import type { Instant } from '../../shared/ids.ts';

const MINUTE = 60_000;

/**
 * How long the time on screen stays right: to the next full minute, or to the next moment at which something that
 * is counted changes its words (each full minute before and after it, each second under two minutes).
 */
export function stillness(now: Instant, dues: Iterable<Instant>): number {
  let wait = MINUTE - (now % MINUTE);
  for (const due of dues) {
    const left = due - now;
    const step = left > 0 && left <= 2 * MINUTE ? 1_000 : MINUTE;
    const rest = ((left % step) + step) % step;
    wait = Math.min(wait, rest === 0 ? step : rest);
  }
  return Math.max(wait, 20);
}
