import type { Instant } from '../../../../shared/ids.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';
import { dayAt, parseDay } from '../../../../shared/time/days.ts';
import { formatClock, formatDay, sameDay } from '../../../../shared/time/format.ts';
import { parseInstant } from '../../../../shared/time/words.ts';
import { instantsOf, wallAt } from '../../../../shared/time/zones.ts';

type Here = { readonly now: Instant; readonly zone: string };
const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Reads when people meet, as it is typed: `tomorrow 10:00`, `thu 10:00`, `4 dec 14:30`. @returns why not, as a sentence. */
export function readWhen(words: string, here: Here): Result<Instant, string> {
  const plain = parseInstant(words, { ...here, side: 'future' });
  if (plain.ok) return plain;
  const [, day = '', time = ''] = /^(.+?),? (?:at )?(\d{1,2}:\d{2})$/.exec(words.trim()) ?? [];
  const today = dayAt(here.now, here.zone);
  const on = day === '' ? err('') : parseDay(day, today);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  if (!on.ok || hours > 23 || minutes > 59)
    return err(
      `“${words.trim()}” can’t be read as a day and a time: try thu 10:00, tomorrow 09:30 or 14:00.`,
    );
  const wall = Date.parse(`${on.value}T00:00:00Z`) + hours * HOUR + minutes * 60_000;
  return ok(instantsOf(wall, here.zone)[0]);
}

/** Such words for an instant, which `readWhen` reads back: `Thu 19 Nov 10:00` without the weekday, `14:00` today. */
export const whenWords = (at: Instant, { now, zone }: Here): string =>
  sameDay(at, now, zone)
    ? `today ${formatClock(at, zone)}`
    : `${formatDay(at, zone).split(' ').slice(1).join(' ')} ${formatClock(at, zone)}`;

/** When such meetings begin, and the hours in which people are at work. */
const [USUAL, FIRST, LAST] = [10, 9, 17];

/**
 * A time to meet that leaves the document time to be published: at ten on the last working day before it is due; if that
 * has gone by, the next full hour of a working day.
 */
export function suggestedWhen(dueAt: Instant | null, minutes: number, { now, zone }: Here): Instant {
  const until = dueAt === null ? now + 2 * DAY : dueAt - minutes * 60_000;
  const midnight = (at: Instant): number => Math.floor(wallAt(at, zone).getTime() / DAY) * DAY;
  for (let wall = midnight(until); wall >= midnight(now); wall -= DAY) {
    const at = instantsOf(wall + USUAL * HOUR, zone)[0];
    if (isWorkday(wall) && at <= until && at > now + HOUR) return at;
  }
  let wall = Math.ceil((wallAt(now, zone).getTime() + HOUR / 2) / HOUR) * HOUR;
  while (!isWorkday(wall) || hourOf(wall) < FIRST || hourOf(wall) >= LAST) wall += HOUR;
  return instantsOf(wall, zone)[0];
}

const hourOf = (wall: number): number => new Date(wall).getUTCHours();
const isWorkday = (wall: number): boolean => ![0, 6].includes(new Date(wall).getUTCDay());
