import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { kindWord } from '../../incident-parts/row-look.ts';

const lower = new WeakMap<TimelineRow, string>();

/** What a row says, in small letters and in one piece. Made once for each row: rows never change. */
export function searched(row: TimelineRow): string {
  let text = lower.get(row);
  if (text === undefined) {
    const { waits, files = [] } = row;
    const parts = [
      kindWord(row),
      waits?.to,
      row.text,
      row.detail,
      waits?.marked?.note,
      row.by,
      ...files.map(({ name }) => name),
    ];
    text = parts
      .filter((part) => typeof part === 'string')
      .join('\n')
      .toLowerCase();
    lower.set(row, text);
  }
  return text;
}

/** The words that are looked for; each of them has to be there. */
export const wordsOf = (query: string): readonly string[] => query.toLowerCase().split(/\s+/).filter(Boolean);

/** The rows that hold every word of a query, in log order, by their place. */
export function find(rows: readonly TimelineRow[], query: string): readonly number[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const found: number[] = [];
  for (const [index, row] of rows.entries()) {
    const text = searched(row);
    if (words.every((word) => text.includes(word))) found.push(index);
  }
  return found;
}

export type Piece = { readonly text: string; readonly hit: boolean };

/** A text cut at what is looked for, for the eye. */
export function cutAtHits(text: string, words: readonly string[]): readonly Piece[] {
  const small = text.toLowerCase();
  if (words.length === 0 || small.length !== text.length) return [{ text, hit: false }];
  const pieces: Piece[] = [];
  let from = 0;
  for (;;) {
    let at = -1;
    let length = 0;
    for (const word of words) {
      const place = small.indexOf(word, from);
      if (place >= 0 && (at < 0 || place < at || (place === at && word.length > length))) {
        at = place;
        length = word.length;
      }
    }
    if (at < 0) break;
    if (at > from) pieces.push({ text: text.slice(from, at), hit: false });
    pieces.push({ text: text.slice(at, at + length), hit: true });
    from = at + length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), hit: false });
  return pieces;
}
