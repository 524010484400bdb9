import type { ExerciseEnding } from '../incident/events/exercise.ts';
import type { Incident } from '../incident/state.ts';
import { stoodOrHappened } from './happened.ts';
import { happeningWords } from './parse-scenario-words.ts';
import { responseTo, type Response } from './run-responses.ts';
import type { RunState, StandingInject } from './run-state.ts';
import { observationsOf } from './run-view.ts';

/** So many of each kind fit into what is published at the end. */
const MAX = {
  responses: 200,
  notGiven: 100,
  observations: 200,
  words: 500,
  title: 200,
  record: 60,
  why: 80,
} as const;

/** What is published when an exercise ends: until then nobody but its facilitator knows any of it. */
export function endingOfRun(run: RunState, incident: Incident, why: string): ExerciseEnding {
  const { log, clock, injects } = run;
  const { story, severity, debrief } = log.scenario;
  const titleOf = ({ title, text }: { readonly title: string; readonly text: string }): string =>
    (title === '' ? text : title).slice(0, MAX.title);
  const responses = injects.flatMap(({ inject, state, at, seen }) =>
    state === 'given' && at !== null
      ? inject.expect.map(({ id, words, ...expectation }) => {
          const hand = seen[id];
          const response = responseTo(incident, clock, expectation, at, hand);
          const shown = hand === undefined && response.afterMinutes !== null ? expectation.when : null;
          return {
            ...{ inject: titleOf(inject), words: words.slice(0, MAX.words), within: expectation.within },
            ...untilEnd(response, expectation.within, run.minute - clock.minuteAt(at)),
            ...(shown === null ? {} : { record: happeningWords(shown).slice(0, MAX.record) }),
          };
        })
      : [],
  );
  return {
    why: why.slice(0, 300),
    story: story.slice(0, 8_000),
    severity,
    responses: responses.slice(0, MAX.responses),
    notGiven: injects
      .filter(({ state }) => state !== 'given')
      .map((each) => `${titleOf(each.inject).slice(0, MAX.title - MAX.why)}${whyNot(each, run, incident)}`)
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

/** Why something did not come: what it was to bring about had happened, it was left out, or its time never came. */
function whyNot({ inject, state, minute }: StandingInject, { log }: RunState, incident: Incident): string {
  const { unless, trigger } = inject;
  const words = ((): string => {
    if (state === 'skipped')
      return unless !== null && stoodOrHappened(incident, unless, log.begun) !== null
        ? `not needed: ${happeningWords(unless)}`
        : 'left out';
    if (minute !== null) return `was to come at minute ${Math.floor(minute)}`;
    return trigger.on === 'happening' ? `waited for: ${happeningWords(trigger.happening)}` : 'kept in hand';
  })();
  return ` (${words.slice(0, MAX.why - 3)})`;
}
