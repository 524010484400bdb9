import type { Instant } from '../../shared/ids.ts';
import { formatClock, formatClockUtc, formatStamp, sameDay } from '../../shared/time/format.ts';

/** Where the person is: every local time on screen is of this zone. */
export const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

const names = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' });

/** `CET`, as in force at that instant. */
export const zoneName = (at: Instant): string =>
  names.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? zone;

export const clock = (at: Instant): string => formatClock(at, zone);
export const isToday = (at: Instant, now: Instant): boolean => sameDay(at, now, zone);
/** The clock time, with the date in front when it is not of today. */
export const stamp = (at: Instant, now: Instant): string =>
  isToday(at, now) ? clock(at) : formatStamp(at, zone);
/** `14:02 CET, 13:02 UTC`, shown on hover; once where both are the same. */
export const both = (at: Instant): string => {
  const [local, utc] = [`${clock(at)} ${zoneName(at)}`, formatClockUtc(at)];
  return local === utc ? utc : `${local}, ${utc}`;
};
