import * as z from 'zod';
import type { EntityId } from '../../ids.ts';
import { compareWritten, type StreamEvent } from '../envelope.ts';
import { defineEvent } from '../event.ts';
import { register, supersede, write, type Register } from '../register.ts';
import { defineSlice, entity, type Incident } from '../state.ts';
import { personSchema } from '../vocabulary.ts';

/** Work that goes on beside other work, with somebody who leads it: “Bring the keyring back”. */
export type WorkstreamBody = {
  readonly name: string;
  readonly lead: string | null;
  readonly open: boolean;
};

export type HeldWorkstream = {
  readonly body: Register<WorkstreamBody>;
  /** What was said of it first: whatever the order of arrival. */
  opened: StreamEvent | undefined;
};

/** The workstreams of an incident, by the id that each was opened under. */
export const workstreamSlice = defineSlice<Map<EntityId, HeldWorkstream>>('workstreams', () => new Map());

const heldWorkstream = (incident: Incident, id: EntityId): HeldWorkstream =>
  entity(workstreamSlice.of(incident), id, () => ({ body: register(), opened: undefined }));

export const workstreamNameSchema = z.string().trim().min(1).max(80);

export const workstreamSet = defineEvent({
  type: 'workstream-set/1',
  payload: z.object({
    name: workstreamNameSchema,
    lead: personSchema.nullable(),
    open: z.boolean(),
    /** What it was until now, so that the row says what changed; null where it was just opened. */
    from: z.object({ name: z.string().max(80), lead: personSchema.nullable(), open: z.boolean() }).nullable(),
  }),
  evolve(incident, event, { name, lead, open }) {
    const held = heldWorkstream(incident, event.e);
    write(held.body, event, { name, lead, open });
    if (held.opened === undefined || compareWritten(event, held.opened) < 0) held.opened = event;
  },
  redacted(incident, event) {
    const held = heldWorkstream(incident, event.e);
    supersede(held.body, event);
    if (held.opened === undefined || compareWritten(event, held.opened) < 0) held.opened = event;
  },
  row: ({ from, ...now }) => ({ kind: 'console', text: changeOf(now, from) }),
});

function changeOf({ name, lead, open }: WorkstreamBody, from: WorkstreamBody | null): string {
  const led = lead === null ? 'nobody leads it' : `led by ${lead}`;
  if (from === null) return open ? `Workstream opened: ${name}, ${led}` : `Workstream closed: ${name}`;
  if (from.open !== open)
    return open ? `Workstream open again: ${name}, ${led}` : `Workstream closed: ${name}`;
  if (from.lead !== lead) {
    const was = from.lead === null ? '' : `, was ${from.lead}`;
    return `Workstream ${name}: ${led}${was}`;
  }
  return from.name === name ? `Workstream ${name}, ${led}` : `Workstream ${name}, was called ${from.name}`;
}
