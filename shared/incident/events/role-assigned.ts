import * as z from 'zod';
import { eventIdPattern, type EntityId, type Instant } from '../../ids.ts';
import type { StreamEvent } from '../envelope.ts';
import { defineEvent } from '../event.ts';
import { register, write, type Register } from '../register.ts';
import { capital, heldIn } from '../role-words.ts';
import { defineSlice, entity } from '../state.ts';
import { instantSchema, personSchema, roleLabel, roleSchema, type Role } from '../vocabulary.ts';

export type Holding = { readonly role: Role; readonly person: string | null; readonly area: string | null };

/**
 * Who holds which role: a register for each place. Every role has one place, but for subject matter experts, who
 * have one for each person.
 */
export const roleSlice = defineSlice<Map<EntityId, Register<Holding>>>('roles', () => new Map());

/**
 * Since when a place is held by what an assignment says: where it takes another one back, time on duty counts on from
 * then, while the event itself is logged when it was taken back.
 */
export function heldSince({ payload, at }: Pick<StreamEvent, 'payload' | 'at'>): Instant {
  const { again } = (payload ?? {}) as { again?: { since: Instant } }; // its module parsed it, or its words are gone
  return Math.min(again?.since ?? at, at);
}

export const roleAssigned = defineEvent({
  type: 'role-assigned/1',
  urgent: true,
  payload: z.object({
    role: roleSchema,
    /** null releases the role. */
    person: personSchema.nullable(),
    area: z.string().min(1).max(80).nullable(),
    /** Who held it until now, so that the log reads by itself. */
    from: personSchema.nullable(),
    /** The offer that the person accepted, at a desktop of theirs or by voice. */
    accepted: z.object({ offer: z.string().regex(eventIdPattern), voice: z.boolean() }).optional(),
    /** Taken from who held it without their word, since they are gone; `why` where it was said. */
    taken: z.object({ why: z.string().min(1).max(200).nullable() }).optional(),
    /** What came last was taken back: it is held as before, since when it was; `handover` where that was accepted. */
    again: z.object({ since: instantSchema, handover: z.boolean() }).optional(),
  }),
  evolve(incident, event, { role, person, area }) {
    const held = { ...event, at: heldSince(event) };
    write(entity(roleSlice.of(incident), event.e, register<Holding>), held, { role, person, area });
  },
  row({ role, person, from, area, accepted, taken, again }, event) {
    if (again !== undefined) {
      const what = heldIn(role, area);
      const to = again.handover ? 'Handover' : capital(what);
      const undone = from === null ? `Release of ${what}` : `${to} to ${from}`;
      const now = person === null ? `nobody holds ${what}` : `${person} holds ${what} again`;
      return { kind: 'console', text: `${undone} taken back: ${now}` };
    }
    const label = area === null ? roleLabel[role] : `${roleLabel[role]} for ${area}`;
    if (person === null)
      return { kind: 'console', text: `${from ?? event.u} released ${label.toLowerCase()}` };
    if (accepted !== undefined && from !== null) {
      const how = accepted.voice ? `accepted by voice, recorded by ${event.u}` : `accepted by ${person}`;
      return { kind: 'console', text: `${from} handed ${heldIn(role, area)} over to ${person}, ${how}` };
    }
    const what = role === 'commander' ? 'command' : label.toLowerCase();
    const took = person === event.u ? `${person} took ${what}` : `${label} set to ${person}`;
    const was = from === null || from === person ? '' : `, was ${from}`;
    const without = taken === undefined ? '' : ', without acceptance';
    const why = taken === undefined || taken.why === null ? '' : `: ${taken.why}`;
    return { kind: 'console', text: `${took}${was}${without}${why}` };
  },
});
