import type { EntityId, Instant } from '../ids.ts';
import type { Relief } from '../duty/relief.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { boardOf, type BoardItem } from './boards.ts';
import { longModeOf, updatesDue, usualMinutes, type UpdateDue } from './cadence.ts';
import { escalationDues, type EscalationDue } from './escalation.ts';
import { shiftedBy } from './exercise.ts';
import { handoffDues, type HandoffDue } from './handoff-due.ts';
import { isLive } from './phases.ts';
import { reviewDues, type ReviewDue } from './review-due.ts';
import { missingRolesDue } from './roles.ts';
import { derivedBy, type Incident } from './state.ts';
import { declarationOf, lastTime, phaseOf, severityOf } from './facts.ts';
import { nextNumber } from './updates.ts';
import { audiences, type Role } from './vocabulary.ts';

/** Something that has a clock on it. `key` stays the same as long as it is about the same thing. */
export type Due = { readonly key: string; readonly dueAt: Instant } & (
  | EscalationDue
  | HandoffDue
  | ReviewDue
  | { readonly kind: 'update'; readonly number: number; readonly due: UpdateDue; readonly toAll: boolean }
  | { readonly kind: 'role'; readonly role: Role; readonly since: Instant | null }
  | { readonly kind: 'ask'; readonly entry: EntityId; readonly item: BoardItem }
  | { readonly kind: 'revisit'; readonly entry: EntityId; readonly item: BoardItem }
  /** Somebody has been on duty for long enough; it comes from all incidents, see `dueWith`. */
  | { readonly kind: 'relief'; readonly relief: Relief }
);

/** Everything that is due in an incident, what comes first at the top: the one list that the pressure is kept in. */
export const dueList = derivedBy((incident, playbook: Playbook): readonly Due[] => {
  const updates = updatesDue(incident).map((due): Due => {
    const number = nextNumber(incident, due.audiences);
    const toAll = due.audiences.length === audiences.length;
    // By its time: who waits for it changes when some of them are told, and it is still the same thing for the others.
    return { kind: 'update', key: `update.${due.at}`, dueAt: due.at, number, due, toAll };
  });
  const roles = missingRolesDue(incident, playbook).map(({ role, dueAt, since }): Due => ({
    kind: 'role',
    key: `role.${role}`,
    dueAt,
    role,
    since,
  }));
  return [
    ...updates,
    ...roles,
    ...comingBack(incident, 'ask'),
    ...comingBack(incident, 'revisit'),
    ...escalationDues(incident, playbook),
    ...handoffDues(incident),
    ...reviewDues(incident, playbook),
  ].sort(byTime);
});

const byTime = (a: Due, b: Due): number => a.dueAt - b.dueAt || (a.key < b.key ? -1 : 1);

/** What is due in an incident, with who is to be relieved there: that is known from all incidents, not from this one. */
export const dueWith = (dues: readonly Due[], reliefs: readonly Relief[]): readonly Due[] =>
  reliefs.length === 0 ? dues : [...dues, ...reliefs.map(reliefDue)].sort(byTime);

const reliefDue = (relief: Relief): Due => ({
  kind: 'relief',
  key: relief.key,
  dueAt: relief.dueAt,
  relief,
});

/** Asks that wait for an answer, and decisions that are to be looked at again. Nothing comes back once it is over. */
function comingBack(incident: Incident, kind: 'ask' | 'revisit'): readonly Due[] {
  if (!isLive(phaseOf(incident))) return [];
  return boardOf(incident, kind === 'ask' ? 'ask' : 'decision').flatMap((item): Due[] =>
    !item.open || item.dueAt === null
      ? []
      : [{ kind, key: `${kind}.${item.entry}`, dueAt: item.dueAt, entry: item.entry, item }],
  );
}

/** How many are past their time. */
export const overdue = (dues: readonly Due[], now: Instant): number =>
  dues.filter((due) => due.dueAt <= now).length;

/** From when on long-incident mode is offered; null where it is on already, nobody is owed updates, or it is over. */
export function longModeOfferedAt(incident: Incident, playbook: Playbook): Instant | null {
  const declared = declarationOf(incident);
  const force = severityOf(incident);
  if (declared === undefined || force === undefined || usualMinutes(force) === null) return null;
  if (!isLive(phaseOf(incident)) || longModeOf(incident) !== null) return null;
  const from = Math.max(declared.declaredAt, lastTime(incident, 'reopen') ?? 0);
  return shiftedBy(incident, from, from + playbook.longAfterMinutes * 60_000);
}
