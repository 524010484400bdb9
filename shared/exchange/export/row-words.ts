import type { Instant } from '../../ids.ts';
import { courseWords, isToldByCourse, namedWith } from '../../incident/course-words.ts';
import { markWord } from '../../incident/marks.ts';
import type { TimelineRow } from '../../incident/timeline.ts';
import { entryKindLabel, type EntryKind } from '../../incident/vocabulary.ts';
import { fillTimes } from '../../time/format.ts';

/** What stands below a row: what it is, and words of people or of the console; former words are `former`. */
export type RowDetail = { readonly lead: string; readonly words: string; readonly former: boolean };

/** When it was entered is said where that was another minute. */
const LATER_MS = 60_000;

const isEntryKind = (kind: TimelineRow['kind']): kind is EntryKind => Object.hasOwn(entryKindLabel, kind);

/** The kind of a row by its word; empty for a plain note and for what the console logged. */
export const kindWord = ({ kind }: TimelineRow): string =>
  kind === 'inject' ? 'Inject' : isEntryKind(kind) && kind !== 'note' ? entryKindLabel[kind] : '';

/** Everything that a row says beside its words, as plain words; nothing of it is markup. */
export function rowDetails(row: TimelineRow, show: (at: Instant) => string): readonly RowDetail[] {
  const details: RowDetail[] = [];
  const say = (lead: string, words = '', former = false): void => {
    details.push({ lead, words, former });
  };
  const { recordedAt, at, detail, nextDueAt, waits, files, correctedBy, takenBackBy } = row;
  if (recordedAt - at >= LATER_MS || at - recordedAt >= LATER_MS) say(`entered ${show(recordedAt)}`);
  if (detail !== undefined) say('', fillTimes(detail, row.times, show), takenBackBy !== undefined);
  if (typeof nextDueAt === 'number') say(`the next one promised for ${show(nextDueAt)}`);
  if (row.course !== undefined || row.objections !== undefined || row.objectsTo !== undefined)
    for (const words of courseWords(row)) say('', words);
  if (waits !== undefined) {
    const to = namedWith(row);
    const { kind, dueAt, open, mark, marked } = waits;
    if (to !== null) say(`${kind === 'ask' ? 'to' : 'for'} ${to}`);
    if (dueAt !== null && open) say(`${kind === 'decision' ? 'revisit' : 'due'} ${show(dueAt)}`);
    if (marked !== null) {
      const note = marked.note === null || isToldByCourse({ kind, mark }) ? '' : marked.note;
      say(`${markWord(kind, mark)} ${show(marked.at)} by ${marked.by}${note === '' ? '' : ': '}`, note);
    }
  }
  for (const { name, mime, bytes } of files ?? [])
    say(`attached: ${name} (${mime === '' ? 'file' : mime}, ${bytes} ${bytes === 1 ? 'byte' : 'bytes'})`);
  if (correctedBy !== undefined) say(`corrected by ${correctedBy}`);
  for (const { text, by, recordedAt: then } of row.before)
    say(`before, by ${by} at ${show(then)}: `, text, true);
  for (const { text, by } of row.alsoSet) say(`also set at the same time by ${by}: `, text);
  if (takenBackBy !== undefined) say(`taken back by ${takenBackBy}`);
  return details;
}
