import type { FoundDate } from './found-time.ts';

/** What was read at a place in a text, and where it ends. */
export type Read<T> = { readonly value: T; readonly to: number };

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const month =
  '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const year = '(?:,?[ \\-]{1,2}(\\d{4})(?!\\d))?';
const iso = /(\d{4})([-/.])(\d{1,2}|\?\?|XX)\2(\d{1,2}|\?\?|XX)(?![\dA-SU-Za-su-z?])/y;
const slashed = /(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?![\d/])/y;
const dotted = /(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/y;
// The names are matched in any case but for May, which is a verb as well: that is looked at where it is read.
const monthFirst = new RegExp(
  `${month}\\.? {1,3}(\\d{1,2})(?!\\d|:\\d)(?:st|nd|rd|th)?(?:[-–]\\d{1,2}(?:st|nd|rd|th)?)?(?![A-Za-z])${year}`,
  'iy',
);
const dayFirst = new RegExp(
  `(\\d{1,2})(?:st|nd|rd|th)?\\.?(?: of)?[ \\-]{1,3}${month}(?![A-Za-z])\\.?${year}`,
  'iy',
);
const weekday = /(Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?(?![A-Za-z])\.?/iy;

/** The match of a sticky pattern at `at`. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const known = (digits: string): number | null => (/^\d+$/.test(digits) ? Number(digits) : null);
const indexIn = (names: readonly string[], name: string): number =>
  names.indexOf(name.slice(0, 3).toLowerCase());
const fits = (month: number, day: number | null): boolean =>
  month >= 1 && month <= 12 && (day === null || (day >= 1 && day <= 31));

/** A date that begins at `at`. */
export function dateAt(text: string, at: number): Read<FoundDate> | null {
  return isoAt(text, at) ?? namedAt(text, at) ?? slashedAt(text, at);
}

function isoAt(text: string, at: number): Read<FoundDate> | null {
  const [whole = '', y = '', , m = '', d = ''] = matchAt(iso, text, at) ?? [];
  if (whole === '' || Number(y) < 1970) return null;
  const [mm, dd] = [known(m), known(d)];
  if (mm === null || !fits(mm, dd)) return null;
  return { value: { year: Number(y), month: mm, day: dd, slash: false }, to: at + whole.length };
}

function namedAt(text: string, at: number): Read<FoundDate> | null {
  const [first = '', name = '', day = '', inYear] = matchAt(monthFirst, text, at) ?? [];
  if (first !== '') return named(name, day, inYear, at + first.length);
  const [last = '', before = '', called = '', ofYear] = matchAt(dayFirst, text, at) ?? [];
  return last === '' ? null : named(called, before, ofYear, at + last.length);
}

function named(name: string, day: string, inYear: string | undefined, to: number): Read<FoundDate> | null {
  if (name === 'may') return null;
  const value = {
    year: inYear === undefined ? null : Number(inYear),
    month: indexIn(monthNames, name) + 1,
    day: Number(day),
    slash: false,
  };
  return fits(value.month, value.day) ? { value, to } : null;
}

function slashedAt(text: string, at: number): Read<FoundDate> | null {
  const [dots = '', dd = '', mm = '', yyyy = ''] = matchAt(dotted, text, at) ?? [];
  if (dots !== '' && fits(Number(mm), Number(dd)))
    return {
      value: { year: Number(yyyy), month: Number(mm), day: Number(dd), slash: false },
      to: at + dots.length,
    };
  const [whole = '', a = '', b = '', y] = matchAt(slashed, text, at) ?? [];
  if (whole === '' || !(fits(Number(a), Number(b)) || fits(Number(b), Number(a)))) return null;
  const inYear = y === undefined ? null : Number(y) + (y.length === 2 ? 2000 : 0);
  return { value: { year: inYear, month: Number(a), day: Number(b), slash: true }, to: at + whole.length };
}

/** The name of a weekday at `at`: 0 is Sunday. */
export function weekdayAt(text: string, at: number): Read<number> | null {
  const [whole = '', name = ''] = matchAt(weekday, text, at) ?? [];
  return whole === '' ? null : { value: indexIn(dayNames, name), to: at + whole.length };
}

/** A cell that holds a year and nothing else, or ends in one: `Date (2022)`. */
export const yearIn = (cell: string): number | null => {
  const [, found] = /(?:^|[^\d])((?:19|20)\d{2})(?!\d)/.exec(cell.slice(0, 60)) ?? [];
  return found === undefined ? null : Number(found);
};
