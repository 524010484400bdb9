import type { Instant } from '../ids.ts';
import { err, ok, type Result } from '../result.ts';
import { wallAt } from './zones.ts';

/** A day of the calendar as it is recorded: `2026-12-01`. Such days compare as texts do. */
export type Day = string;

const DAY = 86_400_000;
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** How far ahead a day may lie: what is typed beyond it is a slip of the finger. */
const FARTHEST_DAYS = 1_830;

/** The day that an instant falls on, on a clock in `zone` (an IANA name). */
export const dayAt = (at: Instant, zone: string): Day => wallAt(at, zone).toISOString().slice(0, 10);

const midnightOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (midnight: number): Day => new Date(midnight).toISOString().slice(0, 10);

/** The day `days` after another one; before it, where they are less than nothing. */
export const addDays = (day: Day, days: number): Day => dayOf(midnightOf(day) + days * DAY);

/** How many days lie between two: 1 from one day to the next, less than nothing backwards. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((midnightOf(to) - midnightOf(from)) / DAY);

/** `Fri 4 Dec`, with the year where it is not the one of `today`; `today`, `tomorrow` and `yesterday` by those names. */
export function dayWords(day: Day, today: Day): string {
  const near = { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' }[String(daysBetween(today, day))];
  if (near !== undefined) return near;
  const at = new Date(midnightOf(day));
  const name = (weekdays[at.getUTCDay()] ?? '').slice(0, 3);
  const month = months[at.getUTCMonth()] ?? '';
  const year = day.slice(0, 4) === today.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`;
  return `${capital(name)} ${at.getUTCDate()} ${capital(month)}${year}`;
}

const capital = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;

const span =
  /^(?:in |\+ ?)?(\d{1,4}|an?) ?(d(?:ays?)?|w(?:(?:ee)?ks?)?|m(?:onths?)?|y(?:ears?)?)(?: from now)?$/;
const weekday = /^(next |this )?(sun|mon|tue|wed|thu|fri|sat)([a-z]*)$/;
const written = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const named =
  /^(?:(\d{1,2})(?:st|nd|rd|th)?\.? ([a-z]{3,9})|([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)?),?(?: (\d{4}))?$/;

/**
 * Reads a day as people type one: `today`, `tomorrow`, `fri`, `next monday`, `in 2 weeks`, `10 days`, `+3d`,
 * `end of month`, `4 Dec`, `2026-12-01`. A weekday is the next one after today, `next` one of the week after; a date without
 * a year is the next such date.
 * @returns the day, or one sentence that says what was typed and gives examples. Never throws.
 */
export function parseDay(words: string, today: Day): Result<Day, string> {
  const typed = words.trim();
  const plain = typed
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replace(/^(?:by|on|due) /, '');
  const shown = typed.length > 40 ? `${typed.slice(0, 40)}…` : typed;
  const examples = 'try fri, in 2 weeks or 2026-12-01';
  if (plain === '') return err(`No day was given: ${examples}.`);
  const day = plain.length > 60 ? undefined : readDay(plain, today);
  if (day === undefined) return err(`“${shown}” can’t be read as a day: ${examples}.`);
  const away = daysBetween(today, day);
  if (away > FARTHEST_DAYS) return err(`“${shown}” is more than five years away: ${examples}.`);
  if (away < -FARTHEST_DAYS) return err(`“${shown}” is more than five years ago: ${examples}.`);
  return ok(day);
}

function readDay(plain: string, today: Day): Day | undefined {
  const near = { yesterday: -1, today: 0, tonight: 0, tomorrow: 1, tmrw: 1 }[plain];
  if (near !== undefined) return addDays(today, near);
  if (plain === 'next week') return addDays(today, 7);
  if (plain === 'next month') return addMonths(today, 1);
  if (/^(?:the )?end of (?:the )?(?:this )?month$/.test(plain))
    return addDays(addMonths(`${today.slice(0, 7)}-01`, 1), -1);
  if (/^(?:the )?end of (?:the )?(?:this )?week$/.test(plain)) return nextWeekday(today, 5, true);
  return fromSpan(plain, today) ?? fromWeekday(plain, today) ?? fromDate(plain, today);
}

function fromSpan(plain: string, today: Day): Day | undefined {
  const [, count = '', unit = ''] = span.exec(plain) ?? [];
  if (unit === '') return undefined;
  const n = count.startsWith('a') ? 1 : Number(count);
  if (unit.startsWith('d')) return addDays(today, n);
  if (unit.startsWith('w')) return addDays(today, 7 * n);
  return addMonths(today, unit.startsWith('y') ? 12 * n : n);
}

function fromWeekday(plain: string, today: Day): Day | undefined {
  const [, which, short = '', rest = ''] = weekday.exec(plain) ?? [];
  const index = weekdays.findIndex((name) => name.startsWith(short));
  const whole = weekdays[index] ?? '';
  if (short === '' || !whole.startsWith(`${short}${rest}`)) return undefined;
  const next = nextWeekday(today, index, which === 'this ');
  // “Next Friday” is the one of next week, whichever day it is.
  if (which !== 'next ') return next;
  const monday = nextWeekday(today, 1, false);
  return addDays(monday, (index + 6) % 7);
}

/** The next such day of the week; today itself counts where `orToday` says so. */
function nextWeekday(today: Day, index: number, orToday: boolean): Day {
  const ahead = (index - new Date(midnightOf(today)).getUTCDay() + 7) % 7;
  return addDays(today, ahead === 0 && !orToday ? 7 : ahead);
}

function fromDate(plain: string, today: Day): Day | undefined {
  const iso = written.exec(plain);
  if (iso !== null) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const [, before, month, monthFirst, after, year] = named.exec(plain) ?? [];
  const name = month ?? monthFirst ?? '';
  const number = months.findIndex((each) => name.startsWith(each)) + 1;
  if (number === 0 || !full(name, number)) return undefined;
  const date = Number(before ?? after);
  if (year !== undefined) return real(Number(year), number, date);
  const thisYear = Number(today.slice(0, 4));
  // The 29th of February comes every few years.
  for (let ahead = 0; ahead <= 5; ahead += 1) {
    const day = real(thisYear + ahead, number, date);
    if (day !== undefined && day >= today) return day;
  }
  return undefined;
}

/** Whether a name of a month is one: `dec`, `sept`, `december`. */
const full = (name: string, number: number): boolean =>
  new Date(Date.UTC(2026, number - 1, 1))
    .toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' })
    .toLowerCase()
    .startsWith(name);

function real(year: number, month: number, date: number): Day | undefined {
  const at = new Date(Date.UTC(year, month - 1, date));
  const is = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === date;
  return is && year >= 1970 ? at.toISOString().slice(0, 10) : undefined;
}

/** The same date some months later; the last of the month where it has none. */
function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + count + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10);
}
