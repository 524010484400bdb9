import type { EntityId, Instant } from '../../ids.ts';
import { ok } from '../../result.ts';
import type { EventDraft } from '../envelope.ts';
import { roleAssigned, roleSlice } from '../events/role-assigned.ts';
import { replacing, winner } from '../register.ts';
import { placeOf, postsOf } from '../roles.ts';
import type { Incident } from '../state.ts';
import type { Role } from '../vocabulary.ts';
import { refused, type Deciders } from './decider.ts';

/** Who does what. */
export const roles: Deciders<'assign' | 'release' | 'take-command'> = {
  assign(incident, { role, person, area, at }, { now, person: u, newId }) {
    const place = role === 'sme' ? (expertPlace(incident, person) ?? `role.sme.${newId()}`) : placeOf(role);
    return ok(holding(incident, place, role, person, area ?? null, at ?? now, u));
  },

  'take-command': (incident, { at }, { now, person: u }) =>
    ok(holding(incident, placeOf('commander'), 'commander', u, null, at ?? now, u)),

  release(incident, { role, person, at }, { now, person: u }) {
    if (role === 'sme' && person === undefined) return refused('Not released: say which expert.');
    // Two desktops that called in the same expert at the same time made two places: both are left.
    const posts = postsOf(incident).filter(
      (post) => post.role === role && (role !== 'sme' || post.person === person),
    );
    const [first] = posts;
    if (first === undefined && role !== 'sme' && person === undefined) {
      // Nobody holds it, and somebody else was named at the same time: releasing it settles that.
      const disputed = (roleSlice.of(incident).get(placeOf(role))?.visible.length ?? 0) > 1;
      if (disputed) return ok(holding(incident, placeOf(role), role, null, null, at ?? now, u));
    }
    if (first === undefined) return refused('Not released: nobody holds that role.');
    if (person !== undefined && first.person !== person) {
      return refused(`Not released: ${first.person} holds that role.`);
    }
    return ok(posts.flatMap(({ place, area }) => holding(incident, place, role, null, area, at ?? now, u)));
  },
};

function expertPlace(incident: Incident, person: string): EntityId | undefined {
  return postsOf(incident).find((post) => post.role === 'sme' && post.person === person)?.place;
}

/** Who holds a place from now on; nothing where it is so already. */
function holding(
  incident: Incident,
  e: EntityId,
  role: Role,
  person: string | null,
  area: string | null,
  at: Instant,
  u: string,
): readonly EventDraft[] {
  const held = roleSlice.of(incident).get(e);
  const from = winner(held)?.value;
  const undisputed = (held?.visible.length ?? 0) <= 1;
  if (undisputed && from?.person === person && from.area === area) return [];
  return [
    roleAssigned.draft({
      e,
      at,
      u,
      payload: { role, person, area, from: from?.person ?? null },
      ...replacing(held),
    }),
  ];
}
