import type { ImportedDocument, ImportedRow, LeftOut } from '../../../shared/exchange/imported.ts';
import type { Instant } from '../../../shared/ids.ts';

type Update = ImportedDocument['updates'][number];

/** A line of the table: an entry, what stakeholders were told, or what was left out at its place. */
export type TableLine =
  | { readonly kind: 'row'; readonly key: string; readonly row: ImportedRow }
  | { readonly kind: 'update'; readonly key: string; readonly update: Update }
  | { readonly kind: 'out'; readonly key: string; readonly out: LeftOut };

/**
 * Entries in the order of the document, updates among them at their times, and between them what was left out; what has no
 * line stands at the end.
 */
export function tableLines({ rows, updates, leftOut }: ImportedDocument): readonly TableLine[] {
  const outs = leftOut.map((out, n): TableLine => ({ kind: 'out', key: `out ${n}`, out }));
  const placed = outs
    .filter((each) => lineOf(each) !== null)
    .sort((a, b) => (lineOf(a) ?? 0) - (lineOf(b) ?? 0));
  const told = updates.map((update, n): TableLine => ({ kind: 'update', key: `update ${n}`, update }));
  const lines: TableLine[] = [];
  let [next, nextTold] = [0, 0];
  for (const [n, row] of rows.entries()) {
    for (let out = placed[next]; out !== undefined && isBefore(out, row); out = placed[(next += 1)])
      lines.push(out);
    for (
      let each = told[nextTold];
      each !== undefined && isEarlier(each, row.at);
      each = told[(nextTold += 1)]
    )
      lines.push(each);
    lines.push({ kind: 'row', key: `${n} ${row.key}`, row });
  }
  return [
    ...lines,
    ...told.slice(nextTold),
    ...placed.slice(next),
    ...outs.filter((each) => lineOf(each) === null),
  ];
}

const lineOf = (line: TableLine): number | null =>
  line.kind === 'row' ? line.row.line : line.kind === 'out' ? line.out.line : null;
const isBefore = (out: TableLine, { line }: ImportedRow): boolean =>
  line !== null && (lineOf(out) ?? 0) < line;
const isEarlier = (line: TableLine, at: Instant | null): boolean =>
  line.kind === 'update' && at !== null && line.update.at < at;

/** The words of each column, in its order: line, as it stood, who, kind, text, what was not understood. */
export function wordsOf(line: TableLine, kindLabel: (row: ImportedRow) => string): readonly string[] {
  if (line.kind === 'out')
    return [`${line.out.line ?? ''}`, '', '', '', line.out.text, sentence(line.out.why)];
  if (line.kind === 'update') {
    const { who, audience, text } = line.update;
    return ['', '', who ?? '', `Update to ${audience}`, text, ''];
  }
  const { row } = line;
  return [`${row.line ?? ''}`, row.raw, row.who ?? '', kindLabel(row), row.text, notUnderstood(row)];
}

const notUnderstood = ({ at, notes }: ImportedRow): string =>
  at === null && notes.length === 0
    ? 'No time: it takes that of the entry before it.'
    : notes.map((note) => sentence(note)).join(' ');

/** Notes are sentences; what is none is made one. */
const sentence = (words: string): string =>
  `${words.slice(0, 1).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? '' : '.'}`;
