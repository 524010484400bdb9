import * as z from 'zod';
import type { EntityId } from '../../ids.ts';
import { defineEvent } from '../event.ts';
import { register, write, type Register } from '../register.ts';
import { defineSlice, entity } from '../state.ts';
import { personSchema } from '../vocabulary.ts';

/** What people did with an item: `why` says why it was skipped. */
export type TickState = { readonly state: 'open' | 'done' | 'skipped'; readonly why: string | null };

/** By people: a register for each item and run of the checklist (a reopened incident starts a new run). */
export const tickSlice = defineSlice<Map<EntityId, Register<TickState>>>('ticks', () => new Map());
/** Whose an item is, where somebody gave it to a person. */
export const itemOwnerSlice = defineSlice<Map<EntityId, Register<string | null>>>(
  'itemOwners',
  () => new Map(),
);

const item = z.string().min(1).max(60);
const text = z.string().min(1).max(255);

export const itemTicked = defineEvent({
  type: 'item-ticked/1',
  payload: z.object({ item, text, done: z.boolean() }),
  evolve(incident, event, { done }) {
    write(entity(tickSlice.of(incident), event.e, register<TickState>), event, {
      state: done ? 'done' : 'open',
      why: null,
    });
  },
  row: ({ text, done }, event) => ({
    kind: 'console',
    text: done ? `${event.u} ticked “${text}”` : `${event.u} opened “${text}” again`,
  }),
});

/** An item is left out on purpose, with a word why. */
export const itemSkipped = defineEvent({
  type: 'item-skipped/1',
  payload: z.object({ item, text, why: z.string().min(1).max(255) }),
  evolve(incident, event, { why }) {
    write(entity(tickSlice.of(incident), event.e, register<TickState>), event, { state: 'skipped', why });
  },
  row: ({ text, why }, event) => ({ kind: 'console', text: `${event.u} skipped “${text}”`, detail: why }),
});

export const itemAssigned = defineEvent({
  type: 'item-assigned/1',
  payload: z.object({ item, text, person: personSchema.nullable() }),
  evolve(incident, event, { person }) {
    write(entity(itemOwnerSlice.of(incident), event.e, register<string | null>), event, person);
  },
  row: ({ text, person }) => ({
    kind: 'console',
    text: person === null ? `“${text}” is nobody’s in particular again` : `“${text}” is ${person}’s`,
  }),
});
