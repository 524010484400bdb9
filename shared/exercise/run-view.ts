import type { Incident } from '../incident/state.ts';
import type { ExerciseRun, Observation, RunInject } from './run.ts';
import type { RunLog } from './run-log.ts';
import type { RunState, StandingInject } from './run-state.ts';
import type { Inject, Scenario } from './scenario.ts';

/** A run as the window of the desktop that leads it sees it: alone, nothing that is to come is in it before the end. */
export function viewOf(run: RunState, incident: Incident): ExerciseRun {
  const { log, now, clock, state, ended, minute, stop } = run;
  const hides = log.solo && state !== 'ended';
  const injects = run.injects.filter((each) => !hides || each.state === 'given').sort(byTime);
  return {
    id: incident.id,
    scenario: hides ? withoutSecrets(log.scenario) : log.scenario,
    ...{ facilitator: log.facilitator, solo: log.solo, state, began: log.begun, ended },
    why: state === 'paused' ? clock.why : null,
    speeds: log.lines.flatMap((line) => (line.do === 'speed' ? [{ at: line.at, times: line.times }] : [])),
    ...{ speed: clock.speed, minute, readAt: ended ?? now },
    injects: injects.map((each) => injectOf(each, hides)),
    observations: observationsOf(log),
    hints: hintsLeft(run).length,
    stop: state === 'ended' ? null : stop,
  };
}

const withoutSecrets = (scenario: Scenario): Scenario => ({
  ...scenario,
  ...{ severity: null, story: '', injects: [], stop: [], debrief: [] },
});

function injectOf(each: StandingInject, hides: boolean): RunInject {
  const { inject, state, minute, at, improvised, hinted, seen } = each;
  const shown: Inject = hides
    ? { ...inject, trigger: { on: 'hand' }, unless: null, expect: [], hint: null, note: null }
    : inject;
  return { inject: shown, state, minute, at, improvised, hinted, seen };
}

/** By their minute; what waits for something or for the hand comes after. */
const byTime = (a: StandingInject, b: StandingInject): number =>
  (a.minute ?? Infinity) === (b.minute ?? Infinity) ? 0 : (a.minute ?? Infinity) - (b.minute ?? Infinity);

/** What was observed, as it is now, in the order in which it was noted. */
export function observationsOf({ lines }: RunLog): readonly Observation[] {
  const held = new Map<string, Observation>();
  for (const line of lines) {
    if (line.do !== 'observe') continue;
    const { id, text, kind, at } = line;
    if (line.removed) held.delete(id);
    else held.set(id, { id, text, kind, at: held.get(id)?.at ?? at });
  }
  return [...held.values()];
}

/** The injects that have a hint which was not given yet, the latest given first; those to come have none to give. */
export const hintsLeft = ({ injects, log }: RunState): readonly StandingInject[] =>
  injects
    .filter((each) => each.inject.hint !== null && !each.hinted)
    .filter((each) => each.state === 'given' || !log.solo)
    .sort((a, b) => rank(b) - rank(a));

const rank = ({ state, at }: StandingInject): number => (state === 'given' ? (at ?? 0) : -1);
