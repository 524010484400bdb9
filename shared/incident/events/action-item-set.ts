import * as z from 'zod';
import type { Hlc } from '../../clock.ts';
import type { EntityId, EventId, Instant } from '../../ids.ts';
import { compareWritten, type StreamEvent } from '../envelope.ts';
import { defineEvent } from '../event.ts';
import { register, write, type Register } from '../register.ts';
import { defineSlice, entity, type Incident } from '../state.ts';
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
export const actionEffectLabel: Record<ActionEffect, string> = {
  worked: 'It worked',
  'did-not-work': 'It did not work',
  'too-early': 'Too early to tell',
};

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
  /** It was opened by mistake. */
  readonly removed: Register<boolean>;
  /** Every due day that it ever had, with what each replaced, to see how often it slipped. */
  readonly dues: Map<EventId, DueDay>;
  /** How it was opened. */
  first: Opening | undefined;
};
/** A due day, and how often the day had been put off before where that is not in the record any more. */
export type DueDay = {
  readonly id: EventId;
  readonly h: Hlc;
  readonly o: readonly EventId[];
  readonly due: string | null;
  readonly before: number;
};
type Opening = { readonly id: EventId; readonly h: Hlc; readonly at: Instant; readonly by: string };
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
  removed: register(),
  dues: new Map(),
  first: undefined,
});

function held(incident: Incident, event: StreamEvent): HeldActionItem {
  const item = entity(actionItemSlice.of(incident), event.e, empty);
  if (item.first === undefined || compareWritten(event, item.first) < 0)
    item.first = { id: event.id, h: event.h, at: event.at, by: event.u };
  return item;
}

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
  removed: z.boolean().optional(),
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
    /** It says again what stands once words were redacted, and how often the day had been put off until then. */
    again: z.object({ putOff: z.number().int().min(0).max(10_000) }).optional(),
  }),
  evolve(incident, event, { to, again }) {
    const item = held(incident, event);
    for (const [field, value] of Object.entries(to))
      if (value !== undefined) write(item[field as ActionItemField] as Register<unknown>, event, value); // the schema's own keys
    if (to.due === undefined) return;
    const { id, h, o } = event;
    item.dues.set(id, { id, h, o, due: to.due, before: again?.putOff ?? 0 });
  },
  /** Who opened it and when stays; everything else is said again by whoever takes the words out. */
  redacted: (incident, event) => void held(incident, event),
  row({ name, opened, to, again }) {
    if (again !== undefined) return undefined;
    const changed = changedWords(to);
    if (opened) {
      const owner = to.owner ?? 'nobody owns it yet';
      return { kind: 'console', text: `Action item: ${name}`, detail: [owner, ...changed].join(', ') };
    }
    const said = to.words === undefined || to.words === '' ? [] : [to.words];
    const about = [...ownerWords(to), ...changed, ...said].join(', ');
    return {
      kind: 'console',
      text: `Action item ${verbOf(to)}: ${name}`,
      ...(about === '' ? {} : { detail: about }),
    };
  },
});

function verbOf({ state, removed }: ActionItemChanges): string {
  if (removed !== undefined) return removed ? 'taken back' : 'stands again';
  return state === undefined ? 'changed' : actionStateLabel[state].toLowerCase();
}

const ownerWords = ({ owner }: ActionItemChanges): readonly string[] =>
  owner === undefined ? [] : [owner ?? 'nobody owns it'];

function changedWords({ due, category, priority, link, effect }: ActionItemChanges): readonly string[] {
  return [
    ...(due === undefined ? [] : [due === null ? 'no day' : `due ${due}`]),
    ...(category === undefined || category === null ? [] : [category]),
    ...(priority === undefined ? [] : [`${priority} priority`]),
    ...(link === undefined || link === null || link === '' ? [] : [link]),
    ...(effect === undefined || effect === null ? [] : [actionEffectLabel[effect].toLowerCase()]),
  ];
}
