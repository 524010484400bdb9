import type { EntityId, Instant } from '../../ids.ts';
import type { EventDraft } from '../envelope.ts';
import { roleAssigned, roleSlice } from '../events/role-assigned.ts';
import { replacing, winner } from '../register.ts';
import type { Incident } from '../state.ts';
import type { Role } from '../vocabulary.ts';

/** Who holds a place from when on, and who says so. */
export type Held = {
  readonly e: EntityId;
  readonly role: Role;
  /** null releases it. */
  readonly person: string | null;
  readonly area: string | null;
  readonly at: Instant;
  readonly u: string;
};
type Drafted = Parameters<typeof roleAssigned.draft>[0]['payload'];
/** How it came about, where it was handed over or taken. */
export type How = Pick<Drafted, 'accepted' | 'taken' | 'again'>;

/** Who held a place before the last assignment, which is taken back now; `since` is when that time on duty began. */
export function heldAgain(incident: Incident, held: Held, since: Instant): readonly EventDraft[] {
  const last = winner(roleSlice.of(incident).get(held.e));
  const { accepted } = ((last === undefined ? null : incident.events.get(last.id)?.payload) ?? {}) as How; // its module parsed it
  return holding(incident, held, { again: { since, handover: accepted !== undefined } });
}

/** Who holds a place from now on; nothing where it is so already. */
export function holding(
  incident: Incident,
  { e, role, person, area, at, u }: Held,
  how: How = {},
): readonly EventDraft[] {
  const held = roleSlice.of(incident).get(e);
  const from = winner(held)?.value;
  const undisputed = (held?.visible.length ?? 0) <= 1;
  if (undisputed && from?.person === person && from.area === area) return [];
  const payload = { role, person, area, from: from?.person ?? null, ...how };
  return [roleAssigned.draft({ e, at, u, payload, ...replacing(held) })];
}
