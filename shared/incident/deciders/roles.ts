import type { EntityId } from '../../ids.ts';
import { ok } from '../../result.ts';
import { roleSlice } from '../events/role-assigned.ts';
import { offersTo, postFor } from '../handoff.ts';
import { isMeant, isSamePerson } from '../people.ts';
import { placeOf, postsOf } from '../roles.ts';
import type { Incident } from '../state.ts';
import type { CommandFields } from '../commands.ts';
import { refused, type DecideContext, type Deciders, type Decision } from './decider.ts';
import { accepting } from './handoff.ts';
import { heldAgain, holding } from './holding.ts';

/** Who does what. */
export const roles: Deciders<'assign' | 'release' | 'take-command' | 'take-role'> = {
  assign(incident, { role, person, area, expert, at, since }, { now, person: u, newId }) {
    const other = role === 'sme' && expert !== undefined ? postFor(incident, role, expert) : undefined;
    if (role === 'sme' && expert !== undefined && other === undefined)
      return refused(`Not assigned: ${expert} holds no place as an expert.`);
    const own = role === 'sme' ? (expertPlace(incident, person) ?? `role.sme.${newId()}`) : placeOf(role);
    const to = area ?? other?.area ?? null;
    const held = { e: other?.place ?? own, role, person, area: to, at: at ?? now, u };
    return ok(since === undefined ? holding(incident, held) : heldAgain(incident, held, since));
  },

  'take-command': (incident, fields, context) => take(incident, { role: 'commander', ...fields }, context),
  'take-role': take,

  release(incident, { role, person, at, since }, { now, person: u }) {
    if (role === 'sme' && person === undefined) return refused('Not released: say which expert.');
    const letGo = (e: EntityId, area: string | null) => {
      const held = { e, role, person: null, area, at: at ?? now, u };
      return since === undefined ? holding(incident, held) : heldAgain(incident, held, since);
    };
    // Two desktops that called in the same expert at the same time made two places: both are left.
    const posts = postsOf(incident).filter(
      (post) => post.role === role && (role !== 'sme' || isSamePerson(post.person, person ?? '')),
    );
    const [first] = posts;
    if (first === undefined && role !== 'sme' && person === undefined) {
      // Nobody holds it, and somebody else was named at the same time: releasing it settles that.
      const disputed = (roleSlice.of(incident).get(placeOf(role))?.visible.length ?? 0) > 1;
      if (disputed) return ok(letGo(placeOf(role), null));
    }
    if (first === undefined) return refused('Not released: nobody holds that role.');
    if (person !== undefined && !isSamePerson(first.person, person)) {
      return refused(`Not released: ${first.person} holds that role.`);
    }
    return ok(posts.flatMap(({ place, area }) => letGo(place, area)));
  },
};

function expertPlace(incident: Incident, person: string): EntityId | undefined {
  return postsOf(incident).find((post) => post.role === 'sme' && isSamePerson(post.person, person))?.place;
}

/**
 * Takes a role from whoever holds it: nobody has to accept when the holder is sick, asleep or cut off (PagerDuty's
 * response guide, ICS). Whom it is offered to accepts with it.
 */
function take(
  incident: Incident,
  { role, expert, why, at }: CommandFields<'take-role'>,
  context: DecideContext,
): Decision {
  const { now, person } = context;
  if (role === 'sme' && expert === undefined) return refused('Not taken: say whose place it is.');
  const post = postFor(incident, role, expert);
  if (role === 'sme' && post === undefined)
    return refused(`Not taken: ${expert ?? 'nobody'} holds no place as an expert.`);
  const offer = offersTo(incident, person).find(({ place }) => place === post?.place);
  if (offer !== undefined)
    return accepting(incident, offer, { person, voice: false, at: at ?? now }, context);
  const e = post?.place ?? (role === 'sme' ? '' : placeOf(role));
  const gone = post !== undefined && !isMeant(incident, post.person, person);
  const held = { e, role, person, area: post?.area ?? null, at: at ?? now, u: person };
  return ok(holding(incident, held, gone ? { taken: { why: why ?? null } } : {}));
}
