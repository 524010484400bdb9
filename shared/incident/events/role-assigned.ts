import * as z from 'zod';
import type { EntityId } from '../../ids.ts';
import { defineEvent } from '../event.ts';
import { register, write, type Register } from '../register.ts';
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
  }),
  evolve(incident, event, { role, person, area }) {
    write(entity(roleSlice.of(incident), event.e, register<Holding>), event, { role, person, area });
  },
  row({ role, person, from, area }, event) {
    const label = area === null ? roleLabel[role] : `${roleLabel[role]} for ${area}`;
    if (person === null)
      return { kind: 'console', text: `${from ?? event.u} released ${label.toLowerCase()}` };
    const taken = role === 'commander' ? 'command' : label.toLowerCase();
    const took = person === event.u ? `${person} took ${taken}` : `${label} set to ${person}`;
    return { kind: 'console', text: from === null || from === person ? took : `${took}, was ${from}` };
  },
});
