import type { EntityId, Instant } from '../ids.ts';
import { roleSlice, type Holding } from './events/role-assigned.ts';
import { alsoSet, winner, type Write } from './register.ts';
import type { Incident } from './state.ts';
import { roles, type Role } from './vocabulary.ts';

/** The place of a role that one person holds; experts have a place each, named when they are called in. */
export const placeOf = (role: Exclude<Role, 'sme'>): EntityId => `role.${role}`;

export type Post = {
  readonly place: EntityId;
  readonly role: Role;
  readonly person: string;
  readonly since: Instant;
  readonly area: string | null;
  /** Who was named at the same time by somebody who had not seen this. */
  readonly alsoSet: readonly { readonly person: string | null; readonly by: string }[];
};

/** Everyone who holds a role now, in the order of the roles. */
export function postsOf(incident: Incident): readonly Post[] {
  const held: Post[] = [];
  for (const [place, register] of roleSlice.of(incident)) {
    const current: Write<Holding> | undefined = winner(register);
    if (current === undefined || current.value.person === null) continue;
    const { role, person, area } = current.value;
    const also = alsoSet(register).map((w) => ({ person: w.value.person, by: w.u }));
    held.push({ place, role, person, area, since: current.at, alsoSet: also });
  }
  return held.sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || a.since - b.since);
}

/** Who holds a role now; null when nobody does. */
export function holderOf(incident: Incident, role: Exclude<Role, 'sme'>): string | null {
  return winner(roleSlice.of(incident).get(placeOf(role)))?.value.person ?? null;
}
