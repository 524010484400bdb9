import * as z from 'zod';
import type { EntityId } from '../../ids.ts';
import { defineEvent } from '../event.ts';
import { register, supersede, write, type Register } from '../register.ts';
import { defineSlice, entity, type Incident } from '../state.ts';

/**
 * Lists that are ticked in a review: the check before the meeting, who has read the document, who was in the meeting,
 * the points of its agenda that are done, findings of the text check that were looked at and kept, and the categories
 * of causes that the incident is tagged with.
 */
export const reviewLists = ['pre-read', 'read', 'attended', 'agenda', 'kept', 'cause'] as const;
export type ReviewList = (typeof reviewLists)[number];

export type Ticked = { readonly list: ReviewList; readonly item: string; readonly on: boolean };

/** By the place of the tick: `kept.` and a digest of the finding, `cause.capacity`. */
export const reviewTickSlice = defineSlice<Map<EntityId, Register<Ticked>>>('review-ticks', () => new Map());

const heldIn = (incident: Incident, place: EntityId): Register<Ticked> =>
  entity(reviewTickSlice.of(incident), place, () => register<Ticked>());

/** The words of an item: a person, the id of a check, a category. */
export const tickItemSchema = z.string().trim().min(1).max(200);

export const reviewTicked = defineEvent({
  type: 'review-ticked/1',
  payload: z.object({ list: z.enum(reviewLists), item: tickItemSchema, on: z.boolean() }),
  evolve(incident, event, ticked) {
    write(heldIn(incident, event.e), event, ticked);
  },
  redacted(incident, event) {
    supersede(heldIn(incident, event.e), event);
  },
  row: ({ list, item, on }) =>
    list === 'cause'
      ? { kind: 'console', text: on ? `Cause: ${item}` : `Cause no longer: ${item}` }
      : undefined,
});
