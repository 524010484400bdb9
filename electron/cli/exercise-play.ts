import { happeningWords } from '../../shared/exercise/parse-scenario-words.ts';
import type { RunLog } from '../../shared/exercise/run-log.ts';
import { endingOfRun } from '../../shared/exercise/run-ending.ts';
import { dueNow, nextAt, runState } from '../../shared/exercise/run-state.ts';
import { giftOf } from '../../shared/exercise/run-step.ts';
import type { Happening, Inject, Scenario } from '../../shared/exercise/scenario.ts';
import { promisesOf, type KeptPromise } from '../../shared/exercise/score.ts';
import { endingOf } from '../../shared/incident/exercise.ts';
import type { ExerciseEnding } from '../../shared/incident/events/exercise.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { Ledger } from './exercise-ledger.ts';
import { Players } from './exercise-players.ts';

/** One thing that happened in a play, at a minute of the scenario's clock. */
export type PlayedLine = { readonly minute: number; readonly who: string; readonly words: string };
export type Played = {
  readonly timeline: readonly PlayedLine[];
  /** The injects that the players got, by their ids. */
  readonly given: readonly string[];
  /** Which stop condition ended it, and when; null where none was met. */
  readonly stopped: { readonly minute: number; readonly words: string } | null;
  readonly promises: readonly KeptPromise[];
  readonly ending: ExerciseEnding | null;
  /** What the process refused to the script: a fault of the script, or of the scenario. */
  readonly refused: number;
};
export type PlayWish = {
  readonly seed: number;
  /** How many of ten expected things the players forget. */
  readonly forgets: number;
  readonly neglects?: Happening | null;
};

/** Any time will do: whoever plays a scenario twice gets the same. */
const ZERO = Date.parse('2026-03-02T09:00:00Z');
const MINUTE = 60_000;
/** A run that goes on for longer than that goes on for ever. */
const MAX_STEPS = 5_000;
const FACILITATOR = 'facilitator';

/**
 * Plays a scenario without people, on a clock that jumps from one thing to the next: the same decisions, the same
 * clock and the same stop conditions as with people; only the store and the players are made up.
 */
export function play(scenario: Scenario, { seed, forgets, neglects = null }: PlayWish): Played {
  const id = '20260302-aaaaaaaa';
  const ledger = new Ledger(id, defaultPlaybook);
  const log: RunLog = {
    ...{ fmt: 1, id, begun: ZERO, facilitator: FACILITATOR, solo: false, scenario, pictures: {}, lines: [] },
  };
  begin(ledger, scenario);
  const players = new Players(scenario, ledger, ZERO, { random: randomOf(seed), forgets, neglects });
  const timeline: PlayedLine[] = [];
  let refused = 0;
  let minute = 0;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const run = runState(log, ledger.incident, at(minute));
    const byHand = handOf(run.injects, scenario, minute);
    const [due] = [...dueNow(run), ...byHand];
    if (due !== undefined) {
      const { picture: _, id: inject, ...said } = giftOf(due);
      const why = ledger.run({ name: 'give-inject', fields: { inject, ...said } }, FACILITATOR, at(minute));
      if (why !== null) throw new Error(`an inject can't be given: ${why}`);
      const to = due.to === '' ? 'all' : due.to;
      timeline.push({ minute, who: 'inject', words: `${due.inject.title} (to ${to})` });
      players.meet(due.inject, minute);
      continue;
    }
    if (run.stop !== null) {
      const ending = endingOfRun(run, ledger.incident, run.stop.words);
      ledger.run({ name: 'end-exercise', fields: { ending } }, FACILITATOR, at(minute));
      timeline.push({ minute, who: FACILITATOR, words: `Exercise ended. ${run.stop.words}` });
      return end({ minute, words: run.stop.words });
    }
    const calm = !run.injects.some((each) => each.state === 'coming' && each.minute !== null);
    const did = players.act(minute, calm);
    refused += did.filter(({ words }) => words.includes(': Not ')).length;
    timeline.push(...did.map(({ by, words }) => ({ minute, who: by, words })));
    if (did.length > 0) continue;
    const times = [nextAt(run), players.next(minute)].flatMap((each, index) =>
      each === null ? [] : [index === 0 ? (each - ZERO) / MINUTE : each],
    );
    const hand = nextHand(run.injects, scenario, minute);
    const next = Math.min(...times, hand ?? Infinity);
    if (!Number.isFinite(next)) break;
    minute = next > minute ? next : minute + 0.5;
  }
  return end(null);

  function end(stopped: Played['stopped']): Played {
    const { severity } = scenario;
    return {
      timeline,
      given: runState(log, ledger.incident, at(minute))
        .injects.filter(({ state }) => state === 'given')
        .map(({ inject }) => inject.id),
      stopped,
      promises: promisesOf(ledger.incident, defaultPlaybook, at(minute), severity),
      ending: endingOf(ledger.incident),
      refused,
    };
  }
}

