import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { register, write } from '../register.ts';
import { entryOf } from './entry-logged.ts';

/** Takes an entry back, or brings it back: the words stay in the record, the row says who took them back. */
export const entryRemoved = defineEvent({
  type: 'entry-removed/1',
  payload: z.object({ removed: z.boolean() }),
  evolve(incident, event, { removed }) {
    const entry = entryOf(incident, event.e);
    write((entry.removed ??= register()), event, removed);
  },
  row: () => undefined,
  rowKey: (event) => event.e,
});
