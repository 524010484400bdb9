import type { Instant } from '../ids.ts';
import { monthStart, type Period } from '../metrics/periods.ts';
import { wallAt, type Zone } from '../time/zones.ts';

/** The quarter that an instant lies in, on the calendar of `zone`: `2026-q4`. */
export function quarterAt(at: Instant, zone: Zone): string {
  const wall = wallAt(at, zone);
  return `${wall.getUTCFullYear()}-q${Math.floor(wall.getUTCMonth() / 3) + 1}`;
}

/** The quarter of a day of the calendar. */
export const quarterOfDay = (day: string): string =>
  `${day.slice(0, 4)}-q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`;

const numbered = (quarter: string): number => Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1;

/** The quarter so many after another one; before it where the number is negative. */
export function quarterFrom(quarter: string, steps: number): string {
  const number = numbered(quarter) + steps;
  return `${String(Math.floor(number / 4)).padStart(4, '0')}-q${(number % 4) + 1}`;
}

/** “Q4 2026”. */
export const quarterLabel = (quarter: string): string => `Q${quarter.slice(6)} ${quarter.slice(0, 4)}`;

/** A quarter as a stretch of the calendar in `zone`. */
export function quarterPeriod(quarter: string, zone: Zone): Period {
  const [year, month] = [Number(quarter.slice(0, 4)), (Number(quarter.slice(6)) - 1) * 3];
  return { from: monthStart(year, month, zone), to: monthStart(year, month + 3, zone) };
}
