import * as z from 'zod';
import { compareWritten, type StreamEvent } from '../envelope.ts';
import { defineEvent } from '../event.ts';
import { phaseSchema, type Phase } from '../phases.ts';
import { register, write, type Register } from '../register.ts';
import { defineSlice, entity, type Incident } from '../state.ts';
import { roleSchema, type Role } from '../vocabulary.ts';
import { runbookFileSchema } from './runbook-used.ts';

/** An item that somebody added to the checklist of this incident. */
export type OwnItem = {
  said:
    | {
        readonly text: string;
        readonly phase: Phase;
        readonly role: Role | null;
        /** The file of the runbook whose step it is; null where somebody thought of it. */
        readonly runbook: string | null;
        readonly by: string;
        readonly event: StreamEvent;
      }
    | undefined;
  readonly withdrawn: Register<boolean>;
};

/** By the item's id, `own-<13 characters>`. */
export const ownItemSlice = defineSlice<Map<string, OwnItem>>('ownItems', () => new Map());

const ownItem = (incident: Incident, id: string): OwnItem =>
  entity(ownItemSlice.of(incident), id, () => ({ said: undefined, withdrawn: register() }));

export const itemAdded = defineEvent({
  type: 'item-added/1',
  payload: z.object({
    text: z.string().min(1).max(255),
    phase: phaseSchema,
    role: roleSchema.nullable(),
    runbook: runbookFileSchema.optional(),
  }),
  evolve(incident, event, { text, phase, role, runbook = null }) {
    const item = ownItem(incident, event.e);
    // The same item twice is one item sent again after "not saved": the earliest stands, on every desktop alike.
    if (item.said === undefined || compareWritten(event, item.said.event) < 0) {
      item.said = { text, phase, role, runbook, by: event.u, event };
    }
  },
  // That the runbook was taken up stands in the log, once for all of its steps.
  row: ({ text, runbook }, event) =>
    runbook === undefined
      ? { kind: 'console', text: `${event.u} added “${text}” to the checklist` }
      : undefined,
});

export const itemWithdrawn = defineEvent({
  type: 'item-withdrawn/1',
  payload: z.object({
    text: z.string().min(1).max(255),
    withdrawn: z.boolean(),
    runbook: runbookFileSchema.optional(),
  }),
  evolve(incident, event, { withdrawn }) {
    write(ownItem(incident, event.e).withdrawn, event, withdrawn);
  },
  row: ({ text, withdrawn, runbook }, event) =>
    runbook === undefined
      ? {
          kind: 'console',
          text: withdrawn
            ? `${event.u} took “${text}” off the checklist`
            : `${event.u} put “${text}” back on the checklist`,
        }
      : undefined,
});
