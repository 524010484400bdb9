import * as z from 'zod';
import type { EntityId } from '../../ids.ts';
import { defineEvent } from '../event.ts';
import { register, supersede, write, type Register } from '../register.ts';
import { placeAbout } from '../short-digest.ts';
import { defineSlice, entity, type Incident } from '../state.ts';

/** How a decision looks afterwards; the question is about the choice with what was known then, not about the person. */
export const verdicts = ['paid-off', 'too-dear', 'open'] as const;
export type Verdict = (typeof verdicts)[number];
export const verdictLabel: Record<Verdict, string> = {
  'paid-off': 'Worth its cost',
  'too-dear': 'Cost more than it gave',
  open: 'Not known yet',
};
export type Weighed = { readonly verdict: Verdict; readonly words: string };

/** By the entry of the decision, cut as in its place. */
export const tradeoffSlice = defineSlice<Map<EntityId, Register<Weighed | null>>>(
  'tradeoffs',
  () => new Map(),
);

/** Where the evaluation of a decision is kept, by the decision's entry. */
export const tradeoffPlace = (entry: EntityId): EntityId => placeAbout('to', entry);

export const weighedIn = (incident: Incident, entry: EntityId): Register<Weighed | null> | undefined =>
  tradeoffSlice.of(incident).get(tradeoffPlace(entry).slice('to.'.length));

const heldAt = (incident: Incident, place: EntityId): Register<Weighed | null> =>
  entity(tradeoffSlice.of(incident), place.slice('to.'.length), () => register<Weighed | null>());

/** A trade-off that was made during the incident, evaluated afterwards; null takes it back. */
export const tradeoffWeighed = defineEvent({
  type: 'tradeoff-weighed/1',
  payload: z.object({
    weighed: z.object({ verdict: z.enum(verdicts), words: z.string().trim().max(2_000) }).nullable(),
  }),
  evolve(incident, event, { weighed }) {
    write(heldAt(incident, event.e), event, weighed);
  },
  redacted(incident, event) {
    supersede(heldAt(incident, event.e), event);
  },
  row: () => undefined,
});
