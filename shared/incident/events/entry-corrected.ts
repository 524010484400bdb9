import { defineEvent } from '../event.ts';
import { register, write } from '../register.ts';
import { bodySchema, entryOf, keepPlace, plainBody, readBody, type Correction } from './entry-logged.ts';

/** A correction is a new version of an entry, its event time included; the versions before it stay readable. */
export const entryCorrected = defineEvent({
  type: 'entry-corrected/1',
  payload: bodySchema,
  plain: plainBody,
  evolve(incident, event, said) {
    const entry = entryOf(incident, event.e);
    const body = readBody(incident, event, said);
    write((entry.body ??= register()), event, body);
    (entry.corrections ??= new Map<string, Correction>()).set(event.id, { ...event, body });
  },
  redacted: keepPlace,
  row: () => undefined,
  rowKey: (event) => event.e,
});
