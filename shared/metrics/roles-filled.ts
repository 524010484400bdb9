import type { Instant } from '../ids.ts';
import { dutyOf } from '../incident/duty.ts';
import { pausedBetween } from '../incident/exercise.ts';
import { declarationOf, severityChangesOf } from '../incident/facts.ts';
import type { Incident } from '../incident/state.ts';
import { stretchesOf } from '../incident/times.ts';
import { roles, type Role } from '../incident/vocabulary.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { IncidentFacts } from './facts.ts';

const MINUTE = 60_000;

/**
 * How long it took until each required role was held for the first time, from when its severity first asked for it:
 * from declaring, or from a rise. Who held it already took no time. What nobody held is null, where it was asked for
 * until its time was up; what is still open in a live incident is left out until it is filled or over.
 */
export function rolesFilledOf(incident: Incident, playbook: Playbook): IncidentFacts['roles'] {
  const asked = askedOf(incident, playbook);
  const { turns } = dutyOf(incident);
  const end = stretchesOf(incident)[0]?.to ?? null;
  return roles.flatMap((role): IncidentFacts['roles'] => {
    const want = asked.get(role);
    if (want === undefined) return [];
    const { from, until, limitMs } = want;
    const over = Math.min(until, end ?? Infinity);
    const held = turns.find(
      (turn) => turn.role === role && (turn.until ?? Infinity) > from && turn.from < over,
    );
    const spent = (to: Instant): number => Math.max(0, to - from) - pausedBetween(incident, from, to);
    if (held !== undefined) return [{ role, filledMs: spent(held.from), limitMs }];
    return over !== Infinity && spent(over) > limitMs ? [{ role, filledMs: null, limitMs }] : [];
  });
}

type Asked = { readonly from: Instant; readonly until: Instant; readonly limitMs: number };

/** The first time that each role was asked for, until when, and how much time there was for it. */
function askedOf(incident: Incident, playbook: Playbook): ReadonlyMap<Role, Asked> {
  const asked = new Map<Role, Asked>();
  const declaredAt = declarationOf(incident)?.declaredAt ?? 0;
  const changes = severityChangesOf(incident).map(({ at, from, force }) => ({
    at: from === null ? declaredAt : Math.max(at, declaredAt),
    rules: playbook.severities[force.severity],
  }));
  changes.forEach(({ at: from, rules }, index) => {
    for (const role of rules.requiredRoles) {
      if (asked.has(role)) continue;
      const ends = changes.slice(index + 1).find((next) => !next.rules.requiredRoles.includes(role));
      const limitMs = (rules.roleMinutes[role] ?? rules.minutesToFill) * MINUTE;
      asked.set(role, { from, until: ends?.at ?? Infinity, limitMs });
    }
  });
  return asked;
}
