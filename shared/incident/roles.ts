import type { EntityId, Instant } from '../ids.ts';
import { compareLogOrder } from './envelope.ts';
import { shiftedBy } from './exercise.ts';
import { heldSince, roleSlice, type Holding } from './events/role-assigned.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { personKey } from './person-key.ts';
import { isLive } from './phases.ts';
import { alsoSet, winner, type Write } from './register.ts';
import type { Incident } from './state.ts';
import { lastTime, phaseOf, severityOf, severitySince } from './facts.ts';
import { roles, type Role } from './vocabulary.ts';
import { boardOf } from './boards.ts';

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
    // Two desktops that said the same, such as an acceptance recorded at both, have nothing to choose from.
    const also = alsoSet(register)
      .filter(({ value }) => value.person !== person || value.area !== area)
      .map((w) => ({ person: w.value.person, by: w.u }));
    held.push({ place, role, person, area, since: current.at, alsoSet: also });
  }
  return held.sort(
    (a, b) =>
      roles.indexOf(a.role) - roles.indexOf(b.role) || a.since - b.since || (a.place < b.place ? -1 : 1),
  );
}

/** Who holds a role now; null when nobody does. */
export function holderOf(incident: Incident, role: Exclude<Role, 'sme'>): string | null {
  return winner(roleSlice.of(incident).get(placeOf(role)))?.value.person ?? null;
}

/** When a role was released that nobody holds now; null where somebody holds it, or nobody ever did. */
export function releasedAt(incident: Incident, role: Exclude<Role, 'sme'>): Instant | null {
  const current = winner(roleSlice.of(incident).get(placeOf(role)));
  return current?.value.person === null ? current.at : null;
}

/** The required roles of the severity in force that nobody holds. */
export function missingRoles(incident: Incident, playbook: Playbook): readonly Role[] {
  const severity = severityOf(incident)?.severity;
  if (severity === undefined) return [];
  const held = new Set(postsOf(incident).map((post) => post.role));
  return playbook.severities[severity].requiredRoles.filter((role) => !held.has(role));
}

export type MissingRole = {
  readonly role: Role;
  readonly dueAt: Instant;
  /** When it was released; null when nobody has held it yet. */
  readonly since: Instant | null;
};

/**
 * The required roles that nobody holds, with the time by which each is to be filled: so many minutes after declaring,
 * after a change of severity, a reopening, or after it was released. Nothing is due once it is over.
 */
export function missingRolesDue(incident: Incident, playbook: Playbook): readonly MissingRole[] {
  const severity = severityOf(incident)?.severity;
  if (severity === undefined || !isLive(phaseOf(incident))) return [];
  const from = Math.max(severitySince(incident) ?? 0, lastTime(incident, 'reopen') ?? 0);
  const { minutesToFill, roleMinutes } = playbook.severities[severity];
  return missingRoles(incident, playbook).map((role) => {
    const since = role === 'sme' ? null : releasedAt(incident, role);
    const base = Math.max(from, since ?? 0);
    const dueAt = shiftedBy(incident, base, base + (roleMinutes[role] ?? minutesToFill) * 60_000);
    return { role, since, dueAt };
  });
}

export type RoleTurn = {
  readonly role: Role;
  readonly person: string | null;
  readonly area: string | null;
  readonly at: Instant;
  readonly by: string;
};

/** Who held which role from when on, and who said so: everything that was ever recorded, by time. */
export function roleHistoryOf(incident: Incident): readonly RoleTurn[] {
  return [...incident.events.values()]
    .filter((event) => event.t === 'role-assigned/1')
    .filter(({ id }) => !incident.redacted.has(id) && !incident.newer.has(id))
    .map((event) => ({ ...event, at: heldSince(event) }))
    .sort(compareLogOrder)
    .map(({ payload, at, u: by }) => {
      const { role, person, area } = payload as Holding; // its module parsed it
      return { role, person, area, at, by };
    });
}

export type HandsOn = { readonly since: Instant; readonly why: string };

/**
 * Why the commander works with their own hands, where they do: an action of theirs is open, or they hold a role that
 * works on the problem. A commander coordinates and decides (PagerDuty's response guide).
 */
export function commanderHandsOn(incident: Incident): HandsOn | null {
  const commander = holderOf(incident, 'commander');
  if (commander === null) return null;
  const action = boardOf(incident, 'action').find(
    (each) => each.open && personKey(each.to ?? each.by) === personKey(commander),
  );
  if (action !== undefined) return { since: action.at, why: action.text };
  const post = postsOf(incident).find(
    ({ role, person }) =>
      personKey(person) === personKey(commander) && (role === 'technical-lead' || role === 'sme'),
  );
  return post === undefined ? null : { since: post.since, why: 'leads the technical work as well' };
}

/** How many people the commander leads directly: everyone who holds a role, counted once. */
export function spanOf(incident: Incident): number {
  const commander = holderOf(incident, 'commander');
  return new Set(
    postsOf(incident)
      .map((post) => personKey(post.person))
      .filter((person) => commander === null || person !== personKey(commander)),
  ).size;
}
