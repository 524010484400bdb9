import * as z from 'zod';
import type { Instant } from '../../ids.ts';
import { defineEvent } from '../event.ts';
import { comesBack, entryMarkSchema, markWord, openAgainWord, type EntryMark } from '../marks.ts';
import { register, write } from '../register.ts';
import {
  entryKindLabel,
  entryKindSchema,
  instantSchema,
  personSchema,
  type EntryKind,
} from '../vocabulary.ts';
import { entryOf, waitingSlice } from './entry-logged.ts';

/** Says what became of an entry: an ask was answered, a hypothesis ruled out, an exit criterion verified. */
export const entryMarked = defineEvent({
  type: 'entry-marked/1',
  payload: z.object({
    mark: entryMarkSchema,
    /** What it was until now, so that the row tells more time from opening it again. */
    from: entryMarkSchema,
    kind: entryKindSchema,
    /** The first words of the entry, so that the row reads by itself. */
    text: z.string().min(1).max(200),
    /** The answer, the evidence, or why. */
    note: z.string().min(1).max(1_000).nullable(),
    /** When it comes back instead, where it was given more time. */
    dueAt: instantSchema.nullable(),
    /** Who had acknowledged it before and when, where this says something else of it: more time, the answer. */
    heard: z.object({ by: personSchema, at: instantSchema }).optional(),
  }),
  evolve(incident, event, { mark, note, dueAt, heard }) {
    const entry = entryOf(incident, event.e);
    write((entry.marking ??= register()), event, { mark, note, dueAt, heard: heard ?? null });
    waitingSlice.of(incident).add(event.e);
  },
  row: (said) =>
    // The decision that it became, or that took its place, is the next row, and says all of this.
    isSaidByDecision(said)
      ? undefined
      : {
          kind: 'console',
          text: `${entryKindLabel[said.kind]} ${became(said)}: ${said.text}`,
          ...(said.note === null ? {} : { detail: said.note }),
          ...(said.dueAt === null ? {} : { times: [said.dueAt] }),
        },
  touches: (event) => [event.e],
});

type Marked = {
  mark: EntryMark;
  from: EntryMark;
  kind: EntryKind;
  note: string | null;
  dueAt: Instant | null;
};

const isSaidByDecision = ({ kind, mark, from }: Marked): boolean =>
  mark !== from && ((kind === 'proposal' && mark === 'done') || (kind === 'decision' && mark === 'changed'));

function became({ mark, from, kind, note, dueAt }: Marked): string {
  if (mark !== from) return mark === 'open' ? openAgainWord(kind) : markWord(kind, mark);
  if (dueAt !== null) return 'has until {0}';
  return mark === 'open' && note === null && comesBack(kind)
    ? 'has its first time again'
    : markWord(kind, mark);
}
