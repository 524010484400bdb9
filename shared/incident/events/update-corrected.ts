import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { supersede, write } from '../register.ts';
import { readUpdate, sentUpdateOf, updateBodySchema } from './update-sent.ts';

/** What concerns an update that was sent is kept under this, with the id of the event that sent it. */
export const updatePlace = (id: string): string => `update.${id}`;
export const updateIdOf = (place: string): string => place.slice('update.'.length);

/** The record of an update is corrected: what was sent, to whom, when, and when the next one was promised. */
export const updateCorrected = defineEvent({
  type: 'update-corrected/1',
  urgent: true,
  payload: updateBodySchema,
  evolve(incident, event, said) {
    const body = readUpdate(said);
    const update = sentUpdateOf(incident, updateIdOf(event.e));
    write(update.body, event, { ...body, at: event.at });
    update.corrections.set(event.id, { ...event, body });
  },
  redacted(incident, event) {
    supersede(sentUpdateOf(incident, updateIdOf(event.e)).body, event);
  },
  row: () => undefined,
  rowKey: (event) => updateIdOf(event.e),
});

/** An update is taken back (it was not sent after all), or brought back. */
export const updateWithdrawn = defineEvent({
  type: 'update-withdrawn/1',
  urgent: true,
  payload: z.object({ withdrawn: z.boolean() }),
  evolve(incident, event, { withdrawn }) {
    write(sentUpdateOf(incident, updateIdOf(event.e)).withdrawn, event, withdrawn);
  },
  row: () => undefined,
  rowKey: (event) => updateIdOf(event.e),
});
