import * as z from 'zod';
import { eventIdPattern, type EntityId } from '../../ids.ts';
import { defineEvent } from '../event.ts';
import { register, write, type Register } from '../register.ts';
import { heldIn } from '../role-words.ts';
import { defineSlice, entity } from '../state.ts';
import { personSchema, roleLabel, roleSchema, type Role } from '../vocabulary.ts';

export type Holding = { readonly role: Role; readonly person: string | null; readonly area: string | null };

/**
 * Who holds which role: a register for each place. Every role has one place, but for subject matter experts, who
 * have one for each person.
 */
export const roleSlice = defineSlice<Map<EntityId, Register<Holding>>>('roles', () => new Map());

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
  }),
  evolve(incident, event, { role, person, area }) {
    write(entity(roleSlice.of(incident), event.e, register<Holding>), event, { role, person, area });
  },
  row({ role, person, from, area, accepted, taken }, event) {
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
