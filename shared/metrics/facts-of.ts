import { endedBy } from '../actions/ended-by.ts';
import { promisesOf } from '../exercise/score.ts';
import { actionItemsOf } from '../incident/action-items.ts';
import { causesOf } from '../incident/causes.ts';
import { dutyOf, type DutyTurn } from '../incident/duty.ts';
import { endingOf } from '../incident/exercise.ts';
import { declarationOf, lastTime, phaseOf, severityOf, transitionsOf } from '../incident/facts.ts';
import { isTakenBackWhole } from '../incident/imports-undone.ts';
import { pagesOf } from '../incident/pages.ts';
import { personKey } from '../incident/person-key.ts';
import { isLive } from '../incident/phases.ts';
import { notesOf } from '../incident/review-notes.ts';
import { reviewOf, wasOverWhenImported, worstSeverity } from '../incident/review.ts';
import type { Incident } from '../incident/state.ts';
import { openTime, stretchesOf, timeAtSeverity } from '../incident/times.ts';
import { roles, type Role } from '../incident/vocabulary.ts';
import { stretchesOf as workOf } from '../duty/turns.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { IncidentFacts } from './facts.ts';
import { rolesFilledOf } from './roles-filled.ts';
import { updatesKept } from './updates-kept.ts';

/**
 * What metrics and readiness need of one incident; undefined as long as its declaration has not arrived. Nothing in it
 * depends on the time of day: what is still open counts once it is over.
 */
export function factsOf(incident: Incident, playbook: Playbook): IncidentFacts | undefined {
  const declared = declarationOf(incident);
  const severity = severityOf(incident)?.severity;
  if (declared === undefined || severity === undefined || isTakenBackWhole(incident)) return undefined;
  const { title, exercise, services, foundBy, startedAt, detectedAt, declaredAt } = declared;
  const phase = phaseOf(incident);
  const resolvedAt = isLive(phase) ? null : lastTime(incident, 'resolve');
  const worst = worstSeverity(incident) ?? severity;
  const acknowledged = transitionsOf(incident).find(({ verb }) => verb === 'acknowledge');
  return {
    ...{ id: incident.id, title, exercise, phase, severity, worst, services, foundBy },
    ...promisesKept(incident, playbook),
    causes: causesOf(incident),
    ...{ startedAt, detectedAt, declaredAt, resolvedAt },
    acknowledgedAt: acknowledged?.at ?? null,
    mitigatedAt: lastTime(incident, 'mitigate'),
    mitigateMs: mitigateTime(incident),
    reopened: transitionsOf(incident).filter(({ verb }) => verb === 'reopen').length,
    openMs: resolvedAt === null ? null : openTime(incident, resolvedAt),
    atSeverityMs: resolvedAt === null ? {} : Object.fromEntries(timeAtSeverity(incident, resolvedAt)),
    updates: updatesKept(incident, playbook),
    // Roles that this playbook asks for, and nobody there had heard of, were not left unfilled.
    roles: wasOverWhenImported(incident) ? [] : rolesFilledOf(incident, playbook),
    people: peopleOf(incident),
    review: postmortemOf(incident, playbook),
    actions: actionItemsOf(incident).map(({ category, state, due, openedAt, endedAt, effect }) => ({
      ...{ category, state, due, openedAt, effect },
      doneAt: state === 'done' ? endedAt : null,
    })),
    ended: endedBy(incident),
    pages: pagesOf(incident).map(({ at, who }) => ({ at, person: who })),
  };
}

function promisesKept(incident: Incident, playbook: Playbook): Pick<IncidentFacts, 'promises'> {
  const ending = endingOf(incident);
  if (ending === null) return {};
  const states = promisesOf(incident, playbook, ending.at).map(({ state }) => state);
  const kept = states.filter((state) => state === 'kept').length;
  return { promises: { kept, of: kept + states.filter((state) => state === 'missed').length } };
}

/** How long its impact lasted, each time that it was open; null where one of them was not said to be mitigated. */
function mitigateTime(incident: Incident): number | null {
  const spans = stretchesOf(incident).map(({ from, mitigatedAt }) =>
    mitigatedAt === null ? null : mitigatedAt - from,
  );
  return spans.reduce((sum, span) => (sum === null || span === null ? null : sum + span), 0);
}

/**
 * Everybody who held a role, by the name that they had there first. A turn that goes on counts once it is over: what
 * grew with every line of a log would have all facts asked for again at each.
 */
function peopleOf(incident: Incident): IncidentFacts['people'] {
  const { turns, breaks } = dutyOf(incident);
  const people = new Map<string, DutyTurn[]>();
  for (const turn of turns) {
    const key = personKey(turn.person);
    people.set(key, [...(people.get(key) ?? []), turn]);
  }
  return [...people].map(([key, held]) => {
    const pauses = breaks.filter(({ person }) => personKey(person) === key);
    const over = held.filter(({ until }) => until !== null);
    const worked = workOf(over, pauses, 0, Infinity);
    const theirs = new Set<Role>(held.map(({ role }) => role));
    return {
      person: held[0]?.person ?? key,
      roles: roles.filter((role) => theirs.has(role)),
      ms: worked.reduce((sum, { from, until }) => sum + until - from, 0),
    };
  });
}

function postmortemOf(incident: Incident, playbook: Playbook): IncidentFacts['review'] {
  const { needed, dueAt, publishedAt, outdated, state } = reviewOf(incident, playbook);
  // What was published before it was reopened does not tell the end: it is owed again.
  const [factors, thanks] = [notesOf(incident, 'factor').length, notesOf(incident, 'thanks').length];
  return { needed, dueAt, publishedAt: outdated ? null : publishedAt, state, factors, thanks };
}
