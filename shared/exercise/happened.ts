import type { Instant } from '../ids.ts';
import { entrySlice } from '../incident/events/entry-logged.ts';
import { exerciseSlice, injectPlace } from '../incident/events/exercise.ts';
import { declarationOf, severityChangesOf, transitionsOf } from '../incident/facts.ts';
import { pagesOf } from '../incident/pages.ts';
import { phases } from '../incident/phases.ts';
import { winner } from '../incident/register.ts';
import { exerciseOf } from '../incident/exercise.ts';
import { handoffsAccepted } from '../incident/handoffs-accepted.ts';
import { roleHistoryOf } from '../incident/roles.ts';
import { runbooksTakenUp } from '../incident/runbooks-used.ts';
import { derived, type Incident } from '../incident/state.ts';
import { updatesOf } from '../incident/updates.ts';
import { severities, type EntryKind, type Role } from '../incident/vocabulary.ts';
import type { Happening } from './scenario.ts';

/** The four that work on an incident (PagerDuty's response guide), where a scenario names none. */
const usualRoles: readonly Role[] = ['commander', 'technical-lead', 'communications-lead', 'scribe'];

/**
 * When something first happened at or after a time; null as long as it did not. What stood true before that does not
 * count: a role that is held already has to be taken again. What was taken back did not happen.
 */
export function happened(incident: Incident, happening: Happening, since: Instant): Instant | null {
  const times = timesOf(incident, happening).filter((at) => at >= since);
  return times.length === 0 ? null : Math.min(...times);
}

/**
 * The same, where it counts as well that it stood true already: then that is `since` itself. An update that was sent
 * before is one that was sent; a role that somebody held and nobody holds is to be filled again.
 */
export function stoodOrHappened(incident: Incident, happening: Happening, since: Instant): Instant | null {
  const before = timesOf(incident, happening).some((at) => at < since);
  const stood = happening.what === 'role' ? before && isFilled(incident, happening.role, since) : before;
  return stood ? since : happened(incident, happening, since);
}

/** Every time at which it came to be so, in no order. */
function timesOf(incident: Incident, happening: Happening): readonly Instant[] {
  switch (happening.what) {
    case 'role':
      return filledAt(incident, happening.role);
    case 'entry':
      return entriesAt(incident).get(happening.kind) ?? [];
    case 'update': {
      const { audience } = happening;
      return updatesOf(incident).flatMap(({ audiences, at }) =>
        audience === null || audiences.includes(audience) ? [at] : [],
      );
    }
    case 'phase':
      return reachedAt(incident, phases.indexOf(happening.phase));
    case 'severity': {
      const rank = severities.indexOf(happening.severity);
      const declaredAt = declarationOf(incident)?.declaredAt;
      return severityChangesOf(incident).flatMap(({ at, from, force }) =>
        severities.indexOf(force.severity) <= rank ? [from === null ? (declaredAt ?? at) : at] : [],
      );
    }
    case 'handoff':
      return handoffsAccepted(incident).map(({ at }) => at);
    case 'page':
      return pagesOf(incident).map(({ at }) => at);
    case 'runbook':
      return runbooksTakenUp(incident).flatMap(({ at, off }) => (off ? [] : [at]));
    case 'inject': {
      const held = exerciseSlice.of(incident).injects.get(injectPlace(happening.id));
      return held === undefined ? [] : [held.event.at];
    }
  }
}

/** The roles that `all` of them are in this exercise. */
export function rolesAsked(incident: Incident): readonly Role[] {
  const named = exerciseOf(incident)?.roles ?? [];
  return named.length === 0 ? usualRoles : named;
}

/** When a role, or all of those that are asked for, came to be held by somebody: from nobody, or from another. */
function filledAt(incident: Incident, role: Role | 'all'): readonly Instant[] {
  const turns = roleHistoryOf(incident);
  if (role !== 'all')
    return turns.flatMap((turn) => (turn.role === role && turn.person !== null ? [turn.at] : []));
  const asked = rolesAsked(incident);
  return turns
    .map(({ at }) => at)
    .filter((at) => asked.every((each) => isFilled(incident, each, at)))
    .filter((at) => !asked.every((each) => isFilled(incident, each, at - 1)));
}

/** Whether somebody held a role, or all that are asked for, at a time: an expert never stops being one here. */
export function isFilled(incident: Incident, role: Role | 'all', at: Instant): boolean {
  if (role === 'all') return rolesAsked(incident).every((each) => isFilled(incident, each, at));
  const turns = roleHistoryOf(incident).filter((turn) => turn.role === role && turn.at <= at);
  return role === 'sme'
    ? turns.some(({ person }) => person !== null)
    : (turns.at(-1)?.person ?? null) !== null;
}

/** A phase counts as reached in each later one: what is mitigated at once was in mitigation. */
function reachedAt(incident: Incident, index: number): readonly Instant[] {
  const declaredAt = declarationOf(incident)?.declaredAt;
  const made = transitionsOf(incident).flatMap(({ to, at }) => (phases.indexOf(to) >= index ? [at] : []));
  return index === 0 && declaredAt !== undefined ? [declaredAt, ...made] : made;
}

/** The times of all entries that stand, by their kind as it is now. */
const entriesAt = derived((incident): ReadonlyMap<EntryKind, readonly Instant[]> => {
  const times = new Map<EntryKind, Instant[]>();
  for (const { first, body, removed } of entrySlice.of(incident).values()) {
    if (first === undefined || winner(removed)?.value === true) continue;
    const { kind, at } = winner(body)?.value ?? first;
    const held = times.get(kind);
    if (held === undefined) times.set(kind, [at]);
    else held.push(at);
  }
  return times;
});
