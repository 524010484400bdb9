import { addDays, type Day } from '../../time/days.ts';
import { dayOfWall, midnight } from './calendar.ts';
import type { FoundTime } from './found-time.ts';

const HOUR = 3_600_000;
/** How far a clock may go back before a new day is meant rather than a slip in the order. */
const BACK = 6 * HOUR;
const AHEAD = 18 * HOUR;

type Turn = { readonly day: Day; readonly back: boolean };

/**
 * The day of a clock time without one: that of the entry before it; the next, where the clock went back by more than six hours
 * (midnight); the one before, where it stands after midnight and belongs to the evening. Never before `floor`, the last day that the document
 * names. In a list that begins with the newest, the other way round.
 */
export function dayInOrder(
  clock: number,
  before: number,
  { newestFirst, floor }: { readonly newestFirst: boolean; readonly floor: Day | null },
): Turn {
  const day = dayOfWall(before);
  const away = midnight(day) + clock - before;
  if (newestFirst) {
    if (away > BACK) return { day: addDays(day, -1), back: false };
    return { day: away < -AHEAD && floor !== null && day < floor ? addDays(day, 1) : day, back: false };
  }
  if (away < -BACK) return { day: addDays(day, 1), back: false };
  if (away > AHEAD && floor !== null && day > floor) return { day: addDays(day, -1), back: true };
  return { day, back: away < 0 };
}

/** Whether a list begins with the newest entry: more of its times go back than on, over midnight the shorter way. */
export function isNewestFirst(times: readonly (FoundTime | null)[]): boolean {
  let [on, back] = [0, 0];
  let before: { readonly day: number | null; readonly ms: number } | null = null;
  for (const time of times) {
    if (time === null || time.clock === null) continue;
    const { date, clock } = time;
    const isDated = date !== null && date.year !== null;
    const day = isDated ? Date.UTC(date.year, date.month - 1, date.day ?? 1) : null;
    if (before !== null) {
      const apart = clock.ms - before.ms;
      const away =
        day !== null && before.day !== null
          ? day - before.day + apart
          : ((apart + 36 * HOUR) % (24 * HOUR)) - 12 * HOUR;
      if (away > 0) on += 1;
      if (away < 0) back += 1;
    }
    before = { day, ms: clock.ms };
  }
  return back > on && back >= 2;
}
