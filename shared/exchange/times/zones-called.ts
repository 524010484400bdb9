import { offsetAt, zoneAbbreviations, zoneNamed, type Zone } from '../../time/zones.ts';
import { instantsOf } from '../../time/zones.ts';
import type { Instant } from '../../ids.ts';

/**
 * A zone as a document calls it. People write the abbreviation of the winter in summer and the reverse: `place` is where a
 * clock with that abbreviation hangs, so that the label is read as the offset in force there.
 */
export type CalledZone = {
  readonly zone: Zone;
  readonly called: string;
  readonly place: string | null;
  /** What about the words contradicts itself. */
  readonly note: string | null;
};

const places: Readonly<Record<string, string>> = {
  ...{ PST: 'America/Los_Angeles', PDT: 'America/Los_Angeles', MST: 'America/Denver', MDT: 'America/Denver' },
  ...{ CST: 'America/Chicago', CDT: 'America/Chicago', EST: 'America/New_York', EDT: 'America/New_York' },
  ...{ CET: 'Europe/Berlin', CEST: 'Europe/Berlin', EET: 'Europe/Helsinki', EEST: 'Europe/Helsinki' },
  ...{ WET: 'Europe/Lisbon', WEST: 'Europe/Lisbon', BST: 'Europe/London' },
  ...{
    AEST: 'Australia/Sydney',
    AEDT: 'Australia/Sydney',
    NZST: 'Pacific/Auckland',
    NZDT: 'Pacific/Auckland',
  },
  ...{ AKST: 'America/Anchorage', AKDT: 'America/Anchorage' },
};

/** What people call a zone in words; cities as records of incidents name them. */
const words: Readonly<Record<string, string>> = {
  ...{ pacific: 'America/Los_Angeles', mountain: 'America/Denver', eastern: 'America/New_York' },
  ...{ 'central european': 'Europe/Berlin', 'eastern european': 'Europe/Helsinki' },
  ...{ london: 'Europe/London', british: 'Europe/London', uk: 'Europe/London', denver: 'America/Denver' },
  ...{ zurich: 'Europe/Zurich', berlin: 'Europe/Berlin', paris: 'Europe/Paris', oslo: 'Europe/Oslo' },
  ...{ amsterdam: 'Europe/Amsterdam', 'new york': 'America/New_York', chicago: 'America/Chicago' },
  ...{ 'los angeles': 'America/Los_Angeles', 'san francisco': 'America/Los_Angeles', tokyo: 'Asia/Tokyo' },
  ...{ sydney: 'Australia/Sydney', 'us central': 'America/Chicago' },
};
const inWords = new RegExp(`\\b(${Object.keys(words).join('|')})\\b`, 'i');

const offset = /\b(?:UTC|GMT) ?[+\-−]\d{1,2}(?::?\d{2})?(?!\d)/i;
const iana = /\b[A-Z][a-z]+\/[A-Z][A-Za-z_]+\b/;

/** The zone that a few words name: `CET`, `PST (UTC-7)`, `UTC+1 (Zurich time)`, `Central European Time (CET)`. */
export function zoneCalled(phrase: string): CalledZone | null {
  const text = phrase.slice(0, 80).trim();
  const abbreviation = text.match(/\b[A-Z]{1,5}\b/g)?.find((each) => zoneAbbreviations.has(each));
  const [numeric] = offset.exec(text) ?? [];
  const fixed = numeric === undefined ? undefined : zoneNamed(numeric.replaceAll(' ', '').replace('−', '-'));
  const short = abbreviation === undefined ? undefined : zoneNamed(abbreviation);
  if (typeof fixed === 'number') return ofOffset(text, fixed, abbreviation, short);
  const bare = zoneNamed(text);
  if (typeof bare === 'number' && !places[text.toUpperCase()]) return plain(bare, text);
  if (abbreviation !== undefined && short !== undefined)
    return { ...plain(short, abbreviation), place: places[abbreviation] ?? null };
  const [name] = iana.exec(text) ?? [];
  const named = name === undefined ? undefined : zoneNamed(name);
  if (named !== undefined) return plain(name ?? '', name ?? '');
  const [, word] = inWords.exec(text) ?? [];
  const zone = word === undefined ? undefined : words[word.toLowerCase()];
  return zone === undefined ? null : plain(zone, text);
}

const plain = (zone: Zone, called: string): CalledZone => ({ zone, called, place: null, note: null });

/** An offset in figures is what was meant, whatever the letters beside it say. */
function ofOffset(
  text: string,
  minutes: number,
  letters: string | undefined,
  short: Zone | undefined,
): CalledZone {
  const clashes =
    typeof short === 'number' &&
    letters !== 'UTC' &&
    letters !== 'GMT' &&
    letters !== 'Z' &&
    short !== minutes;
  const note = clashes
    ? `${letters ?? ''} is not ${offsetWords(minutes)}: read as ${offsetWords(minutes)}.`
    : null;
  return { ...plain(minutes, text), note };
}

/** `UTC+02:00`; `UTC` itself for none. */
export function offsetWords(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

/** A zone as a preview names it. */
export const zoneWords = ({ zone, place }: CalledZone): string =>
  place ?? (typeof zone === 'number' ? offsetWords(zone) : zone);

/** The instant at which a clock in that zone shows `wall` (local fields as UTC milliseconds), and what was odd about the label. */
export function instantIn(
  wall: number,
  called: CalledZone,
): { readonly at: Instant; readonly note: string | null } {
  const [at] = instantsOf(wall, called.zone);
  if (called.place === null || typeof called.zone !== 'number') return { at, note: called.note };
  const there = offsetAt(at, called.place);
  if (there === called.zone * 60_000) return { at, note: called.note };
  const [local] = instantsOf(wall, called.place);
  const note = `No ${called.called} on that day: read as ${offsetWords(there / 60_000)}, the time in ${called.place}.`;
  return { at: local, note };
}
