import type { Instant } from '../../ids.ts';
import { clockAt, endingOf, exerciseOf, pausedBetween, shiftedBy } from '../../incident/exercise.ts';
import { declarationOf, severityChangesOf } from '../../incident/facts.ts';
import type { Incident } from '../../incident/state.ts';
import type { Severity } from '../../incident/vocabulary.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { formatSpan } from '../../time/format.ts';
import type { KeptPromise } from '../score.ts';

export const MINUTE = 60_000;

/** What a promise is judged by. */
export type Play = {
  readonly incident: Incident;
  readonly playbook: Playbook;
  /** The time on the clocks of the exercise: of a pause, or of its end, once that has come. */
  readonly now: Instant;
  readonly over: boolean;
  /** Played by one person, who holds every role. */
  readonly solo: boolean;
  readonly declaredAt: Instant;
  /** The severity that it was declared with. */
  readonly first: Severity;
  /** What the criteria ask for; null where nobody has said. */
  readonly criteria: Severity | null;
  /** How long something took, in ms, without the time in which the clocks stood. */
  readonly span: (from: Instant, to: Instant) => number;
};

/** A judgement without the name of its promise. */
export type Judged = Pick<KeptPromise, 'words' | 'state'> &
  Partial<Pick<KeptPromise, 'value' | 'detail' | 'times'>>;

export function playOf(
  incident: Incident,
  playbook: Playbook,
  now: Instant,
  criteria: Severity | null,
): Play {
  return {
    ...{ incident, playbook, criteria },
    now: clockAt(incident, now),
    over: endingOf(incident) !== null,
    solo: exerciseOf(incident)?.solo ?? false,
    declaredAt: declarationOf(incident)?.declaredAt ?? now,
    first: severityChangesOf(incident)[0]?.force.severity ?? 'sev1',
    span: (from, to) => to - from - pausedBetween(incident, from, to),
  };
}

/** `4 min`, `under 1 min`: short, since it stands in a narrow column. */
export const took = (ms: number): string => (ms < MINUTE ? 'under 1 min' : formatSpan(ms));

/** Something that was to be done within so many minutes of declaring; a minute that has begun is not over yet. */
export function inTime(
  { incident, now, declaredAt, span }: Play,
  minutes: number,
  at: Instant | null,
  { done = 'from declaring', never = 'not done' }: { readonly done?: string; readonly never?: string } = {},
): Omit<Judged, 'words'> {
  const late = (to: Instant): boolean => span(declaredAt, to) >= (minutes + 1) * MINUTE;
  if (at !== null) {
    const value = took(Math.max(0, span(declaredAt, at)));
    return { state: late(at) ? 'missed' : 'kept', value, detail: done, times: [at] };
  }
  if (late(now)) return { state: 'missed', detail: never };
  const dueAt = shiftedBy(incident, declaredAt, declaredAt + minutes * MINUTE);
  return { state: 'open', detail: 'due {0}', times: [dueAt] };
}
