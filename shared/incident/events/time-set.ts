import * as z from 'zod';
import type { EntityId, Instant } from '../../ids.ts';
import { defineEvent } from '../event.ts';
import { register, write, type Register } from '../register.ts';
import { defineSlice, entity } from '../state.ts';
import { instantSchema } from '../vocabulary.ts';

/**
 * Times that were corrected after the fact: when the impact started, when it was detected, when a transition was made.
 * `time.started`, `time.detected`, `time.declared`, or `time.<id of the transition's event>`.
 */
export const timeSlice = defineSlice<Map<EntityId, Register<Instant | null>>>('times', () => new Map());

export const timePlace = (what: string): EntityId => `time.${what}`;

export const timeSet = defineEvent({
  type: 'time-set/1',
  urgent: true,
  payload: z.object({
    /** What the time is of, as the row says it: “Impact started”, “Mitigated”. */
    what: z.string().min(1).max(60),
    /** null takes a time back that was set. */
    to: instantSchema.nullable(),
    from: instantSchema.nullable(),
  }),
  evolve(incident, event, { to }) {
    write(entity(timeSlice.of(incident), event.e, register<Instant | null>), event, to);
  },
  row: ({ what, to, from }) => ({
    kind: 'console',
    text: to === null ? `${what}: time taken back` : `${what}: time set to {0}`,
    ...(from === null ? {} : { detail: 'was {1}' }),
    times: [to ?? from ?? 0, from ?? 0],
  }),
});
