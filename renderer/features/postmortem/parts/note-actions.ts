import type { ReviewNoteKind } from '../../../../shared/incident/events/review-noted.ts';
import type { ReviewNote } from '../../../../shared/incident/review-notes.ts';
import { run, runOrSay } from '../../../bridge/incidents.ts';
import { newEntryId } from '../../../bridge/lines.ts';
import { offerUndo } from '../../../state/ui.ts';

/** What a note says, as it stands in its fields. */
export type NoteWords = {
  readonly text: string;
  /** Empty where nobody is named. */
  readonly person: string;
  /** Empty where there is none. */
  readonly category: string;
};

export const wordsOf = ({ text, person, category }: ReviewNote): NoteWords => ({
  text,
  person: person ?? '',
  category: category ?? '',
});

const done: Record<ReviewNoteKind, string> = {
  factor: 'Contributing factor',
  thanks: 'Thanks',
  concern: 'Concern',
  decided: 'Decision of the meeting',
};

const fieldsOf = (kind: ReviewNoteKind, { text, person, category }: NoteWords) => ({
  ...{ kind, text: text.trim() },
  ...(person.trim() === '' ? {} : { person: person.trim() }),
  ...(category === '' ? {} : { category }),
});

/** Writes a note down. @returns null, or why it was not, as a sentence. */
export async function addNote(kind: ReviewNoteKind, words: NoteWords): Promise<string | null> {
  const note = newEntryId();
  const failure = await run({ name: 'note-review', fields: { ...fieldsOf(kind, words), note } });
  if (failure !== null) return failure.message;
  offerUndo(`${done[kind]} written down`, { name: 'remove-review-note', fields: { note } });
  return null;
}

/** Says a note in other words. @returns null, or why it was not changed. */
export async function changeNote(before: ReviewNote, words: NoteWords): Promise<string | null> {
  const { id: note, kind } = before;
  const failure = await run({ name: 'note-review', fields: { ...fieldsOf(kind, words), note } });
  if (failure !== null) return failure.message;
  offerUndo(`${done[kind]} changed`, {
    name: 'note-review',
    fields: { ...fieldsOf(kind, wordsOf(before)), note },
  });
  return null;
}

/** Takes a note out; Ctrl+Z puts it back. */
export async function removeNote({ id: note, kind }: ReviewNote): Promise<void> {
  if (await runOrSay({ name: 'remove-review-note', fields: { note } }))
    offerUndo(`${done[kind]} taken out`, { name: 'remove-review-note', fields: { note, undo: true } });
}
