import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { write } from '../register.ts';
import { entryKindSchema, MAX_TEXT } from '../vocabulary.ts';
import { entryOf } from './entry-logged.ts';

/** A correction is a new version of an entry, its event time included; the versions before it stay readable. */
export const entryCorrected = defineEvent({
  type: 'entry-corrected/1',
  payload: z.object({ kind: entryKindSchema, text: z.string().min(1).max(MAX_TEXT) }),
  evolve(incident, event, { kind, text }) {
    const entry = entryOf(incident, event.e);
    const body = { kind, text, at: event.at };
    write(entry.body, event, body);
    entry.corrections.set(event.id, { ...event, body });
  },
  row: () => undefined,
  rowKey: (event) => event.e,
});
