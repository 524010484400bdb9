import type { Instant } from '../ids.ts';
import { err, ok, type Result } from '../result.ts';
import { dayAt, type Day } from '../time/days.ts';
import { dayLine } from './chat/chat-lines.ts';
import { dayNamed } from './times/calendar.ts';

/** Why a document whose clock times lie on no day is not taken. */
export const NO_DAY =
  'Its clock times lie on no day that it names. Name one (the field above, or --day in a terminal), or import it into an incident: they take the day of that.';

/**
 * The day of clock times without one, as somebody types it: `2026-11-20`, `20 Nov`, `yesterday`, `Monday`; null where nothing is typed.
 * The sentence says why it is none: no day, or one that is still to come.
 */
export function dayTyped(words: string, now: Instant, zone: string): Result<Day | null, string> {
  const typed = words.trim();
  if (typed === '') return ok(null);
  const date = dayLine(typed, now, zone)?.date ?? null;
  const day = date === null ? null : dayNamed(date, null, now);
  if (day === null)
    return err(`“${typed}” is no day that is known here. Type one such as 2026-11-20, 20 Nov or yesterday.`);
  return day > dayAt(now, zone) ? err(`${day} is still to come: nothing has happened on it yet.`) : ok(day);
}
