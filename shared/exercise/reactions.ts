import type { Instant } from '../ids.ts';
import { exerciseOf, injectsOf, pausedBetween, type PlayedInject } from '../incident/exercise.ts';
import { gist } from '../incident/gist.ts';
import { isSamePerson } from '../incident/people.ts';
import type { Incident } from '../incident/state.ts';
import { timelineOf, type TimelineRow } from '../incident/timeline.ts';

/** The first that the players recorded after an inject. */
export type Reaction = {
  readonly at: Instant;
  /** How long after the inject, in ms, without pauses. */
  readonly ms: number;
  readonly by: string;
  /** In a few words, with clock times as `{0}`. */
  readonly words: string;
  readonly times: readonly Instant[];
};

const WORDS = 90;
/** Rows that say nothing of the players: what belongs to the exercise itself, and what can't be read here. */
const notPlayed: ReadonlySet<TimelineRow['kind']> = new Set(['inject', 'newer', 'redacted']);

/**
 * Every inject with what came first after it. What whoever leads the exercise recorded is no reaction, but where they
 * play alone. Of two injects that came together both have the same.
 */
export function reactionsOf(
  incident: Incident,
): readonly (PlayedInject & { readonly reaction: Reaction | null })[] {
  const exercise = exerciseOf(incident);
  const rows = timelineOf(incident).filter(
    ({ kind, key, by, takenBackBy }) =>
      !notPlayed.has(kind) &&
      takenBackBy === undefined &&
      incident.events.get(key)?.e !== 'exercise' &&
      (exercise === null || exercise.solo || !isSamePerson(by, exercise.by)),
  );
  return injectsOf(incident).map((inject) => {
    const row = rows.find(({ at }) => at >= inject.at);
    return { ...inject, reaction: row === undefined ? null : reactionIn(incident, inject.at, row) };
  });
}

function reactionIn(incident: Incident, from: Instant, row: TimelineRow): Reaction {
  const { at, by, text, times = [] } = row;
  const ms = Math.max(0, at - from - pausedBetween(incident, from, at));
  return { at, ms, by, words: gist(text, WORDS), times };
}
