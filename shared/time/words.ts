import type { Instant } from '../ids.ts';
import { err, ok, type Result } from '../result.ts';
import { instantsOf, wallAt, zoneAbbreviations, zoneNamed, type Zone } from './zones.ts';

/** On which side of now a time lies that leaves it open (`20m`, `14:02`). */
export type Side = 'past' | 'future';
/** `zone` is an IANA name: where the person is who typed. */
export type TimeContext = { readonly now: Instant; readonly zone: string };

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FARTHEST = 366 * DAY;
/** How far ahead a clock time may lie and still be meant as past: wall clocks never agree to the second. */
const GRACE = MINUTE;

const span = new RegExp(
  '^(?:(\\d{1,9}) ?d(?:ays?)?)? ?(?:(\\d{1,9}) ?h(?:(?:ou)?rs?)?)? ?' +
    '(?:(\\d{1,9}) ?m(?:in(?:ute)?s?)?)? ?(?:(\\d{1,9}) ?s(?:ec(?:ond)?s?)?)?$',
);
const clock = /^(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)? ?(?:([ap])\.?m\b\.?)? ?\(?([^()]*)\)?$/;
const date = /^(\d{4})-(\d{2})-(\d{2})(?:t|,? )(.+)$/;
const day = /^(yesterday|today|tomorrow),? (?:at )?(.+)$/;

/**
 * Reads a time as people type one: `now`, `-5m`, `5 minutes ago`, `in 20m`, `14:02`, `2:05pm PT`, `yesterday 23:50`,
 * `2026-11-20 14:02 CET`, ISO 8601.
 *
 * A clock time without a date is the last such time on side `past` (up to a minute ahead of now counts as past) and
 * the next one on side `future`. Where clocks are put back and show it twice, a time without a date follows the same
 * rule, and one with a date is the earlier of the two, except on side `past` while both have gone by: then it is the
 * later one, being nearer to what the person just saw. A time that a clock skips is moved forward by the gap.
 * @returns the instant, or one sentence that says what was typed and gives examples. Never throws.
 */
export function parseInstant(
  words: string,
  context: TimeContext & { readonly side: Side },
): Result<Instant, string> {
  const { now, side } = context;
  const typed = words.trim();
  const plain = typed
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\u2212\u2013]/, '-');
  const shown = typed.length > 40 ? `${typed.slice(0, 40)}…` : typed;
  const examples =
    side === 'past' ? '-5m, 14:02, 2:05pm PT or yesterday 23:50' : '+20m, 14:30, 2:30pm PT or tomorrow 09:00';
  const refuse = (why: string): Result<never, string> => err(`“${shown}” ${why}: try ${examples}.`);
  if (plain === '') return err(`No time was given: try ${examples}.`);
  const at = plain.length > 80 ? undefined : (fromSpan(plain, now, side) ?? fromCalendar(plain, context));
  if (at === undefined || Number.isNaN(at)) return refuse('can’t be read as a time');
  const back = date.test(plain) ? Infinity : FARTHEST; // a written date may be that of an incident long past
  if (at - now > FARTHEST || now - at > back) return refuse('is more than a year away');
  return ok(at);
}

function fromSpan(plain: string, now: Instant, side: Side): Instant | undefined {
  if (plain === 'now') return now;
  const [, sign, before, length = '', after] =
    /^(?:([+-]) ?|(in ))?(.+?)( ago| from now)?$/.exec(plain) ?? [];
  const parts = span.exec(length);
  const said = [sign, before, after].filter((word) => word !== undefined);
  if (length === '' || parts === null || said.length > 1) return undefined;
  const [d, h, m, s] = parts.slice(1).map((digits) => Number((digits as string | undefined) ?? 0)); // groups may be absent
  const ms = (d ?? 0) * DAY + (h ?? 0) * HOUR + (m ?? 0) * MINUTE + (s ?? 0) * SECOND;
  const back = said.length === 0 ? side === 'past' : sign === '-' || after === ' ago';
  return back ? now - ms : now + ms;
}

