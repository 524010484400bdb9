import { defineEvent } from '../event.ts';
import { write } from '../register.ts';
import { bodySchema, entryOf, readBody } from './entry-logged.ts';

/** A correction is a new version of an entry, its event time included; the versions before it stay readable. */
export const entryCorrected = defineEvent({
  type: 'entry-corrected/1',
  payload: bodySchema,
  evolve(incident, event, said) {
    const entry = entryOf(incident, event.e);
    const body = readBody(incident, event, said);
    write(entry.body, event, body);
    entry.corrections.set(event.id, { ...event, body });
  },
  row: () => undefined,
  rowKey: (event) => event.e,
});
