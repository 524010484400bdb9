import { formatDay } from '../../../shared/time/format.ts';

/** `Sat 12 Dec` of `2026-12-12`; with the year where it is not this one. */
export function dayWords(day: string, now: number): string {
  const words = formatDay(Date.parse(`${day}T12:00Z`), 'UTC');
  const year = day.slice(0, 4);
  return year === new Date(now).toISOString().slice(0, 4) ? words : `${words} ${year}`;
}

/** `1 page`, `3 pages`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