function fromCalendar(plain: string, context: TimeContext & { readonly side: Side }): Instant | undefined {
  const [, year, month, dayOfMonth, dated] = date.exec(plain) ?? [];
  const [, named, onDay] = day.exec(plain) ?? [];
  const time = clockTime(dated ?? onDay ?? plain, context.zone);
  if (time === undefined) return undefined;
  const { now, side } = context;
  const midnight = Math.floor(wallAt(now, time.zone).getTime() / DAY) * DAY;
  if (dated !== undefined) {
    const wall = Date.UTC(Number(year), Number(month) - 1, Number(dayOfMonth));
    if (new Date(wall).getUTCDate() !== Number(dayOfMonth) || Number(month) > 12 || Number(year) < 1970)
      return undefined;
    return ofTwo(instantsOf(wall + time.ms, time.zone), context);
  }
  if (named !== undefined) {
    const shift = named === 'yesterday' ? -DAY : named === 'tomorrow' ? DAY : 0;
    return ofTwo(instantsOf(midnight + shift + time.ms, time.zone), context);
  }
  const around = [-2, -1, 0, 1, 2].flatMap((n) => instantsOf(midnight + n * DAY + time.ms, time.zone));
  return side === 'past' ? around.findLast((at) => at <= now + GRACE) : around.find((at) => at >= now);
}

const ofTwo = (
  [first, second]: readonly [Instant, ...Instant[]],
  { now, side }: TimeContext & { side: Side },
): Instant => (side === 'past' && second !== undefined && second <= now + GRACE ? second : first);

/** A time of day in milliseconds since midnight, with its zone; `14` alone is no time, `2pm` is. */
function clockTime(words: string, local: string): { ms: number; zone: Zone } | undefined {
  const [, hours, minutes, seconds = '0', fraction = '', half, named = ''] = clock.exec(words) ?? [];
  if (hours === undefined || (minutes === undefined && half === undefined)) return undefined;
  const zone = named.trim() === '' ? local : zoneNamed(named);
  const h = Number(hours);
  const [m, s] = [Number(minutes ?? 0), Number(seconds)];
  if (zone === undefined || m > 59 || s > 59) return undefined;
  if (half === undefined ? h > 23 : h < 1 || h > 12) return undefined;
  const hour = half === undefined ? h : (h % 12) + (half === 'p' ? 12 : 0);
  return { ms: hour * HOUR + m * MINUTE + s * SECOND + Number(fraction.padEnd(3, '0').slice(0, 3)), zone };
}

export type LeadingTime = { readonly at: Instant; readonly token: string; readonly rest: string };

const leadingSpan = /^\s*([-\u2212\u2013](?=\d)(?:\d{1,3}d)?(?:\d{1,4}h)?(?:\d{1,5}m)?(?:\d{1,5}s)?)(?=\s)/;
const leadingClock =
  /^\s*(\d{1,2}:\d{2}(?::\d{2})?(?:Z| ?[AaPp][Mm](?!\S))?)(?: ([A-Z]{2,7})(?!\S))?(?=\s|$)/;
const trailingSpan = /\s([-\u2212\u2013](?=\d)(?:\d{1,4}h)?(?:\d{1,5}m)?)\s*$/;

/**
 * The event time in a line of the composer: a time as its first word (`-5m`, `14:02`, `2:05pm PT`) with text after
 * it, or `-5m` as its last one. Everything else is prose: "at 2 nodes", "-2 nodes", "1:1 with Ana", "404 errors".
 * A zone counts in capitals only, since "14:02 et al" is prose. The time lies in the past, as in a log it must.
 * @returns the instant, the words that were the time, and the text without them; null when there is no time.
 */
export function leadingTime(text: string, { now, zone }: TimeContext): LeadingTime | null {
  const made = (token: string, rest: string): LeadingTime | null => {
    const read = parseInstant(token, { now, zone, side: 'past' });
    return read.ok && rest !== '' ? { at: read.value, token, rest } : null;
  };
  const first = leadingSpan.exec(text) ?? leadingClock.exec(text);
  if (first !== null) {
    const [, time = '', name] = first;
    const zoned = name !== undefined && zoneAbbreviations.has(name);
    const start = text.indexOf(time);
    const end = zoned ? start + time.length + 1 + name.length : start + time.length;
    const leading = made(text.slice(start, end), text.slice(end).trim());
    if (leading !== null) return leading;
  }
  const last = trailingSpan.exec(text);
  return last === null ? null : made(last[1] ?? '', text.slice(0, last.index).trim());
}
