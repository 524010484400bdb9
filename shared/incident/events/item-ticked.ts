import * as z from 'zod';
import type { EntityId } from '../../ids.ts';
import { defineEvent } from '../event.ts';
import { register, write, type Register } from '../register.ts';
import { defineSlice, entity } from '../state.ts';

/** Ticks by people: a register for each item and run of the checklist (a reopened incident starts a new run). */
export const tickSlice = defineSlice<Map<EntityId, Register<boolean>>>('ticks', () => new Map());

export const itemTicked = defineEvent({
  type: 'item-ticked/1',
  payload: z.object({ item: z.string().min(1).max(60), text: z.string().min(1).max(255), done: z.boolean() }),
  evolve(incident, event, { done }) {
    write(entity(tickSlice.of(incident), event.e, register<boolean>), event, done);
  },
  row: ({ text, done }, event) => ({
    kind: 'console',
    text: done ? `${event.u} ticked “${text}”` : `${event.u} opened “${text}” again`,
  }),
});
