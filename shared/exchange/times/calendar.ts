import { daysBetween, type Day } from '../../time/days.ts';
import type { Instant } from '../../ids.ts';
import type { FoundDate } from './found-time.ts';

const DAY = 86_400_000;
const two = (n: number): string => String(n).padStart(2, '0');

/** A day of the calendar; null where it has no such date. */
function dayFrom(year: number, month: number, day: number): Day | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day && year >= 1970 && year < 2200
    ? `${year}-${two(month)}-${two(day)}`
    : null;
}

export const midnight = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
export const dayOfWall = (wall: number): Day =>
  new Date(Math.floor(wall / DAY) * DAY).toISOString().slice(0, 10);
export const weekdayOf = (day: Day): number => new Date(midnight(day)).getUTCDay();

/** Which of two numbers with a slash between them is the day. */
export type SlashOrder = 'day-first' | 'month-first';

/** A date as written in month and day, whichever way its slashes are read. */
export const ordered = (date: FoundDate, order: SlashOrder): FoundDate =>
  date.slash && order === 'day-first' ? { ...date, month: date.day ?? 0, day: date.month } : date;

/**
 * The day that a date names. One without a year is the nearest to `near`; without that, the last such day that is not in the future.
 */
export function dayNamed(date: FoundDate, near: Day | null, now: Instant): Day | null {
  const { month, day } = date;
  if (day === null) return null;
  if (date.year !== null) return dayFrom(date.year, month, day);
  const today = new Date(now).toISOString().slice(0, 10);
  const around = Number((near ?? today).slice(0, 4));
  const candidates = [around - 1, around, around + 1]
    .map((year) => dayFrom(year, month, day))
    .filter((each) => each !== null);
  if (near === null) return candidates.filter((each) => daysBetween(today, each) <= 1).at(-1) ?? null;
  const away = (each: Day): number => Math.abs(daysBetween(near, each));
  return candidates.toSorted((a, b) => away(a) - away(b))[0] ?? null;
}

/**
 * How a document writes its dates with slashes: by a part over 12, else as they lie nearest to its day, else as its zone is used to.
 * `sure` is false where nothing but custom decides.
 */
export function slashOrder(
  dates: readonly FoundDate[],
  near: Day | null,
  american: boolean,
): { readonly order: SlashOrder; readonly sure: boolean } {
  const slashed = dates.filter(({ slash }) => slash);
  if (slashed.some(({ month }) => month > 12)) return { order: 'day-first', sure: true };
  if (slashed.some(({ day }) => day !== null && day > 12)) return { order: 'month-first', sure: true };
  if (slashed.every(({ month, day }) => month === day)) return { order: 'day-first', sure: true };
  const away = (order: SlashOrder): number =>
    Math.max(
      ...slashed.map((date) => {
        const day = near === null ? null : dayNamed(ordered(date, order), near, midnight(near));
        return near === null || day === null ? Infinity : Math.abs(daysBetween(near, day));
      }),
    );
  const [first, second] = [away('day-first'), away('month-first')];
  if (Math.min(first, second) <= 14 && Math.max(first, second) > 27)
    return { order: first < second ? 'day-first' : 'month-first', sure: true };
  return { order: american ? 'month-first' : 'day-first', sure: false };
}
