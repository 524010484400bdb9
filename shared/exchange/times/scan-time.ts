import type { FoundClock, FoundDate, FoundTime } from './found-time.ts';
import { clockAt, unknownAt } from './scan-clock.ts';
import { dateAt, matchAt, weekdayAt, type Read } from './scan-date.ts';
import { relativeAt } from './scan-relative.ts';
import { zoneAt } from './scan-zone.ts';

/** The longest stretch of text that one time is looked for in: all that is read at a place is of bounded cost. */
const REACH = 160;

const about =
  /(?:~|≈|ca\.?(?= ?\d)|circa|approx(?:\.|imately)?|around|about|roughly|shortly (?:after|before)|just (?:after|before)|sometime (?:around|after|before))\s{0,2}/iy;
const between = /(?:between|from|at|on|since|@)\s{1,2}/iy;
const partOfDay =
  /(?:(?:the |in the )?(?:very )?(?:early |late |mid-?)?(?:morning|afternoon|evening|night)(?: (?:of|on))?|early|late)(?![A-Za-z])\s{0,2}/iy;
const gap = /(?:\s{0,4},?\s{0,4}(?:at|@|on|-{1,2}|–|—)?\s{1,6}|\s{0,4}[,T]?\s{0,4})/y;
const lead = /\s{0,4}(?:[,(–—-]\s{0,2})?(?:on\s{1,2})?/y;
const to = /\s{0,3}(?:-{1,3}>?|–|—|→|\bto\b|\buntil\b|\btill\b|\band\b)\s{0,3}/iy;
const epoch = /^\s{0,9}(1\d{9})(?:\.(\d{1,6})|(\d{3}))?\s{0,9}$/;

type Parts = {
  date: FoundDate | null;
  weekday: number | null;
  clock: FoundClock | null;
  zone: string | null;
  about: boolean;
  unknown: boolean;
  iso: boolean;
  to: number;
};

/**
 * The time that begins at `at`, in every way that post-mortems write one (the table in the tests). Nothing is resolved.
 * What is only a number, a name of a day, or the name of a month is none.
 */
export function timeAt(text: string, at: number): FoundTime | null {
  const near = text.length > at + REACH ? text.slice(0, at + REACH) : text;
  const relative = relativeAt(near, at);
  const parts = partsAt(near, at);
  if (parts === null)
    return relative === null ? null : bare(text, at, relative.to, { relative: relative.value });
  const second = parts.clock === null ? null : endAt(near, parts);
  const zone = parts.zone ?? second?.value.zone ?? null;
  const to = second?.to ?? parts.to;
  const clock = halved(parts.clock, second?.value.clock ?? null);
  const read = { ...parts, clock, zone };
  const end = second === null ? null : { ...second.value, zone: second.value.zone ?? zone };
  const after = clock === null ? null : twinAt(near, to);
  return bare(text, at, after?.to ?? to, {
    ...{ date: read.date ?? after?.date ?? null, weekday: read.weekday, clock, zone: after?.zone ?? zone },
    ...{ about: read.about || clock?.vague === true, unknown: read.unknown, end, twin: after?.twin ?? null },
  });
}

const bare = (text: string, from: number, to: number, parts: Partial<FoundTime>): FoundTime => ({
  ...{ date: null, weekday: null, clock: null, zone: null, about: false, unknown: false },
  ...{ end: null, twin: null, epoch: null, relative: null },
  ...parts,
  ...{ from, to, raw: text.slice(from, to).trim() },
});

/** Seconds or milliseconds since 1970, where they are all there is in a cell. */
export function epochIn(cell: string): FoundTime | null {
  const [whole, seconds = '', fraction = '', ms = ''] = cell.length > 40 ? [] : (epoch.exec(cell) ?? []);
  if (whole === undefined) return null;
  const at = Number(seconds) * 1000 + (ms === '' ? Number(fraction.padEnd(3, '0').slice(0, 3)) : Number(ms));
  return bare(cell, 0, cell.length, { epoch: at });
}

/** Date, weekday, clock and zone in any order that people write, as far as it goes. */
function partsAt(text: string, at: number): Parts | null {
  const parts: Parts = {
    ...{ date: null, weekday: null, clock: null, zone: null },
    ...{ about: false, unknown: false, iso: false, to: at },
  };
  let here = at;
  for (let steps = 0; steps < 10; steps += 1) {
    const next = stepAt(text, here, parts);
    if (next === null) break;
    here = next;
    const between = matchAt(gap, text, here);
    const gone = between === null ? here : here + between[0].length;
    if (between?.[0] === 'T') parts.iso = true;
    if (parts.clock !== null || parts.unknown) {
      // Behind a clock time only a date belongs to it, and that is no longer what begins a sentence.
      const more = matchAt(lead, text, here);
      here += more?.[0].length ?? 0;
    } else here = gone;
  }
  return parts.clock !== null || parts.date !== null || parts.unknown ? parts : null;
}

/** Takes the next piece of a time; null where there is none. */
function stepAt(text: string, at: number, parts: Parts): number | null {
  if (parts.clock === null && !parts.unknown) {
    const word = matchAt(about, text, at);
    if (word !== null) {
      parts.about = true;
      return at + word[0].length;
    }
    const skip = matchAt(between, text, at) ?? (parts.date === null ? matchAt(partOfDay, text, at) : null);
    if (skip !== null) return at + skip[0].length;
  }
  const day = parts.weekday === null ? weekdayAt(text, at) : null;
  if (day !== null) {
    parts.weekday = day.value;
    if (parts.date !== null) parts.to = day.to;
    return day.to;
  }
  return dateStep(text, at, parts) ?? clockStep(text, at, parts);
}

function dateStep(text: string, at: number, parts: Parts): number | null {
  const date = parts.date === null ? dateAt(text, at) : null;
  if (date === null) return null;
  const plain = !date.value.slash || date.value.year !== null;
  // `1/2` alone is a fraction; before a clock time it is a day.
  if (!plain && !clockFollows(text, date.to)) return null;
  parts.date = date.value;
  parts.to = closed(text, date.to, parts.clock !== null);
  if (date.value.day === null) parts.unknown = true;
  return parts.to;
}

/** A date in brackets behind a clock time ends with its bracket. */
const closed = (text: string, to: number, bracketed: boolean): number =>
  bracketed && text[to] === ')' ? to + 1 : to;

const clockFollows = (text: string, at: number): boolean => {
  const space = matchAt(gap, text, at);
  return clockAt(text, at + (space?.[0].length ?? 0), { dated: false }) !== null;
};

function clockStep(text: string, at: number, parts: Parts): number | null {
  if (parts.clock !== null) return null;
  const unknown = unknownAt(text, at);
  const clock = clockAt(text, at, { dated: parts.date !== null }) ?? withZone(text, at);
  if (clock === null || (unknown !== null && clock.to < unknown)) {
    if (unknown === null) return null;
    parts.unknown = true;
    parts.to = unknown;
    return unknown;
  }
  parts.clock = clock.value;
  const iso = parts.iso || (parts.date !== null && clock.value.seconds);
  const zone = zoneAt(text, clock.to, iso);
  parts.zone = zone?.value ?? null;
  parts.to = zone?.to ?? clock.to;
  return parts.to;
}

/** `1600 UTC`, `15.26 CET`: the rarer ways of writing a clock time count where a zone follows. */
function withZone(text: string, at: number): Read<FoundClock> | null {
  const clock = clockAt(text, at, { dated: true });
  return clock !== null && zoneAt(text, clock.to, false) !== null ? clock : null;
}

type End = { readonly date: FoundDate | null; readonly clock: FoundClock; readonly zone: string | null };

/** The end of a range. */
function endAt(text: string, parts: Parts): Read<End> | null {
  const sign = matchAt(to, text, parts.to);
  if (sign === null) return null;
  const at = parts.to + sign[0].length;
  const seconds = /(\d{2})(?![\d:.])/y;
  const only = parts.clock?.seconds === true ? matchAt(seconds, text, at) : null;
  if (parts.clock !== null && only !== null && Number(only[1]) < 60 && sign[0].trim() !== '') {
    const ms = Math.floor(parts.clock.ms / 60_000) * 60_000 + Number(only[1]) * 1000;
    return { value: { date: null, clock: { ...parts.clock, ms }, zone: parts.zone }, to: at + 2 };
  }
  const end = partsAt(text, at);
  if (end === null) return null;
  if (end.clock === null)
    return end.unknown && end.date === null
      ? {
          value: { date: null, clock: { ...(parts.clock ?? noClock), vague: true }, zone: parts.zone },
          to: end.to,
        }
      : null;
  return { value: { date: end.date, clock: end.clock, zone: end.zone }, to: end.to };
}

const noClock: FoundClock = { ms: 0, seconds: false, half: null, padded: false, vague: true, note: null };

/** `8:20 - 8:24 PM`: the half of the day of a range's end is its beginning's too, where that is not written as on a clock of 24 hours. */
function halved(clock: FoundClock | null, end: FoundClock | null): FoundClock | null {
  const HALF = 12 * 3_600_000;
  if (clock === null || end === null || clock.half !== null || end.half === null) return clock;
  const hour = Math.floor(clock.ms / 3_600_000);
  if (clock.padded || hour > 12 || hour === 0) return clock;
  const ms = (clock.ms % HALF) + (end.half === 'pm' ? HALF : 0);
  return ms <= end.ms ? { ...clock, ms, half: end.half } : clock;
}

const bracket = /\s{0,2}[(/]\s{0,2}/y;

/** What else says the same time: the clock of another zone in brackets, or the zone or the date alone. */
function twinAt(
  text: string,
  at: number,
): { twin: FoundTime['twin']; zone: string | null; date: FoundDate | null; to: number } | null {
  const open = matchAt(bracket, text, at);
  if (open === null) return null;
  const inside = partsAt(text, at + open[0].length);
  if (inside === null || inside.clock === null || inside.zone === null) return null;
  const to = text[inside.to] === ')' ? inside.to + 1 : inside.to;
  if (open[0].includes('(') && text[to - 1] !== ')') return null;
  return { twin: { clock: inside.clock, zone: inside.zone }, zone: null, date: null, to };
}
