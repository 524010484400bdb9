import type { FoundClock } from './found-time.ts';
import { matchAt, type Read } from './scan-date.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

const half = '(?:\\s{0,2}(a\\.?m\\.?|p\\.?m\\.?)(?![A-Za-z0-9])|([ap])(?![A-Za-z0-9]))?';
const colon = new RegExp(
  `(\\d{1,2}):(\\d{2}|\\?\\?)(?::(\\d{2})(?:[.,](\\d{1,9}))?)?(?![\\d])(?:${half})`,
  'iy',
);
const dot = new RegExp(`(\\d{1,2})[.h](\\d{2})(?![\\d.])(?:${half})`, 'iy');
const hourOnly = /(\d{1,2})\s?(a\.?m\.?|p\.?m\.?)(?![A-Za-z0-9])/iy;
const digits = /([01]\d|2[0-3])([0-5]\d)(?:\s?(hrs|hours|h)(?![A-Za-z]))?(?![\d:.%,/-]|[A-Za-z])/iy;
const unknown = /(?:\d[X?]|\?\?|--|XX|[0-2]\d):(?:XX|\?\?|--)(?![\w])|[0-2][X?]:\d{2}/iy;
const toBeSaid = /\(?(?:exact )?time (?:tbc|tbd|unknown|not known|unclear)\)?/iy;

/** How the text that came before allows a clock to be written: the rarer ways count where a date or a zone says that it is one. */
type ClockWays = { readonly dated: boolean };

/** A time of day that begins at `at`. */
export function clockAt(text: string, at: number, { dated }: ClockWays): Read<FoundClock> | null {
  const [whole = '', h = '', m = '', s, , am, a] = matchAt(colon, text, at) ?? [];
  if (whole !== '') return made(h, m, s, fraction(text, at, whole), am ?? a, at + whole.length);
  const [dots = '', dh = '', dm = '', dam, da] = matchAt(dot, text, at) ?? [];
  if (dots !== '' && (dated || dam !== undefined))
    return made(dh, dm, undefined, 0, dam ?? da, at + dots.length);
  const [alone = '', ah = '', aam] = matchAt(hourOnly, text, at) ?? [];
  if (alone !== '' && Number(ah) >= 1 && Number(ah) <= 12)
    return made(ah, '00', undefined, 0, aam, at + alone.length);
  const [four = '', fh = '', fm = '', hrs] = matchAt(digits, text, at) ?? [];
  if (four !== '' && (dated || hrs !== undefined))
    return made(fh, fm, undefined, 0, undefined, at + four.length);
  return null;
}

/** Milliseconds of a fraction of a second, whichever length it has: nanoseconds are cut. */
const fraction = (text: string, at: number, whole: string): number => {
  const [, part = ''] = /:\d{2}[.,](\d{1,9})/.exec(text.slice(at, at + whole.length)) ?? [];
  return part === '' ? 0 : Number(part.padEnd(3, '0').slice(0, 3));
};

function made(
  h: string,
  m: string,
  s: string | undefined,
  ms: number,
  word: string | undefined,
  to: number,
): Read<FoundClock> | null {
  const vague = !/^\d+$/.test(m);
  const [hour, minute, second] = [Number(h), vague ? 0 : Number(m), Number(s ?? 0)];
  const isMidnight = hour === 24 && minute === 0 && second === 0;
  // A leap second is written as :60.
  if ((hour > 23 && !isMidnight) || minute > 59 || second > 60) return null;
  const half = word === undefined ? null : word.toLowerCase().startsWith('a') ? 'am' : 'pm';
  const odd = half !== null && (hour > 12 || hour === 0);
  const on24 = odd || half === null ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  const contradicts = odd && half === 'am' && hour > 12;
  return {
    value: {
      ms: on24 * HOUR + minute * MINUTE + second * 1000 + ms,
      seconds: s !== undefined,
      half: odd ? null : half,
      padded: h.length === 2,
      vague,
      note: contradicts ? `${h}:${m} is no time before noon: read on a clock of 24 hours.` : null,
    },
    to,
  };
}

/** Where a time that was written as not known ends: `--:--`, `2X:XX`, `(Time TBC)`. */
export function unknownAt(text: string, at: number): number | null {
  const found = matchAt(unknown, text, at) ?? matchAt(toBeSaid, text, at);
  return found === null ? null : at + found[0].length;
}
