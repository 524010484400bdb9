import type { EntityId, Instant } from '../ids.ts';
import { compareWritten } from './envelope.ts';
import { reviewNoteSlice, type HeldReviewNote, type ReviewNoteKind } from './events/review-noted.ts';
import { alsoSet, winner } from './register.ts';
import { derived, type Incident } from './state.ts';

/** A contributing factor, thanks, a concern or a decision of the meeting, as it stands. */
export type ReviewNote = {
  readonly id: EntityId;
  readonly kind: ReviewNoteKind;
  readonly text: string;
  /** Who is thanked; whose concern it is: whoever wrote it down where nobody else is named. */
  readonly person: string | null;
  /** The category of a factor, by its id in the playbook. */
  readonly category: string | null;
  /** Who wrote it down first, and when. */
  readonly by: string;
  readonly at: Instant;
  /** Who changed it last; null where it reads as it was written. */
  readonly changedBy: string | null;
  /** What others made of it at the same time. */
  readonly alsoSet: readonly { readonly text: string; readonly by: string }[];
};

const notesByKind = derived((incident): ReadonlyMap<ReviewNoteKind, readonly ReviewNote[]> => {
  const byKind = new Map<ReviewNoteKind, ReviewNote[]>();
  const all = [...reviewNoteSlice.of(incident)]
    .flatMap(([id, held]) => (held.first === undefined ? [] : [{ id, held, first: held.first }]))
    .sort((a, b) => compareWritten(a.first, b.first));
  for (const { id, held, first } of all) {
    const note = noteOf(id, held, first);
    if (note !== undefined) byKind.set(note.kind, [...(byKind.get(note.kind) ?? []), note]);
  }
  return byKind;
});

function noteOf(
  id: EntityId,
  held: HeldReviewNote,
  first: NonNullable<HeldReviewNote['first']>,
): ReviewNote | undefined {
  const now = winner(held.body);
  if (now === undefined || now.value.removed) return undefined;
  const { kind, text, person, category } = now.value;
  return {
    ...{ id, kind, text, category, by: first.u, at: first.at },
    person: kind === 'concern' ? (person ?? first.u) : person,
    changedBy: now.id === first.id ? null : now.u,
    alsoSet: alsoSet(held.body)
      .filter(({ value }) => value.removed || value.text !== text)
      .map(({ value, u }) => ({ text: value.removed ? 'taken out' : value.text, by: u })),
  };
}

/** The notes of a kind that stand, in the order in which they were written. */
export const notesOf = (incident: Incident, kind: ReviewNoteKind): readonly ReviewNote[] =>
  notesByKind(incident).get(kind) ?? none;

const none: readonly never[] = [];
