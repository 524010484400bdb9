import * as z from 'zod';
import { eventIdPattern } from '../../ids.ts';
import { defineEvent } from '../event.ts';
import { phaseSchema, phaseVerbSchema, transitions } from '../phases.ts';
import { write } from '../register.ts';
import { phaseSlice } from './phase-changed.ts';

/** A transition is taken back: it was made by mistake, and counts for no clock and no metric. */
export const phaseUndone = defineEvent({
  type: 'phase-undone/1',
  urgent: true,
  payload: z.object({
    transition: z.string().regex(eventIdPattern),
    verb: phaseVerbSchema,
    to: phaseSchema,
  }),
  evolve(incident, event, { transition, to }) {
    const slice = phaseSlice.of(incident);
    write(slice.phase, event, to);
    slice.undone.add(transition);
  },
  row: ({ verb }, event) => ({
    kind: 'console',
    text: `“${transitions[verb].done}” taken back by ${event.u}`,
  }),
});
