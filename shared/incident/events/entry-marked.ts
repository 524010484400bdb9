import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { entryMarkSchema, markWord } from '../marks.ts';
import { register, write } from '../register.ts';
import { entryKindLabel, entryKindSchema, instantSchema } from '../vocabulary.ts';
import { entryOf, waitingSlice } from './entry-logged.ts';

/** Says what became of an entry: an ask was answered, a hypothesis ruled out, an exit criterion verified. */
export const entryMarked = defineEvent({
  type: 'entry-marked/1',
  payload: z.object({
    mark: entryMarkSchema,
    kind: entryKindSchema,
    /** The first words of the entry, so that the row reads by itself. */
    text: z.string().min(1).max(200),
    /** The answer, the evidence, or why. */
    note: z.string().min(1).max(1_000).nullable(),
    /** When it comes back instead, where it was given more time. */
    dueAt: instantSchema.nullable(),
  }),
  evolve(incident, event, { mark, note, dueAt }) {
    const entry = entryOf(incident, event.e);
    write((entry.marking ??= register()), event, { mark, note, dueAt });
    waitingSlice.of(incident).add(event.e);
  },
  row: ({ mark, kind, text, note, dueAt }) => ({
    kind: 'console',
    text:
      mark === 'open' && dueAt !== null
        ? `${entryKindLabel[kind]} given more time: ${text}`
        : `${entryKindLabel[kind]} ${markWord(kind, mark)}: ${text}`,
    ...(note === null ? {} : { detail: note }),
  }),
  touches: (event) => [event.e],
});
