import * as z from 'zod';
import type { EntityId } from '../../ids.ts';
import { compareWritten, type StreamEvent } from '../envelope.ts';
import { defineEvent } from '../event.ts';
import { register, write, type Register } from '../register.ts';
import { defineSlice, entity, type Incident } from '../state.ts';
import { entityIdPattern } from '../../ids.ts';
import { personSchema } from '../vocabulary.ts';

/**
 * What the lead of a workstream reports: conditions, actions, needs (the CAN report of the fire service, which
 * PagerDuty's response guide and the ICS take over).
 */
export type CanReport = {
  readonly workstream: EntityId;
  /** What is so. */
  readonly conditions: string;
  /** What is being done. */
  readonly actions: string | null;
  /** What is missing to go on. */
  readonly needs: string | null;
  /** Who reported, where somebody else said it anew without words that were taken out. */
  readonly by?: string | undefined;
};

export type HeldReport = {
  first: (CanReport & { readonly event: StreamEvent }) | undefined;
  readonly withdrawn: Register<boolean>;
  /** Whether what it needs is there. */
  readonly met: Register<boolean>;
};

export const reportSlice = defineSlice<Map<EntityId, HeldReport>>('reports', () => new Map());

const heldReport = (incident: Incident, id: EntityId): HeldReport =>
  entity(reportSlice.of(incident), id, () => ({ first: undefined, withdrawn: register(), met: register() }));

const words = z.string().min(1).max(1_000);

export const canReported = defineEvent({
  type: 'can-reported/1',
  payload: z.object({
    workstream: z.string().regex(entityIdPattern),
    /** What the workstream was called, so that the row reads by itself. */
    name: z.string().min(1).max(80),
    conditions: words,
    actions: words.nullable(),
    needs: words.nullable(),
    by: personSchema.optional(),
  }),
  evolve(incident, event, { workstream, conditions, actions, needs, by }) {
    const held = heldReport(incident, event.e);
    // The same report twice is one that was sent again: the earliest stands, on every desktop alike.
    if (held.first === undefined || compareWritten(event, held.first.event) < 0)
      held.first = { workstream, conditions, actions, needs, by, event };
  },
  row: ({ name, conditions, actions, needs }) => ({
    kind: 'console',
    text: `CAN report of ${name}: ${conditions}`,
    detail: [
      ...(actions === null ? [] : [`Actions: ${actions}`]),
      needs === null ? 'Needs: nothing' : `Needs: ${needs}`,
    ].join('\n'),
  }),
});

/** A report that was made by mistake, or not after all. */
export const reportWithdrawn = defineEvent({
  type: 'report-withdrawn/1',
  payload: z.object({ withdrawn: z.boolean(), name: z.string().min(1).max(80) }),
  evolve(incident, event, { withdrawn }) {
    write(heldReport(incident, event.e).withdrawn, event, withdrawn);
  },
  row: ({ withdrawn, name }) => ({
    kind: 'console',
    text: withdrawn ? `CAN report of ${name} taken back` : `CAN report of ${name} stands again`,
  }),
});

/** What a workstream needs is there now, or is missing again. */
export const needMet = defineEvent({
  type: 'need-met/1',
  payload: z.object({ met: z.boolean(), name: z.string().min(1).max(80), needs: words }),
  evolve(incident, event, { met }) {
    write(heldReport(incident, event.e).met, event, met);
  },
  row: ({ met, name, needs }) => ({
    kind: 'console',
    text: met ? `${name} has what it needs: ${needs}` : `${name} needs it again: ${needs}`,
  }),
});
