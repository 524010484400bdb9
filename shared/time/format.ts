import type { Instant } from '../ids.ts';
import { wallAt, type Zone } from './zones.ts';

const MINUTE = 60_000;
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const two = (n: number): string => String(n).padStart(2, '0');
const clockOf = (wall: Date): string => `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`;
const dayOf = (wall: Date): string =>
  `${weekdays[wall.getUTCDay()] ?? ''} ${wall.getUTCDate()} ${months[wall.getUTCMonth()] ?? ''}`;

/** `14:02`, on a clock in `zone` (an IANA name). */
export const formatClock = (at: Instant, zone: Zone): string => clockOf(wallAt(at, zone));

/** `14:02 UTC`. */
export const formatClockUtc = (at: Instant): string => `${clockOf(new Date(at))} UTC`;

/** So long ago, or ahead, a day and a month alone would be taken for those of this year. */
const YEAR_SAID_MS = 300 * 86_400_000;

/** `Tue 17 Nov`; `Thu 9 Feb 2017` where `now` is given and that is far from it, as with what was imported. */
export function formatDay(at: Instant, zone: Zone, now: Instant = at): string {
  const wall = wallAt(at, zone);
  return Math.abs(now - at) > YEAR_SAID_MS ? `${dayOf(wall)} ${wall.getUTCFullYear()}` : dayOf(wall);
}

/** `Tue 17 Nov 14:02`, for what is not of today; with its year as `formatDay` has it. */
export const formatStamp = (at: Instant, zone: Zone, now: Instant = at): string =>
  `${formatDay(at, zone, now)} ${clockOf(wallAt(at, zone))}`;

/** `2026-11-17T14:02:05Z`: UTC without milliseconds, as exports and `ic` print it. */
export const formatIso = (at: Instant): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');

/** Whether two instants lie on the same date in `zone`. */
export const sameDay = (a: Instant, b: Instant, zone: Zone): boolean =>
  Math.floor(wallAt(a, zone).getTime() / 86_400_000) === Math.floor(wallAt(b, zone).getTime() / 86_400_000);

/** `0 min`, `47 min`, `3 h 18`, `2 d 4 h`: whole minutes that have passed; less than nothing is nothing. */
export function formatSpan(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE));
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes} min`;
  return hours < 24 ? `${hours} h ${two(minutes % 60)}` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

export type DueState = { readonly state: 'rest' | 'soon' | 'over'; readonly text: string };

/**
 * How much time is left, in three degrees: at rest with more than ten minutes to go, soon, over. Counts in minutes
 * (a minute that has begun counts as left, and as not yet over), in seconds only under two minutes.
 */
export function dueState(dueAt: Instant, now: Instant): DueState {
  const left = dueAt - now;
  if (left <= -MINUTE) return { state: 'over', text: `+${counted(Math.floor(-left / MINUTE))} over` };
  if (left <= 0) return { state: 'over', text: 'due now' };
  const minutes = Math.ceil(left / MINUTE);
  if (left > 10 * MINUTE) return { state: 'rest', text: counted(minutes) };
  const seconds = Math.ceil(left / 1000);
  if (seconds >= 120) return { state: 'soon', text: `${minutes} min left` };
  return { state: 'soon', text: `${Math.floor(seconds / 60)}:${two(seconds % 60)} left` };
}

/** Minutes up to two hours, where a countdown is read against a cadence; longer ones in hours or days. */
const counted = (minutes: number): string =>
  minutes < 120 ? `${minutes} min` : formatSpan(minutes * MINUTE);

/** Puts clock times into words that hold `{0}`, `{1}`: a record has instants, and whoever reads it a zone. */
export const fillTimes = (
  words: string,
  times: readonly Instant[] | undefined,
  show: (at: Instant) => string,
): string =>
  times === undefined
    ? words
    : words.replaceAll(/\{(\d)\}/g, (whole, digit: string) => {
        const at = times[Number(digit)];
        return at === undefined ? whole : show(at);
      });
