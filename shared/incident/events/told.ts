import * as z from 'zod';
import type { EntityId } from '../../ids.ts';
import { compareWritten, type StreamEvent } from '../envelope.ts';
import { defineEvent } from '../event.ts';
import { register, supersede, write, type Register } from '../register.ts';
import { defineSlice, entity, type Incident } from '../state.ts';
import { pageWhoSchema } from './page-made.ts';

/** Somebody who was told of the incident, and whether that was taken back. */
export type HeldTelling = {
  first: { readonly who: string; readonly how: string | null; readonly event: StreamEvent } | undefined;
  /** The event that said it first, where its words were taken out: who told them stays. */
  gone: StreamEvent | undefined;
  readonly withdrawn: Register<boolean>;
};

export const tellingSlice = defineSlice<Map<EntityId, HeldTelling>>('tellings', () => new Map());

const heldTelling = (incident: Incident, id: EntityId): HeldTelling =>
  entity(tellingSlice.of(incident), id, (): HeldTelling => ({
    first: undefined,
    gone: undefined,
    withdrawn: register(),
  }));

export const told = defineEvent({
  type: 'told/1',
  urgent: true,
  payload: z.object({ who: pageWhoSchema, how: z.string().min(1).max(80).nullable() }),
  evolve(incident, event, { who, how }) {
    const held = heldTelling(incident, event.e);
    if (held.first === undefined || compareWritten(event, held.first.event) < 0)
      held.first = { who, how, event };
  },
  redacted(incident, event) {
    const held = heldTelling(incident, event.e);
    if (held.gone === undefined || compareWritten(event, held.gone) < 0) held.gone = event;
  },
  row: ({ who, how }) => ({ kind: 'console', text: `Told ${who}${how === null ? '' : `, ${how}`}` }),
});

/** They were not told after all, or they were. */
export const toldWithdrawn = defineEvent({
  type: 'told-withdrawn/1',
  urgent: true,
  payload: z.object({ withdrawn: z.boolean(), who: pageWhoSchema }),
  evolve(incident, event, { withdrawn }) {
    write(heldTelling(incident, event.e).withdrawn, event, withdrawn);
  },
  redacted(incident, event) {
    supersede(heldTelling(incident, event.e).withdrawn, event);
  },
  row: ({ withdrawn, who }) => ({
    kind: 'console',
    text: withdrawn ? `${capital(who)} were not told after all` : `${capital(who)} were told, as it said`,
  }),
});

const capital = (words: string): string => words.replace(/^[a-z]/, (letter) => letter.toUpperCase());
