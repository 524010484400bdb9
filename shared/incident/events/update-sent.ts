import * as z from 'zod';
import type { EventId, Instant } from '../../ids.ts';
import { defineEvent } from '../event.ts';
import { defineSlice } from '../state.ts';
import { audienceSchema, instantSchema, MAX_TEXT, type Audience } from '../vocabulary.ts';

export type Update = {
  readonly id: EventId;
  readonly text: string;
  readonly audiences: readonly Audience[];
  readonly nextDueAt: Instant | null;
  readonly at: Instant;
  readonly by: string;
};

/** Stakeholder updates that were sent. */
export const updateSlice = defineSlice<Map<EventId, Update>>('updates', () => new Map());

export const updateSent = defineEvent({
  type: 'update-sent/1',
  urgent: true,
  payload: z.object({
    text: z.string().min(1).max(MAX_TEXT),
    audiences: z.array(audienceSchema).min(1).max(10),
    /** The clock time that was promised for the next one; null when none is promised. */
    nextDueAt: instantSchema.nullable(),
  }),
  evolve(incident, event, payload) {
    updateSlice.of(incident).set(event.id, { id: event.id, at: event.at, by: event.u, ...payload });
  },
  row: ({ text, audiences }) => ({
    kind: 'update',
    text: `Update sent to ${audiences.join(', ')}`,
    detail: text,
  }),
});
