import * as z from 'zod';
import type { EntityId } from '../../ids.ts';
import { compareWritten, type StreamEvent } from '../envelope.ts';
import { defineEvent } from '../event.ts';
import { register, supersede, write, type Register } from '../register.ts';
import { defineSlice, entity, type Incident } from '../state.ts';
import { personSchema } from '../vocabulary.ts';

/**
 * Short things that are said in a review: a contributing factor, thanks to a person, a responder's concern, what the
 * meeting decided.
 */
export const reviewNoteKinds = ['factor', 'thanks', 'concern', 'decided'] as const;
export type ReviewNoteKind = (typeof reviewNoteKinds)[number];

export type ReviewNoteBody = {
  readonly kind: ReviewNoteKind;
  readonly text: string;
  /** Who is thanked, or whose concern it is where somebody else writes it down. */
  readonly person: string | null;
  /** The category of a factor, by its id in the playbook. */
  readonly category: string | null;
  readonly removed: boolean;
};
export type HeldReviewNote = {
  readonly body: Register<ReviewNoteBody>;
  /** How it was said first: who said it and when, whatever the order of arrival. */
  first: StreamEvent | undefined;
};

/** By the id that each was written under. */
export const reviewNoteSlice = defineSlice<Map<EntityId, HeldReviewNote>>('review-notes', () => new Map());

export const reviewNoteText = z.string().trim().min(1).max(2_000);
export const causeSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

const heldIn = (incident: Incident, id: EntityId): HeldReviewNote =>
  entity(reviewNoteSlice.of(incident), id, () => ({ body: register(), first: undefined }));

/** A note of a review was written, changed, taken out or put back. */
export const reviewNoted = defineEvent({
  type: 'review-noted/1',
  payload: z.object({
    kind: z.enum(reviewNoteKinds),
    text: reviewNoteText,
    person: personSchema.nullable(),
    category: causeSchema.nullable(),
    removed: z.boolean(),
  }),
  evolve(incident, event, body) {
    const held = heldIn(incident, event.e);
    write(held.body, event, body);
    if (held.first === undefined || compareWritten(event, held.first) < 0) held.first = event;
  },
  redacted(incident, event) {
    supersede(heldIn(incident, event.e).body, event);
  },
  row: () => undefined,
});
