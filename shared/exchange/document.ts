import type { Instant } from '../ids.ts';
import type { ImportedDocument, ImportedRow, ImportedTimes } from './imported.ts';

/** A document of which nothing is known yet but where it comes from. */
export const emptyDocument = (is: Pick<ImportedDocument, 'key' | 'format' | 'name'>): ImportedDocument => ({
  ...is,
  ...{ title: null, severity: null, foundBy: null, services: [], times: noTimes },
  ...{ rows: [], updates: [], actions: [], texts: [], causes: [], understood: [], leftOut: [] },
  // Everything that tools write has its offset or is UTC.
  zone: { name: 'UTC', from: 'document' },
});

export const noTimes: ImportedTimes = {
  ...{ started: null, detected: null, acknowledged: null },
  ...{ declared: null, mitigated: null, resolved: null },
};

/** An entry of which only what is not usual is said. */
export const rowOf = (
  is: Pick<ImportedRow, 'key' | 'raw' | 'at' | 'text'> & Partial<ImportedRow>,
): ImportedRow => ({
  ...{ line: null, until: null, who: null, kind: 'note' as const, notes: [] },
  precision: is.at === null ? 'none' : 'exact',
  ...is,
});

/** `…` where words are too long for the place that they are shown in. */
export const shortened = (words: string, length: number): string =>
  words.length <= length ? words : `${words.slice(0, length - 1)}…`;

const stamp =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

/**
 * A time as tools write it: ISO 8601 with any fraction (cut to milliseconds), with `Z`, an offset, or neither, which is UTC.
 * null where it is no time, and for the year 1, by which Go says that there is none.
 */
export function stampOf(text: string | null): Instant | null {
  const found = text === null ? null : stamp.exec(text.trim());
  if (found === null) return null;
  const [, year = '', month, day, hour = '', minute, second = '00', fraction = '', offset = 'Z'] = found;
  if (Number(year) < 1970) return null;
  const zone = /^(?:z|utc)$/i.test(offset) ? 'Z' : offset.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
  const at = Date.parse(
    `${year}-${month}-${day}T${hour.padStart(2, '0')}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}${zone}`,
  );
  // Date.parse takes the 31st of February for the 3rd of March.
  const written = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return Number.isNaN(at) || Number.isNaN(written.getTime()) || written.getUTCDate() !== Number(day)
    ? null
    : at;
}

/** The earliest and the latest of some times; null where there are none. */
export const earliest = (times: readonly (Instant | null)[]): Instant | null =>
  times.reduce((a, b) => (a === null || (b !== null && b < a) ? b : a), null);
export const latest = (times: readonly (Instant | null)[]): Instant | null =>
  times.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);

/** The first `length` units of a text, without half a character at its end or anywhere else. */
export const cutTo = (text: string, length: number): string =>
  text.slice(0, length).replaceAll(/\p{Surrogate}/gu, '\u{FFFD}');

/** Rows in the order of their times; one without a time stays behind the one that it followed. */
export function inTimeOrder(rows: readonly ImportedRow[]): readonly ImportedRow[] {
  let last = -Infinity;
  return rows
    .map((row) => ({ row, at: (last = row.at ?? last) }))
    .sort((a, b) => (a.at === b.at ? 0 : a.at - b.at))
    .map(({ row }) => row);
}
