import * as z from 'zod';
import type { EventId, Instant } from '../../ids.ts';
import { defineEvent } from '../event.ts';
import type { StreamEvent } from '../envelope.ts';
import { register, type Register } from '../register.ts';
import { defineSlice, entity, type Incident } from '../state.ts';
import { audienceSchema, instantSchema, MAX_TEXT, type Audience } from '../vocabulary.ts';

export type UpdateBody = {
  readonly text: string;
  readonly audiences: readonly Audience[];
  /** The clock time that was promised for the next one; null when none is promised. */
  readonly nextDueAt: Instant | null;
};

/** A stakeholder update as it was sent, what it was corrected to, and whether it was taken back. */
export type SentUpdate = {
  first: (UpdateBody & { readonly event: StreamEvent }) | undefined;
  readonly body: Register<UpdateBody & { readonly at: Instant }>;
  readonly corrections: Map<EventId, StreamEvent & { readonly body: UpdateBody }>;
  readonly withdrawn: Register<boolean>;
};

/** Updates that were sent, by the id of the event that says so. */
export const updateSlice = defineSlice<Map<EventId, SentUpdate>>('updates', () => new Map());

export const sentUpdateOf = (incident: Incident, id: EventId): SentUpdate =>
  entity(updateSlice.of(incident), id, () => ({
    first: undefined,
    body: register(),
    corrections: new Map(),
    withdrawn: register(),
  }));

export const updateBodySchema = z.object({
  text: z.string().min(1).max(MAX_TEXT),
  audiences: z.array(audienceSchema).min(1).max(10),
  nextDueAt: instantSchema.nullable(),
});

export const updateSent = defineEvent({
  type: 'update-sent/1',
  urgent: true,
  payload: updateBodySchema,
  evolve(incident, event, body) {
    sentUpdateOf(incident, event.id).first = { ...body, event };
  },
  row: ({ text, audiences }) => ({
    kind: 'update',
    text: `Update sent to ${audiences.join(', ')}`,
    detail: text,
  }),
});
