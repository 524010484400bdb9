import type { Instant } from '../ids.ts';

/** A zone as a person names one: an IANA name whose offset depends on the instant, or a fixed offset in minutes. */
export type Zone = string | number;

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Abbreviations that name one offset, in minutes. IST is India's and BST Britain's, as in most incident records. */
const fixed: Readonly<Record<string, number>> = {
  ...{ UTC: 0, GMT: 0, Z: 0, WET: 0, WEST: 60, BST: 60, CET: 60, CEST: 120, EET: 120, EEST: 180, MSK: 180 },
  ...{ SAST: 120, IST: 330, SGT: 480, HKT: 480, JST: 540, KST: 540, AWST: 480, ACST: 570, ACDT: 630 },
  ...{ AEST: 600, AEDT: 660, NZST: 720, NZDT: 780, HST: -600, AKST: -540, AKDT: -480, PST: -480, PDT: -420 },
  ...{ MST: -420, MDT: -360, CST: -360, CDT: -300, EST: -300, EDT: -240, AST: -240, ADT: -180, BRT: -180 },
};

/** Abbreviations that leave summer time open: the offset is the one in force at the instant that is meant. */
const generic: Readonly<Record<string, string>> = {
  ...{
    PT: 'America/Los_Angeles',
    PACIFIC: 'America/Los_Angeles',
    MT: 'America/Denver',
    CT: 'America/Chicago',
  },
  ...{ ET: 'America/New_York', EASTERN: 'America/New_York', AKT: 'America/Anchorage' },
  ...{ AET: 'Australia/Sydney', NZT: 'Pacific/Auckland' },
};

/** Every abbreviation that is understood, for the composer: there a zone is a word of this list in capitals. */
export const zoneAbbreviations: ReadonlySet<string> = new Set([
  ...Object.keys(fixed),
  ...Object.keys(generic),
]);

/** The zone that somebody named: `UTC`, `PT`, `+02:00`, `UTC+2`, `Europe/Berlin`; undefined when there is no such zone. */
export function zoneNamed(words: string): Zone | undefined {
  const name = words.trim().toUpperCase();
  const minutes = Object.hasOwn(fixed, name) ? fixed[name] : undefined;
  if (minutes !== undefined) return minutes;
  if (Object.hasOwn(generic, name)) return generic[name];
  const offset = /^(?:(?:UTC|GMT)([+-])(\d{1,2})|([+-])(\d{2}))(?::?([0-5]\d))?$/.exec(name);
  if (offset !== null) {
    const total = Number(offset[2] ?? offset[4]) * 60 + Number(offset[5] ?? 0);
    return total > 14 * 60 ? undefined : (offset[1] ?? offset[3]) === '-' ? 0 - total : total;
  }
  return /^[A-Z]+(?:[_-][A-Z]+)*(?:\/[A-Z]+(?:[_-][A-Z]+)*){1,2}$/.test(name) && exists(name)
    ? name
    : undefined;
}

function exists(zone: string): boolean {
  try {
    formatterOf(zone);
    return true;
  } catch {
    return false; // Intl knows no other way to say so
  }
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a thousand times what using one does. */
function formatterOf(zone: string): Intl.DateTimeFormat {
  let held = formatters.get(zone);
  if (held === undefined) {
    const digits = {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    } as const;
    const options = { ...digits, second: '2-digit', hourCycle: 'h23', calendar: 'gregory' } as const;
    held = new Intl.DateTimeFormat('en-US', { ...options, numberingSystem: 'latn', timeZone: zone });
    formatters.set(zone, held);
  }
  return held;
}

const QUARTER = 15 * MINUTE;
/** Since then every clock on earth was changed on a quarter of an hour of UTC. */
const TIDY = Date.UTC(1980, 0);
/** Of a zone the quarter of an hour that was asked for last, and those before it: a document goes through an incident once for each of its parts. */
type Known = { quarter: number; offset: number; readonly before: Map<number, number> };
const known = new Map<string, Known>();
/** Forty days of them. */
const MAX_KNOWN = 4_000;

/** What has to be added to UTC to read a clock in `zone` at that instant, in milliseconds. */
export function offsetAt(at: Instant, zone: Zone): number {
  if (typeof zone === 'number') return zone * MINUTE;
  if (at < TIDY) return lookUp(at, zone);
  // Ten thousand rows are read one after the other: most lie in the quarter of an hour of the one before.
  const quarter = Math.floor(at / QUARTER);
  let held = known.get(zone);
  if (held?.quarter === quarter) return held.offset;
  if (held === undefined) known.set(zone, (held = { quarter, offset: 0, before: new Map() }));
  let offset = held.before.get(quarter);
  if (offset === undefined) {
    offset = lookUp(at, zone);
    if (held.before.size >= MAX_KNOWN) held.before.clear();
    held.before.set(quarter, offset);
  }
  held.quarter = quarter;
  held.offset = offset;
  return offset;
}

function lookUp(at: Instant, zone: string): number {
  const [month = 1, day = 1, year = 1970, ...time] = (formatterOf(zone).format(at).match(/\d+/g) ?? []).map(
    Number,
  );
  const [hour = 0, minute = 0, second = 0] = time;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/** What calendar and clock show in `zone`, as a Date whose UTC fields are the local ones. */
export const wallAt = (at: Instant, zone: Zone): Date => new Date(at + offsetAt(at, zone));

/**
 * The instants at which a clock in `zone` shows `wall` (local fields as UTC milliseconds), earliest first: one as a
 * rule, two where the clock is put back. Where it is put forward over `wall` there is none: then the time is moved
 * forward by as much as the clock was (02:30 is 03:30).
 */
export function instantsOf(wall: number, zone: Zone): readonly [Instant, ...Instant[]] {
  const before = wall - offsetAt(wall - DAY, zone);
  const after = wall - offsetAt(wall + DAY, zone);
  const shows = (at: Instant): boolean => at + offsetAt(at, zone) === wall;
  if (before === after || !shows(after)) return [before];
  if (!shows(before)) return [after];
  return before < after ? [before, after] : [after, before];
}
