import type { ImportedDocument, ImportedRow, LeftOut } from '../../../shared/exchange/imported.ts';

/** A line of the table: an entry, or what was left out at its place. */
export type TableLine =
  | { readonly kind: 'row'; readonly key: string; readonly row: ImportedRow }
  | { readonly kind: 'out'; readonly key: string; readonly out: LeftOut };

/** Entries in the order of the document, and between them what was left out; what has no line stands at the end. */
export function tableLines({ rows, leftOut }: ImportedDocument): readonly TableLine[] {
  const outs = leftOut.map((out, n): TableLine => ({ kind: 'out', key: `out ${n}`, out }));
  const placed = outs.filter((each) => lineOf(each) !== null).sort((a, b) => (lineOf(a) ?? 0) - (lineOf(b) ?? 0));
  const lines: TableLine[] = [];
  let next = 0;
  for (const [n, row] of rows.entries()) {
    for (let out = placed[next]; out !== undefined && isBefore(out, row); out = placed[(next += 1)])
      lines.push(out);
    lines.push({ kind: 'row', key: `${n} ${row.key}`, row });
  }
  return [...lines, ...placed.slice(next), ...outs.filter((each) => lineOf(each) === null)];
}

const lineOf = (line: TableLine): number | null => (line.kind === 'row' ? line.row.line : line.out.line);
const isBefore = (out: TableLine, { line }: ImportedRow): boolean => line !== null && (lineOf(out) ?? 0) < line;
