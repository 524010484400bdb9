import type { ExerciseEnding } from '../incident/events/exercise.ts';
import type { Incident } from '../incident/state.ts';
import { responseTo, type Response } from './run-responses.ts';
import type { RunState } from './run-state.ts';
import { observationsOf } from './run-view.ts';

/** So many of each kind fit into what is published at the end. */
const MAX = { responses: 200, notGiven: 100, observations: 200, words: 500, title: 200 } as const;

/** What is published when an exercise ends: until then nobody but its facilitator knows any of it. */
export function endingOfRun(run: RunState, incident: Incident, why: string): ExerciseEnding {
  const { log, clock, injects } = run;
  const { story, severity, debrief } = log.scenario;
  const titleOf = ({ title, text }: { readonly title: string; readonly text: string }): string =>
    (title === '' ? text : title).slice(0, MAX.title);
  const responses = injects.flatMap(({ inject, state, at, seen }) =>
    state === 'given' && at !== null
      ? inject.expect.map((expectation) => ({
          inject: titleOf(inject),
          words: expectation.words.slice(0, MAX.words),
          ...untilEnd(
            responseTo(incident, clock, expectation, at, seen[expectation.id]),
            expectation.within,
            run.minute - clock.minuteAt(at),
          ),
          within: expectation.within,
        }))
      : [],
  );
  return {
    why: why.slice(0, 300),
    story: story.slice(0, 8_000),
    severity,
    responses: responses.slice(0, MAX.responses),
    notGiven: injects
      .filter(({ state }) => state !== 'given')
      .map(({ inject }) => titleOf(inject))
      .slice(0, MAX.notGiven),
    observations: observationsOf(log)
      .map(({ at, text, kind }) => ({ at, text, kind, by: log.facilitator.slice(0, 80) }))
      .slice(0, MAX.observations),
    debrief: debrief.map((each) => each.slice(0, MAX.words)).slice(0, 30),
  };
}

/** What was not done yet while its minutes still ran is no gap: the end came first, and nobody can tell. */
const untilEnd = (response: Response, within: number | null, minutes: number): Response =>
  response.done === false && response.afterMinutes === null && within !== null && minutes < within
    ? { ...response, done: null }
    : response;
