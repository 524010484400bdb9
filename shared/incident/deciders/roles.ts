import type { EntityId, Instant } from '../../ids.ts';
import { ok } from '../../result.ts';
import { roleAssigned, roleSlice } from '../events/role-assigned.ts';
import { replacing, winner } from '../register.ts';
import { placeOf, postsOf } from '../roles.ts';
import type { Incident } from '../state.ts';
import type { Role } from '../vocabulary.ts';
import { refused, type Deciders, type Decision } from './decider.ts';

/** Who does what. */
export const roles: Deciders<'assign' | 'release' | 'take-command'> = {
  assign(incident, { role, person, area, at }, { now, person: u, newId }) {
    const place = role === 'sme' ? (expertPlace(incident, person) ?? `role.sme.${newId()}`) : placeOf(role);
    return assignTo(incident, place, role, person, area ?? null, at ?? now, u);
  },

  'take-command': (incident, { at }, { now, person: u }) =>
    assignTo(incident, placeOf('commander'), 'commander', u, null, at ?? now, u),

  release(incident, { role, person, at }, { now, person: u }) {
    if (role === 'sme' && person === undefined) return refused('Not released: say which expert.');
    const place = role === 'sme' ? expertPlace(incident, person ?? '') : placeOf(role);
    const held = place === undefined ? undefined : winner(roleSlice.of(incident).get(place));
    if (place === undefined || held === undefined || held.value.person === null)
      return refused('Not released: nobody holds that role.');
    if (person !== undefined && held.value.person !== person) {
      return refused(`Not released: ${held.value.person} holds that role.`);
    }
    return assignTo(incident, place, role, null, held.value.area, at ?? now, u);
  },
};

function expertPlace(incident: Incident, person: string): EntityId | undefined {
  return postsOf(incident).find((post) => post.role === 'sme' && post.person === person)?.place;
}

function assignTo(
  incident: Incident,
  e: EntityId,
  role: Role,
  person: string | null,
  area: string | null,
  at: Instant,
  u: string,
): Decision {
  const held = roleSlice.of(incident).get(e);
  const from = winner(held)?.value;
  const undisputed = (held?.visible.length ?? 0) <= 1;
  if (undisputed && from?.person === person && from.area === area) return ok([]);
  return ok([
    roleAssigned.draft({
      e,
      at,
      u,
      payload: { role, person, area, from: from?.person ?? null },
      ...replacing(held),
    }),
  ]);
}
