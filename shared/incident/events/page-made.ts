import * as z from 'zod';
import type { EntityId } from '../../ids.ts';
import { compareWritten, type StreamEvent } from '../envelope.ts';
import { defineEvent } from '../event.ts';
import { register, type Register } from '../register.ts';
import { defineSlice, entity, type Incident } from '../state.ts';

/** How somebody was paged. The paging itself is done elsewhere: by telephone, by an app, in a chat. */
export const pageMeans = ['phone', 'app', 'chat'] as const;
export type PageMeans = (typeof pageMeans)[number];
export const meansWords: Record<PageMeans, string> = { phone: 'by phone', app: 'by app', chat: 'in chat' };

export type PageBody = {
  /** The person, or the words of the ladder where nobody knows who is on call. */
  readonly who: string;
  readonly means: PageMeans;
  /** The step of the ladder that it is for, by the key of `stepKeys`; null outside the ladder. */
  readonly step: string | null;
  /** Minutes to answer that were in force: every desktop counts down alike. null for no limit. */
  readonly minutes: number | null;
};

export type PageOutcome = {
  readonly outcome: 'open' | 'answered' | 'failed';
  /** Who answered, where it was not the one who was paged. */
  readonly by: string | null;
};

/** A page, what became of it, and whether it was taken back. */
export type HeldPage = {
  first: (PageBody & { readonly event: StreamEvent }) | undefined;
  /** The event that said it first, where its words were taken out: who paged stays. */
  gone: StreamEvent | undefined;
  readonly outcome: Register<PageOutcome>;
  readonly withdrawn: Register<boolean>;
};

export const pageSlice = defineSlice<Map<EntityId, HeldPage>>('pages', () => new Map());

export const heldPageOf = (incident: Incident, id: EntityId): HeldPage =>
  entity(pageSlice.of(incident), id, (): HeldPage => ({
    first: undefined,
    gone: undefined,
    outcome: register(),
    withdrawn: register(),
  }));

export const pageWhoSchema = z.string().trim().min(1).max(120);

export const pageMade = defineEvent({
  type: 'page-made/1',
  urgent: true,
  payload: z.object({
    who: pageWhoSchema,
    means: z.enum(pageMeans),
    step: z.string().min(1).max(140).nullable(),
    minutes: z.number().int().positive().max(10_080).nullable(),
  }),
  evolve(incident, event, body) {
    const held = heldPageOf(incident, event.e);
    if (held.first === undefined || compareWritten(event, held.first.event) < 0)
      held.first = { ...body, event };
  },
  redacted(incident, event) {
    const held = heldPageOf(incident, event.e);
    if (held.gone === undefined || compareWritten(event, held.gone) < 0) held.gone = event;
  },
  row: ({ who, means, step, minutes }) => ({
    kind: 'console',
    text: `Paged ${who} ${meansWords[means]}${step === null || step === who.toLowerCase() ? '' : `, for “${step}”`}`,
    ...(minutes === null ? {} : { detail: `${minutes} min to answer` }),
  }),
});
