import type { Instant } from '../../ids.ts';
import { instantsOf, zoneNamed, type Zone } from '../../time/zones.ts';
import type { Precision } from '../imported.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

type Day = { readonly year: number; readonly month: number; readonly date: number };

/** How a table writes days with slashes: told by all its rows together, since one by itself does not say. */
type DayOrder = 'dmy' | 'mdy' | 'unsure';

/** Whether days with slashes have the day or the month first: some row has more than twelve in one place. */
export function dayOrderOf(cells: readonly string[]): DayOrder {
  let order: DayOrder = 'unsure';
  for (const cell of cells) {
    const [, a = '0', b = '0'] = /(?:^|\s)(\d{1,2})\/(\d{1,2})\/\d{2,4}/.exec(cell) ?? [];
    if (Number(a) > 12) return 'dmy';
    if (Number(b) > 12) order = 'mdy';
  }
  return order;
}

const isoDay = /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/;
const shortDay = /(?:^|\s)(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;

function dayIn(cell: string, order: DayOrder): Day | undefined {
  const iso = isoDay.exec(cell);
  if (iso !== null) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const short = shortDay.exec(cell);
  if (short !== null) {
    const [a, b, y] = [Number(short[1]), Number(short[3]), Number(short[4])];
    const year = y < 100 ? 2000 + y : y;
    return order === 'mdy' && short[2] === '/' ? real(year, a, b) : real(year, b, a);
  }
  const named =
    /(\d{1,2})?(?:st|nd|rd|th|\.)?\s*([a-z]{3,9})\.?\s+(\d{1,2})?(?:st|nd|rd|th)?,?\s*(\d{4})/i.exec(cell);
  if (named === null) return undefined;
  const month = months.indexOf((named[2] ?? '').slice(0, 3).toLowerCase()) + 1;
  return real(Number(named[4]), month, Number(named[1] ?? named[3] ?? 0));
}

function real(year: number, month: number, date: number): Day | undefined {
  const at = new Date(Date.UTC(year, month - 1, date));
  return year >= 1970 && month >= 1 && at.getUTCMonth() === month - 1 && at.getUTCDate() === date
    ? { year, month, date }
    : undefined;
}

const clock = /(?:^|[\sT])(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?(?:\s*([ap])\.?m\.?)?/i;

type CellTime = {
  readonly at: Instant | null;
  readonly precision: Precision;
  readonly notes: readonly string[];
};

export type CellContext = {
  readonly zone: Zone;
  readonly order: DayOrder;
  /** The day for clock times without one: of the row above, of the incident; null where there is none. */
  readonly day: string | null;
};

/** The time in a cell, or in two that were set apart: seconds or milliseconds since 1970, ISO, or days as people write them. */
export function cellTime(written: string, { zone, order, day: fallback }: CellContext): CellTime {
  const cell = written.trim();
  const none = { at: null, precision: 'none', notes: cell === '' ? [] : ['its time can’t be read'] } as const;
  const epoch = /^(\d{10})(?:\.(\d{1,6}))?$|^(\d{13})$/.exec(cell);
  if (epoch !== null) {
    const at = epoch[3] === undefined ? Math.floor(Number(cell) * 1_000) : Number(cell);
    return { at, precision: 'exact', notes: [] };
  }
  const day = dayIn(cell, order) ?? (fallback === null ? undefined : dayIn(fallback, order));
  // `20.11.2026` is a day, and no twenty past eleven.
  const time = clock.exec(cell.replace(isoDay, ' ').replace(shortDay, ' '));
  if (day === undefined || (time === null && dayIn(cell, order) === undefined)) return none;
  const unsure = order === 'unsure' && /(?:^|\s)\d{1,2}\/\d{1,2}\/\d/.test(cell);
  const notes = unsure ? ['the day is taken to come before the month'] : [];
  const midnight = Date.UTC(day.year, day.month - 1, day.date);
  const here = offsetIn(cell, time?.[0] ?? '') ?? zone;
  if (time === null) return { at: instantsOf(midnight, here)[0], precision: 'day', notes };
  const [, hour = '', minute = '', second = '0', fraction = '', half] = time;
  const given = Number(hour);
  if (given > 24 || Number(minute) > 59 || Number(second) > 60) return none;
  const afternoon =
    half?.toLowerCase() === 'p' && given < 12 ? 12 : half?.toLowerCase() === 'a' && given === 12 ? -12 : 0;
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3));
  const wall = midnight + ((given + afternoon) * 60 + Number(minute)) * 60_000 + Number(second) * 1_000 + ms;
  const instants = instantsOf(wall, here);
  const exact = time[3] !== undefined;
  return {
    at: instants[0],
    precision: exact ? 'exact' : 'minute',
    notes:
      instants.length > 1
        ? [...notes, 'this clock time came twice that night; the earlier one is taken']
        : notes,
  };
}

/** The zone that stands behind the clock time, where one does. */
function offsetIn(cell: string, time: string): Zone | undefined {
  const after = cell
    .slice(cell.indexOf(time) + time.length)
    .trim()
    .replaceAll(/[()]/g, '');
  if (after === '') return undefined;
  if (/^[+-]\d{4}$/.test(after)) return zoneNamed(`${after.slice(0, 3)}:${after.slice(3)}`);
  return /^[zZ]$/.test(after) ? 0 : zoneNamed(after);
}