const at = (minute: number): number => ZERO + Math.round(minute * MINUTE);

function begin(ledger: Ledger, scenario: Scenario): void {
  const { start } = scenario;
  const { title, severity, foundBy, started } = start;
  const declared = ledger.run(
    {
      name: 'declare',
      fields: {
        ...{ title, severity, services: [...start.services], foundBy },
        ...{ started: ZERO - started * MINUTE, exercise: true },
      },
    },
    FACILITATOR,
    ZERO,
  );
  const { file, title: name, brief, objectives, roles, minutes } = scenario;
  const begun = ledger.run(
    {
      name: 'begin-exercise',
      fields: { scenario: file, title: name, brief, objectives: [...objectives], roles: [...roles], minutes },
    },
    FACILITATOR,
    ZERO,
  );
  if (declared !== null || begun !== null) throw new Error(declared ?? begun ?? '');
}

type Standing = ReturnType<typeof runState>['injects'][number];

/** What waits for the facilitator's hand is given one after the other, in the middle of the scenario. */
const handOf = (injects: readonly Standing[], scenario: Scenario, minute: number): readonly Standing[] =>
  waiting(injects, scenario).flatMap(({ standing, minute: due }) => (due <= minute + 1e-6 ? [standing] : []));

function nextHand(injects: readonly Standing[], scenario: Scenario, minute: number): number | null {
  const times = waiting(injects, scenario).flatMap(({ minute: due }) => (due > minute ? [due] : []));
  return times.length === 0 ? null : Math.min(...times);
}

function waiting(
  injects: readonly Standing[],
  { minutes }: Scenario,
): readonly { readonly standing: Standing; readonly minute: number }[] {
  const hand = injects.filter(({ inject }) => inject.trigger.on === 'hand');
  return hand.flatMap((standing, index) =>
    standing.state === 'coming'
      ? [{ standing, minute: minutes * (0.4 + (0.3 * index) / Math.max(1, hand.length)) }]
      : [],
  );
}

/** Mulberry32: numbers that look random, the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/**
 * The injects that nobody ever gets: neither from players who do what is expected, nor from those who do not do what
 * an inject is there for.
 */
export function neverGiven(
  scenario: Scenario,
  seed: number,
): readonly { readonly inject: Inject; readonly why: string }[] {
  const met = new Set(play(scenario, { seed, forgets: 0 }).given);
  for (const { id, unless } of scenario.injects)
    if (unless !== null && !met.has(id))
      for (const each of play(scenario, { seed, forgets: 0, neglects: unless }).given) met.add(each);
  return scenario.injects
    .filter(({ id }) => !met.has(id))
    .map((inject) => ({ inject, why: whyNever(inject) }));
}

function whyNever({ trigger, unless }: Inject): string {
  if (trigger.on === 'happening')
    return `it waits for ${happeningWords(trigger.happening)}, and by the script that does not happen before the end`;
  if (unless !== null) return `${happeningWords(unless)} has always happened by then`;
  return 'the exercise is over before it comes';
}
