import * as z from 'zod';
import type { EntityId, Instant } from '../../ids.ts';
import type { StreamEvent } from '../envelope.ts';
import { defineEvent } from '../event.ts';
import { register, supersede, write, type Register } from '../register.ts';
import { defineSlice, entity, type Incident } from '../state.ts';
import { heldIn } from '../role-words.ts';
import { instantSchema, personSchema, roleSchema, type Role } from '../vocabulary.ts';

/** What was said last of handing a place over: it is offered, or the offer was answered. */
export type HandoffSaid = {
  readonly state: 'offered' | 'declined' | 'withdrawn';
  readonly role: Role;
  readonly area: string | null;
  /** Who holds the role, since when: an offer counts for this time on duty only. */
  readonly from: string;
  readonly since: Instant;
  readonly to: string;
  /** What the record does not say, in the words of whoever hands it over. */
  readonly words: string | null;
  /** When it was offered, and by whom: a deputy or the scribe may record it for the holder. */
  readonly offeredAt: Instant;
  readonly by: string;
};

/** The offers of each place. Acceptance stands in none of them: it is the role that changes hands. */
export const handoffSlice = defineSlice<Map<EntityId, Register<HandoffSaid>>>('handoffs', () => new Map());

/** What an event about an offer replaced stays replaced, where its words were taken out. */
export function endOffer(incident: Incident, event: StreamEvent): void {
  supersede(entity(handoffSlice.of(incident), event.e, register<HandoffSaid>), event);
}

/** What every event about an offer says of it. */
export const offerShape = {
  role: roleSchema,
  area: z.string().min(1).max(80).nullable(),
  from: personSchema,
  since: instantSchema,
  to: personSchema,
  words: z.string().min(1).max(2_000).nullable(),
};

/** A role is offered to somebody: it is handed over once they accept (ICS: transfer of command). */
export const handoffOffered = defineEvent({
  type: 'handoff-offered/1',
  urgent: true,
  payload: z.object({
    ...offerShape,
    /** To whom it was offered until now, where it was somebody else. */
    instead: personSchema.nullable(),
    /** Where an answer is taken back: the offer stands as it stood since then. */
    again: z.object({ offeredAt: instantSchema, by: personSchema }).optional(),
  }),
  evolve(incident, event, { instead: _, again, ...said }) {
    const { offeredAt, by } = again ?? { offeredAt: event.at, by: event.u };
    write(entity(handoffSlice.of(incident), event.e, register<HandoffSaid>), event, {
      state: 'offered',
      ...said,
      offeredAt,
      by,
    });
  },
  redacted: endOffer,
  row({ role, area, from, to, words, instead, again }, event) {
    const what = heldIn(role, area);
    if (again !== undefined)
      return { kind: 'console', text: `${event.u} lets the offer of ${what} to ${to} stand` };
    const no = instead === null ? '' : `, no longer to ${instead}`;
    const recorded = event.u === from ? '' : `, recorded by ${event.u}`;
    const text = `${from} offers ${what} to ${to}${no}${recorded}`;
    return { kind: 'console', text, ...(words === null ? {} : { detail: words }) };
  },
});
