import type { IncidentId, Instant } from '../ids.ts';
import { actionItemsOf, type ActionItem } from '../incident/action-items.ts';
import type { ExerciseEnding } from '../incident/events/exercise.ts';
import type { ActionCategory } from '../incident/events/action-item-set.ts';
import { clockAt, endingOf, exerciseOf, pausedBetween, type PlayedInject } from '../incident/exercise.ts';
import { declarationOf, severityOf } from '../incident/facts.ts';
import { roleHistoryOf } from '../incident/roles.ts';
import type { Incident } from '../incident/state.ts';
import { roleLabel, roles, severityLabel } from '../incident/vocabulary.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { reactionsOf, type Reaction } from './reactions.ts';
import type { Response } from './response-words.ts';
import { promisesOf, type KeptPromise } from './score.ts';
import { gapsOf, strengthsOf, type Gap, type Strength } from './strengths-and-gaps.ts';

/** An inject as it was given, with what the players did first after it. */
export type ReportedInject = PlayedInject & { readonly reaction: Reaction | null };

/**
 * What a game day has shown (HSEEP of the US Federal Emergency Management Agency calls it the after-action report and
 * improvement plan): of the process, never of a person.
 */
export type AfterAction = {
  readonly id: IncidentId;
  readonly title: string;
  /** `SEV2: Orders look a day old`, as it was declared. */
  readonly incident: string;
  readonly facilitator: string;
  readonly solo: boolean;
  readonly began: Instant;
  readonly ended: Instant | null;
  /** How long was played without pauses, and how long it was paused, in ms. */
  readonly playedMs: number;
  readonly pausedMs: number;
  /** Minutes that the scenario was planned for. */
  readonly planned: number;
  readonly why: string;
  readonly objectives: readonly string[];
  /** What had really happened; empty until the end. */
  readonly story: string;
  /** `Scribe: ana`; roles are named, since the talk afterwards needs to know who was where. */
  readonly roles: readonly { readonly role: string; readonly people: readonly string[] }[];
  readonly promises: readonly KeptPromise[];
  /** How many were kept, of those that this exercise asked for. */
  readonly kept: number;
  readonly asked: number;
  readonly responses: readonly Response[];
  /** Titles of the injects that did not come, with why. */
  readonly notGiven: readonly string[];
  readonly injects: readonly ReportedInject[];
  readonly strengths: readonly Strength[];
  readonly gaps: readonly Gap[];
  /** What was observed and is neither of these. */
  readonly observed: ExerciseEnding['observations'];
  readonly debrief: readonly string[];
  /** What was promised in this exercise so far. */
  readonly actions: readonly ActionItem[];
};

export type ProposedAction = { readonly text: string; readonly category: ActionCategory };

/**
 * The after-action report of an exercise: worked out of the record, the same on every desktop. It can be looked at while
 * the exercise goes on; story, responses and observations come with its end. null where no exercise has begun.
 */
export function afterAction(incident: Incident, playbook: Playbook, now: Instant): AfterAction | null {
  const exercise = exerciseOf(incident);
  const declared = declarationOf(incident);
  if (exercise === null || declared === undefined) return null;
  const ending = endingOf(incident);
  const until = ending?.at ?? now;
  const severity = severityOf(incident)?.severity;
  const promises = promisesOf(incident, playbook, now);
  const pausedMs = pausedBetween(incident, exercise.at, until);
  const actions = actionItemsOf(incident);
  const responses = ending?.responses ?? [];
  return {
    id: incident.id,
    title: exercise.title,
    incident: `${severity === undefined ? '' : `${severityLabel[severity]}: `}${declared.title}`,
    facilitator: exercise.by,
    solo: exercise.solo,
    began: exercise.at,
    ended: ending?.at ?? null,
    playedMs: Math.max(0, until - exercise.at - pausedMs),
    ...{ pausedMs, planned: exercise.minutes, why: ending?.why ?? '' },
    objectives: exercise.objectives,
    story: ending?.story ?? '',
    roles: rolesIn(incident, clockAt(incident, now)),
    promises,
    kept: promises.filter(({ state }) => state === 'kept').length,
    asked: promises.filter(({ state }) => state === 'kept' || state === 'missed').length,
    responses,
    notGiven: ending?.notGiven ?? [],
    injects: reactionsOf(incident),
    strengths: strengthsOf(promises, responses, ending?.observations ?? []),
    gaps: gapsOf(promises, responses, ending?.observations ?? [], actions),
    observed: (ending?.observations ?? []).filter(({ kind }) => kind === null),
    debrief: ending?.debrief ?? [],
    actions,
  };
}

/** Who held which role, one after the other. */
function rolesIn(incident: Incident, until: Instant): AfterAction['roles'] {
  const turns = roleHistoryOf(incident).filter(({ at }) => at <= until);
  return roles.flatMap((role) => {
    const people = turns.flatMap((turn) => (turn.role === role && turn.person !== null ? [turn.person] : []));
    return people.length === 0 ? [] : [{ role: roleLabel[role], people: [...new Set(people)] }];
  });
}
