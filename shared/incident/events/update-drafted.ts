import * as z from 'zod';
import { eventIdPattern, type EventId } from '../../ids.ts';
import { defineEvent } from '../event.ts';
import { register, supersede, write, type Register } from '../register.ts';
import { defineSlice, entity, type Incident } from '../state.ts';
import { audiences, audienceSchema, MAX_TEXT, personSchema, type Audience } from '../vocabulary.ts';

/** A wording that was shared; null where it was dropped. `author` where somebody else chose it among several. */
export type SharedWording = { readonly text: string; readonly author: string | null } | null;

export type DraftState = {
  /** The wording that waits for each audience. */
  readonly wordings: Map<Audience, Register<SharedWording>>;
  /** Whether a wording was approved, by the event that shared it. */
  readonly approvals: Map<EventId, Register<boolean>>;
};

export const draftSlice = defineSlice<DraftState>('drafts', () => ({
  wordings: new Map(),
  approvals: new Map(),
}));

export const draftPlace = (audience: Audience): string => `draft.${audience}`;
export const approvalPlaceOf = (draft: EventId): string => `approval.${draft}`;

export const wordingOf = (incident: Incident, audience: Audience): Register<SharedWording> =>
  entity(draftSlice.of(incident).wordings, audience, register<SharedWording>);

/** A wording for one audience is shared for a second pair of eyes, or dropped. */
export const updateDrafted = defineEvent({
  type: 'update-drafted/1',
  urgent: true,
  payload: z.object({
    audience: audienceSchema,
    text: z.string().min(1).max(MAX_TEXT).nullable(),
    author: personSchema.optional(),
  }),
  evolve(incident, event, { audience, text, author }) {
    write(wordingOf(incident, audience), event, text === null ? null : { text, author: author ?? null });
  },
  redacted(incident, event) {
    const audience = audiences.find((each) => draftPlace(each) === event.e);
    if (audience !== undefined) supersede(wordingOf(incident, audience), event);
  },
  row: ({ audience, text }) =>
    text === null
      ? { kind: 'console', text: `Draft for ${audience} dropped` }
      : { kind: 'console', text: `Draft for ${audience} to look at`, detail: text },
});

/** Somebody else looked at a wording and found it good, or takes that back. It names the words by their event. */
export const updateApproved = defineEvent({
  type: 'update-approved/1',
  urgent: true,
  payload: z.object({
    audience: audienceSchema,
    draft: z.string().regex(eventIdPattern),
    approved: z.boolean(),
  }),
  evolve(incident, event, { draft, approved }) {
    write(entity(draftSlice.of(incident).approvals, draft, register<boolean>), event, approved);
  },
  row: ({ audience, approved }) => ({
    kind: 'console',
    text: approved ? `Draft for ${audience} approved` : `Approval of the draft for ${audience} taken back`,
  }),
});
