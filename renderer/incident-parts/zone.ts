import type { Instant } from '../../shared/ids.ts';
import type { Settings } from '../../shared/ipc/contract.ts';
import { formatClock, formatClockUtc, formatStamp, sameDay } from '../../shared/time/format.ts';

const here = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
const namesOf = (of: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', { timeZone: of, timeZoneName: 'short' });

/** Where the person is at this moment: people travel, and clocks are set to other zones. */
let own = here();
let names = namesOf(own);
let first: Settings['times'] = 'local';

/** The zone of every time on screen, and of what is typed: the person's own, or UTC where the settings say so. */
export let zone = own;

/** Looks where the person is now, and which clock is to come first. */
export function lookAtZone(times: Settings['times'] = first): void {
  first = times;
  const now = here();
  if (now !== own) names = namesOf(now);
  own = now;
  zone = first === 'utc' ? 'UTC' : own;
}

const ownName = (at: Instant): string =>
  names.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? own;

/** `CET`, as in force at that instant. */
export const zoneName = (at: Instant): string => (first === 'utc' ? 'UTC' : ownName(at));

export const clock = (at: Instant): string => formatClock(at, zone);
export const isToday = (at: Instant, now: Instant): boolean => sameDay(at, now, zone);
/** The clock time, with the date in front when it is not of today. */
export const stamp = (at: Instant, now: Instant): string =>
  isToday(at, now) ? clock(at) : formatStamp(at, zone, now);
/** `14:02 CET, 13:02 UTC`, shown on hover, the clock of the settings first; once where both are the same. */
export const both = (at: Instant): string => {
  const [local, utc] = [`${formatClock(at, own)} ${ownName(at)}`, formatClockUtc(at)];
  if (local === utc) return utc;
  return first === 'utc' ? `${utc}, ${local}` : `${local}, ${utc}`;
};
