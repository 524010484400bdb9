import { entryKindLabel } from '../../../shared/incident/vocabulary.ts';
import type { PreviewDocument } from './state.ts';
import { tableLines, type TableLine } from './table-lines.ts';
import { factsOf } from './understood-facts.ts';
import { entryWords, freshWords, timeWords, utcWords } from './words.ts';

const cell = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();

/** A document as it was understood, as text: what is known of it, then a line for each entry, cut by tabs. */
export function documentText(document: PreviewDocument): string {
  return [
    document.name,
    `${entryWords(document)}. ${freshWords(document)}.`,
    ...factsOf(document).map(({ label, words }) => `${label}: ${cell(words)}`),
    '',
    ['Line', 'As it stood', 'Understood', 'UTC', 'Who', 'Kind', 'Text', 'Not understood'].join('\t'),
    ...tableLines(document).map(lineText),
  ].join('\n');
}

function lineText(line: TableLine): string {
  if (line.kind === 'out')
    return [line.out.line ?? '', '', '', '', '', '', cell(line.out.text), cell(line.out.why)].join('\t');
  const { row } = line;
  return [
    ...[row.line ?? '', cell(row.raw), timeWords(row), utcWords(row) ?? '', row.who ?? ''],
    ...[entryKindLabel[row.kind], cell(row.text), row.notes.map(cell).join(' ')],
  ].join('\t');
}
