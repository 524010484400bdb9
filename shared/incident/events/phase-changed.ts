import * as z from 'zod';
import type { EventId, Instant } from '../../ids.ts';
import { defineEvent } from '../event.ts';
import { phaseSchema, phaseVerbSchema, transitions, type Phase, type PhaseVerb } from '../phases.ts';
import { register, write, type Register } from '../register.ts';
import { defineSlice } from '../state.ts';

/** A transition as somebody made it; all of them are kept, since a reopened incident has several of a kind. */
export type Transition = {
  readonly id: EventId;
  readonly verb: PhaseVerb;
  readonly from: Phase;
  readonly to: Phase;
  readonly at: Instant;
  readonly by: string;
};

export type Phases = {
  /** What a transition names that it replaces. Read the phase through `phaseOf`, which knows what was taken back. */
  readonly phase: Register<Phase>;
  /** As they were made: read them through `transitionsOf`, which knows what was taken back or moved in time. */
  readonly transitions: Map<EventId, Transition>;
  readonly undone: Set<EventId>;
};

export const phaseSlice = defineSlice<Phases>('phase', () => ({
  phase: register(),
  transitions: new Map(),
  undone: new Set(),
}));

export const phaseChanged = defineEvent({
  type: 'phase-changed/1',
  urgent: true,
  payload: z.object({ verb: phaseVerbSchema, from: phaseSchema, to: phaseSchema }),
  evolve(incident, event, { verb, from, to }) {
    const slice = phaseSlice.of(incident);
    write(slice.phase, event, to);
    slice.transitions.set(event.id, { id: event.id, verb, from, to, at: event.at, by: event.u });
  },
  row: ({ verb }, event) => ({ kind: 'console', text: `${transitions[verb].done} by ${event.u}` }),
});
