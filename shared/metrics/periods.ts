import type { Instant } from '../ids.ts';
import { formatDay } from '../time/format.ts';
import { instantsOf, wallAt, type Zone } from '../time/zones.ts';

/** A stretch of the calendar; `to` is the first instant after it. */
export type Period = { readonly from: Instant; readonly to: Instant };

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** The first instant of a month in `zone`; `month` counts from 0 and may lie outside the year. */
export const monthStart = (year: number, month: number, zone: Zone): Instant =>
  instantsOf(Date.UTC(year, month, 1), zone)[0];

/** Whole months: this one and those before it. */
export function lastMonths(count: number, now: Instant, zone: Zone): Period {
  const [year, month] = monthAt(now, zone);
  return { from: monthStart(year, month - count + 1, zone), to: monthStart(year, month + 1, zone) };
}

/** The quarter that lies so many before the one of `now`. */
export function quarterBefore(back: number, now: Instant, zone: Zone): Period {
  const [year, month] = monthAt(now, zone);
  const first = Math.floor(month / 3) * 3 - back * 3;
  return { from: monthStart(year, first, zone), to: monthStart(year, first + 3, zone) };
}

function monthAt(at: Instant, zone: Zone): readonly [number, number] {
  const wall = wallAt(at, zone);
  return [wall.getUTCFullYear(), wall.getUTCMonth()];
}

export type Month = { readonly key: string; readonly label: string; readonly from: Instant };

/** The months that a period touches, the earliest first: `2026-11`, “Nov” or, where there are two of them, “Nov 2026”. */
export function monthsOf({ from, to }: Period, zone: Zone): readonly Month[] {
  const [year, month] = monthAt(from, zone);
  const months: Month[] = [];
  for (let next = 0; ; next += 1) {
    const at = monthStart(year, month + next, zone);
    if (at >= to) break;
    const first = new Date(Date.UTC(year, month + next, 1));
    const key = first.toISOString().slice(0, 7);
    months.push({ key, label: names[first.getUTCMonth()] ?? key, from: at });
  }
  return months.length <= 12
    ? months
    : months.map((each) => ({ ...each, label: `${each.label} ${each.key.slice(0, 4)}` }));
}

/** “Dec 2025 to Nov 2026”, “Nov 2026”, “3 Nov to 9 Nov 2026”: whole months by their names, anything else by its days. */
export function periodWords({ from, to }: Period, zone: Zone): string {
  const [first, last] = [wallAt(from, zone), wallAt(to - 1, zone)];
  const whole =
    monthStart(first.getUTCFullYear(), first.getUTCMonth(), zone) === from &&
    monthStart(last.getUTCFullYear(), last.getUTCMonth() + 1, zone) === to;
  const name = (wall: Date): string => `${names[wall.getUTCMonth()] ?? ''} ${wall.getUTCFullYear()}`;
  if (whole) return name(first) === name(last) ? name(first) : `${name(first)} to ${name(last)}`;
  const day = (at: Instant, wall: Date): string => `${formatDay(at, zone).slice(4)} ${wall.getUTCFullYear()}`;
  return `${day(from, first)} to ${day(to - 1, last)}`;
}

/** `2026-11-20`: the calendar's day in `zone`. */
export const dayAt = (at: Instant, zone: Zone): string => wallAt(at, zone).toISOString().slice(0, 10);

/** The midnight of a day in UTC; NaN where there is no such day: `2026-02-31` is not the third of March. */
function midnightOf(day: string): number {
  const at = Date.parse(`${day}T00:00Z`);
  return at >= 0 && new Date(at).toISOString().startsWith(day) ? at : Number.NaN;
}

/** The period from one day to another, both included; null where a day is none, or they are the wrong way round. */
export function periodOfDays(from: string, to: string, zone: Zone): Period | null {
  const [first, last] = [midnightOf(from), midnightOf(to)];
  if (Number.isNaN(first) || Number.isNaN(last) || last < first) return null;
  return { from: instantsOf(first, zone)[0], to: instantsOf(last + 86_400_000, zone)[0] };
}
