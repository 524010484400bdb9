import type { Instant } from '../../ids.ts';
import { instantsOf, wallAt, zoneNamed, type Zone } from '../../time/zones.ts';
import type { UpdateContext } from '../update-context.ts';
import type { Span } from './read-text.ts';

/** A clock time in the text; `from` and `to` hold its date and its zone where they are written. */
export type ClockTime = Span & {
  /** Where the clock time itself ends, before its zone. */
  readonly clockTo: number;
  readonly zoned: boolean;
  /** The moment that is meant: the one nearest to now where no date is written; null where its zone is unknown. */
  readonly at: Instant | null;
};

const MINUTE = 60_000;
const DAY = 86_400_000;
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const weekdays = 'sun mon tue wed thu fri sat'.split(' ');
const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}';
const weekday = '(?:Sun|Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?)(?:day)?';
const date = `(?:\\d{4}-\\d{2}-\\d{2}|(?:${weekday},? )?\\d{1,2}(?:st|nd|rd|th)? (?:of )?${month}|(?:${weekday},? )?${month} \\d{1,2}(?:st|nd|rd|th)?|[Tt]omorrow|[Tt]oday|[Tt]onight|[Yy]esterday|${weekday})`;
const zone =
  '(?:UTC|GMT)[+-]\\d{1,2}(?::?\\d{2})?|[A-Z]{2,5}(?:/[A-Z]{2,5})?(?![\\w-])|[A-Z][a-z]+/[A-Z][A-Za-z_]+|[+-]\\d{2}:\\d{2}|(?:Pacific|Eastern|Central|Mountain|[A-Z][a-z]{2,}(?: [A-Z][a-z]+)?)(?: standard| daylight)? [Tt]ime\\b';
const clock =
  '(?:(?<h>\\d{1,2})(?::|h(?=\\d\\d))(?<m>\\d{2})(?::\\d{2})?(?![\\d%]|:\\d)(?:\\s?(?<half>[apAP])\\.?[mM]\\b\\.?)?|(?<h2>\\d{1,2})\\s?(?<half2>[apAP])\\.?[mM]\\b\\.?|(?<h4>[01]\\d|2[0-3])(?<m4>[0-5]\\d)(?=\\s?(?:hrs|h|UTC|GMT|Z|CET|CEST)\\b)|(?<word>[Nn]oon|[Mm]idnight)\\b)';
const pattern = new RegExp(
  `(?:(?<before>${date})(?:T|,? (?:at |by )?))?(?<![\\d:.,/+])${clock}(?:(?<z>Z\\b)|\\s?\\(?(?<zone>${zone})\\)?)?(?:,? (?:on )?(?<after>${date})(?!\\w))?`,
  'g',
);

/** Every clock time between two places. */
export function timesIn(words: string, { from, to }: Span, context: UpdateContext): readonly ClockTime[] {
  const times: ClockTime[] = [];
  for (const match of words.slice(from, to).matchAll(pattern)) {
    const { h, m, half, h2, half2, h4, m4, word, z, before, after } = match.groups ?? {};
    const hours = Number(h ?? h2 ?? h4 ?? (word?.toLowerCase() === 'noon' ? 12 : 0));
    const minutes = Number(m ?? m4 ?? 0);
    const afternoon = (half ?? half2)?.toLowerCase();
    if (minutes > 59 || hours > (afternoon === undefined ? 24 : 12)) continue;
    const wallHours = afternoon === undefined ? hours : (hours % 12) + (afternoon === 'p' ? 12 : 0);
    const named = z ?? match.groups?.['zone'];
    const known = named === undefined ? context.zone : zoneCalled(named, context);
    // “by 14:33 AND …”: letters that name no zone belong to the sentence.
    const stray = known === undefined && named !== undefined && /^[A-Z]{2,5}$/.test(named);
    const start = from + match.index;
    const whole = start + match[0].length;
    const clockTo = start + endOfClock(match[0], named, after);
    times.push({
      from: start,
      to: stray ? clockTo : whole,
      clockTo,
      zoned: named !== undefined && !stray,
      at:
        known === undefined && !stray
          ? null
          : momentOf(
              (wallHours * 60 + minutes) * MINUTE,
              known ?? context.zone,
              before ?? after,
              context.now,
            ),
    });
  }
  return times;
}

function endOfClock(whole: string, named: string | undefined, after: string | undefined): number {
  const dated = after === undefined ? whole.length : whole.lastIndexOf(after);
  const zoned = named === undefined ? dated : whole.lastIndexOf(named, dated);
  return whole.slice(0, zoned).replace(/(?:,| on| \(|\()?[\s(]*$/, '').length;
}

/** A zone as updates name it; undefined for one that is not known. */
function zoneCalled(name: string, context: UpdateContext): Zone | undefined {
  if (name === context.zoneName) return context.zone;
  const [plain = ''] = name.split(/ (?:standard |daylight )?time/i);
  const city =
    typeof context.zone === 'string' ? context.zone.split('/').at(-1)?.replaceAll('_', ' ') : undefined;
  if (plain === city) return context.zone;
  return zoneNamed(plain) ?? zoneNamed(plain.split('/')[0] ?? '');
}

function momentOf(ms: number, zone: Zone, date: string | undefined, now: Instant): Instant | null {
  const today = Math.floor(wallAt(now, zone).getTime() / DAY) * DAY;
  if (date !== undefined) {
    const day = dayNamed(date, today);
    return day === null ? null : instantsOf(day + ms, zone)[0];
  }
  const wall = wallAt(now, zone).getTime();
  const near = [-1, 0, 1].map((n) => today + n * DAY + ms);
  const nearest = near.reduce((best, each) => (Math.abs(each - wall) < Math.abs(best - wall) ? each : best));
  return instantsOf(nearest, zone)[0];
}

function dayNamed(date: string, today: number): number | null {
  const word = date.toLowerCase();
  if (word === 'today' || word === 'tonight') return today;
  if (word === 'tomorrow') return today + DAY;
  if (word === 'yesterday') return today - DAY;
  if (/^\d{4}-/.test(word)) return Date.parse(`${word}T00:00:00Z`);
  const monthIndex = months.findIndex((each) => new RegExp(`\\b${each}`).test(word));
  const dayOfMonth = /\d{1,2}/.exec(word);
  if (monthIndex >= 0 && dayOfMonth !== null)
    return Date.UTC(new Date(today).getUTCFullYear(), monthIndex, Number(dayOfMonth[0]));
  const weekdayIndex = weekdays.findIndex((each) => word.startsWith(each));
  return weekdayIndex < 0 ? null : today + ((weekdayIndex - new Date(today).getUTCDay() + 7) % 7) * DAY;
}
