import * as z from 'zod';
import type { Hlc } from '../../clock.ts';
import type { EntityId, EventId, Instant } from '../../ids.ts';
import { compareWritten, type StreamEvent } from '../envelope.ts';
import { defineEvent } from '../event.ts';
import { register, supersede, write, type Register } from '../register.ts';
import { defineSlice, entity } from '../state.ts';
import { personSchema } from '../vocabulary.ts';

/** What an action item makes better; product.md's list. */
export const actionCategories = ['detection', 'mitigation', 'architecture', 'process', 'training'] as const;
export type ActionCategory = (typeof actionCategories)[number];
export const actionStates = ['open', 'in-progress', 'done', 'dropped'] as const;
export type ActionState = (typeof actionStates)[number];
export const actionStateLabel: Record<ActionState, string> = {
  open: 'Open',
  'in-progress': 'In progress',
  done: 'Done',
  dropped: 'Dropped',
};
/** How soon: before anything else, next, when there is time. */
export const actionPriorities = ['high', 'medium', 'low'] as const;
export type ActionPriority = (typeof actionPriorities)[number];
/** Whether the fix worked, seen later. */
export const actionEffects = ['worked', 'did-not-work', 'too-early'] as const;
export type ActionEffect = (typeof actionEffects)[number];

/** A day of the calendar, `2026-12-01`: nobody promises an hour. */
export const daySchema = z.iso.date();

export type HeldActionItem = {
  readonly text: Register<string>;
  readonly owner: Register<string | null>;
  readonly due: Register<string | null>;
  readonly category: Register<ActionCategory | null>;
  readonly priority: Register<ActionPriority>;
  readonly state: Register<ActionState>;
  /** The ticket that it became. */
  readonly link: Register<string | null>;
  readonly effect: Register<ActionEffect | null>;
  /** What was said with the effect, or with the state: why it was dropped, what showed that it works. */
  readonly words: Register<string>;
  /** Every due day that it ever had, to see how often it slipped. */
  readonly dues: Map<EventId, { readonly h: Hlc; readonly at: Instant; readonly due: string | null }>;
  /** How it was opened. */
  first: StreamEvent | undefined;
};
export type ActionItemField = Exclude<keyof HeldActionItem, 'dues' | 'first'>;

/** What was promised in this incident, by the id that each was opened under. */
export const actionItemSlice = defineSlice<Map<EntityId, HeldActionItem>>('action-items', () => new Map());

const empty = (): HeldActionItem => ({
  text: register(),
  owner: register(),
  due: register(),
  category: register(),
  priority: register(),
  state: register(),
  link: register(),
  effect: register(),
  words: register(),
  dues: new Map(),
  first: undefined,
});

export const actionTextSchema = z.string().trim().min(1).max(1_000);
const changes = z.object({
  text: actionTextSchema.optional(),
  owner: personSchema.nullable().optional(),
  due: daySchema.nullable().optional(),
  category: z.enum(actionCategories).nullable().optional(),
  priority: z.enum(actionPriorities).optional(),
  state: z.enum(actionStates).optional(),
  link: z.string().trim().max(2_000).nullable().optional(),
  effect: z.enum(actionEffects).nullable().optional(),
  words: z.string().trim().max(2_000).optional(),
});
export type ActionItemChanges = z.output<typeof changes>;

/**
 * An action item was opened or changed. Only what changed is in it, and each field is a register of its own: two people
 * who change two of them at once both keep what they said.
 */
export const actionItemSet = defineEvent({
  type: 'action-item-set/1',
  payload: z.object({
    /** What it is called at that time, for the row. */
    name: actionTextSchema,
    opened: z.boolean(),
    to: changes,
  }),
  evolve(incident, event, { to }) {
    const held = entity(actionItemSlice.of(incident), event.e, empty);
    for (const [field, value] of Object.entries(to))
      if (value !== undefined) write(held[field as ActionItemField] as Register<unknown>, event, value); // the schema's own keys
    if (to.due !== undefined) held.dues.set(event.id, { h: event.h, at: event.at, due: to.due });
    if (held.first === undefined || compareWritten(event, held.first) < 0) held.first = event;
  },
  redacted(incident, event) {
    const held = actionItemSlice.of(incident).get(event.e);
    if (held === undefined) return;
    const { dues: _, first: __, ...registers } = held;
    for (const each of Object.values(registers)) supersede(each, event);
  },
  row({ name, opened, to }) {
    if (opened) {
      const owned = to.owner == null ? 'nobody owns it yet' : to.owner;
      const due = to.due == null ? '' : `, due ${to.due}`;
      return { kind: 'console', text: `Action item: ${name}`, detail: `${owned}${due}` };
    }
    if (to.state !== undefined)
      return {
        kind: 'console',
        text: `Action item ${actionStateLabel[to.state].toLowerCase()}: ${name}`,
        ...(to.words === undefined || to.words === '' ? {} : { detail: to.words }),
      };
    return undefined;
  },
});
