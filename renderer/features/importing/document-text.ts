import { entryKindLabel } from '../../../shared/incident/vocabulary.ts';
import { inExercise } from '../../../shared/wording/exercise.ts';
import type { PreviewDocument } from './state.ts';
import { tableLines, wordsOf, type TableLine } from './table-lines.ts';
import { factsOf } from './understood-facts.ts';
import { entryWords, freshWords, timesOf } from './words.ts';

const cell = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();

/** A document as it was understood, as text: what is known of it, then a line for each entry, cut by tabs. */
export function documentText(document: PreviewDocument): string {
  const text = [
    document.name,
    `${entryWords(document)}. ${freshWords(document)}.`,
    ...factsOf(document).map(({ label, words }) => `${label}: ${cell(words)}`),
    '',
    ['Line', 'As it stood', 'Understood', 'UTC', 'Who', 'Kind', 'Text', 'Not understood'].join('\t'),
    ...tableLines(document).map(lineText),
  ].join('\n');
  return document.exercise === true ? inExercise(text) : text;
}

function lineText(line: TableLine): string {
  const [number, raw, who, kind, text, why] = wordsOf(line, ({ kind: of }) => entryKindLabel[of]).map(cell);
  const [time, utc] = timesOf(line);
  return [number, raw, time, utc, who, kind, text, why].join('\t');
}
