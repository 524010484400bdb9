import { endingOf } from '../incident/exercise.ts';
import type { CommandInput } from '../incident/commands.ts';
import type { Incident } from '../incident/state.ts';
import { err, ok, type Result } from '../result.ts';
import type { ExerciseStep } from './run.ts';
import { endingOfRun } from './run-ending.ts';
import type { RunLine } from './run-log.ts';
import { hintId, runState, type RunState, type StandingInject } from './run-state.ts';
import { hintsLeft, observationsOf } from './run-view.ts';

/** What a step comes to: commands of the record, lines of the private log, and in which order they are safe. */
type Plan = {
  /** Written before the commands run. */
  readonly before: readonly RunLine[];
  readonly gives: readonly Gift[];
  readonly commands: readonly CommandInput[];
  /** Written once they have. */
  readonly after: readonly RunLine[];
};

/** An inject on its way to the players. */
export type Gift = {
  readonly id: string;
  readonly kind: StandingInject['inject']['kind'];
  readonly title: string;
  readonly text: string;
  readonly from: string;
  readonly to: string;
  readonly picture: string | null;
};

const nothing: Plan = { before: [], gives: [], commands: [], after: [] };
const written = (...lines: readonly RunLine[]): Result<Plan, string> => ok({ ...nothing, before: lines });

/** What is given to the players when an inject is due. */
export const giftOf = ({ inject, to }: StandingInject): Gift => {
  const { id, kind, title, text, from, picture } = inject;
  return { id, kind, title, text, from, to, picture };
};

/**
 * What a step of whoever leads an exercise comes to, or in one sentence why it is not done.
 * @param newId for an observation that is new.
 */
export function planStep(
  run: RunState,
  incident: Incident,
  step: ExerciseStep,
  newId: () => string,
): Result<Plan, string> {
  const { log, now: at, state } = run;
  if (state === 'ended' && !afterwards.has(step.do))
    return err('Not done: this exercise is over. Reopen it first if it was ended by mistake.');
  if (log.solo && state !== 'ended' && hidden.has(step.do))
    return err('Not done: whoever plays alone does not know what is to come.');
  switch (step.do) {
    case 'pause':
      return state === 'paused' ? ok(nothing) : command({ name: 'pause-exercise', fields: {} });
    case 'resume':
      if (state !== 'paused') return ok(nothing);
      return ok({
        ...nothing,
        commands: [{ name: 'pause-exercise', fields: { undo: true } }],
        after: [{ do: 'resume', at }],
      });
    case 'speed':
      return step.times === run.clock.speed ? ok(nothing) : written({ do: 'speed', at, times: step.times });
    case 'give': {
      const found = coming(run, step.inject, 'Not given');
      return found.ok ? ok({ ...nothing, gives: [giftOf(found.value)] }) : found;
    }
    case 'skip': {
      const found = coming(run, step.inject, step.undo ? 'Not brought back' : 'Not skipped');
      if (!found.ok) return found;
      if ((found.value.state === 'skipped') !== step.undo) return ok(nothing);
      return written({ do: 'skip', at, inject: step.inject, undo: step.undo });
    }
    case 'move':
      return moved(run, step);
    case 'improvise':
      return improvised(run, step);
    case 'hint':
      return hinted(run, step.inject);
    case 'observe':
      return observed(run, incident, step, newId);
    case 'saw': {
      const found = run.injects.find(({ inject }) => inject.id === step.inject)?.inject;
      if (found?.expect.some(({ id }) => id === step.expectation) !== true)
        return err('Not noted: there is no such expected response in this exercise.');
      const { inject, expectation, seen } = step;
      return published(run, incident, { do: 'saw', at, inject, expectation, seen });
    }
    case 'end':
      return ok({
        ...nothing,
        commands: [{ name: 'end-exercise', fields: { ending: endingOfRun(run, incident, step.why) } }],
        after: [{ do: 'end', at }],
      });
    case 'reopen':
      if (state !== 'ended') return ok(nothing);
      return ok({
        ...nothing,
        commands: [{ name: 'end-exercise', fields: { undo: true } }],
        after: [{ do: 'reopen', at }],
      });
  }
}

/** What can still be done when it is over: notes, which the report has then as well. */
const afterwards: ReadonlySet<ExerciseStep['do']> = new Set(['reopen', 'observe', 'saw', 'end']);
/** What only somebody does who knows what is to come. */
const hidden: ReadonlySet<ExerciseStep['do']> = new Set(['give', 'skip', 'move', 'saw']);

const command = (of: CommandInput): Result<Plan, string> => ok({ ...nothing, commands: [of] });

/** An inject that the players do not have yet. */
function coming({ injects }: RunState, id: string, done: string): Result<StandingInject, string> {
  const found = injects.find(({ inject }) => inject.id === id);
  if (found === undefined) return err(`${done}: there is no inject “${id}” in this exercise.`);
  return found.state === 'given'
    ? err(`${done}: the players have it since it was given. What was given stays.`)
    : ok(found);
}

function moved(run: RunState, step: Extract<ExerciseStep, { do: 'move' }>): Result<Plan, string> {
  const found = coming(run, step.inject, 'Not moved');
  if (!found.ok) return found;
  if (found.value.minute === null)
    return err(
      found.value.inject.trigger.on === 'hand'
        ? 'Not moved: it is given by hand, whenever it fits.'
        : 'Not moved: it waits for something that has not happened yet, so it has no time.',
    );
  const rest = run.injects.filter(
    (each) => each.state === 'coming' && each.minute !== null && each.minute >= (found.value.minute ?? 0),
  );
  const injects = step.rest
    ? [...new Set([step.inject, ...rest.map(({ inject }) => inject.id)])]
    : [step.inject];
  return written({ do: 'move', at: run.now, injects, minutes: step.minutes });
}

function improvised(run: RunState, step: Extract<ExerciseStep, { do: 'improvise' }>): Result<Plan, string> {
  const { kind, title, text, from, to, inMinutes } = step;
  const said = { kind, title, text, from, to };
  const taken = new Set(run.injects.map((each) => each.inject.id));
  let number = 1;
  while (taken.has(`improvised-${number}`)) number += 1;
  const id = `improvised-${number}`;
  // What the players have at once is in their record, and nowhere else.
  if (inMinutes === 0) return ok({ ...nothing, gives: [{ ...said, id, picture: null }] });
  return written({ do: 'improvise', at: run.now, inject: id, ...said, minute: run.minute + inMinutes });
}

function hinted(run: RunState, wanted: string | undefined): Result<Plan, string> {
  const left = hintsLeft(run).filter(({ state }) => wanted !== undefined || state === 'given');
  const found = wanted === undefined ? left[0] : left.find(({ inject }) => inject.id === wanted);
  const hint = found?.inject.hint ?? null;
  if (found === undefined || hint === null)
    return err(
      wanted === undefined
        ? 'There is no further hint: for what was given so far, every hint is in the log.'
        : 'There is no further hint for this inject.',
    );
  const { title } = found.inject;
  const gift = {
    kind: 'hint',
    title: title === '' ? '' : `Hint: ${title}`.slice(0, 200),
    text: hint,
  } as const;
  const id = hintId(run.log, found.inject.id);
  return ok({ ...nothing, gives: [{ ...gift, id, from: '', to: found.to, picture: null }] });
}

function observed(
  run: RunState,
  incident: Incident,
  step: Extract<ExerciseStep, { do: 'observe' }>,
  newId: () => string,
): Result<Plan, string> {
  const known = observationsOf(run.log).some(({ id }) => id === step.id);
  if (step.removed && !known) return ok(nothing);
  const { text, kind, removed, id = newId() } = step;
  return published(run, incident, { do: 'observe', at: run.now, id, text, kind, removed });
}

/** Writes a line; where the exercise is over already, what is published of it is brought up to date. */
function published(run: RunState, incident: Incident, line: RunLine): Result<Plan, string> {
  if (run.state !== 'ended') return written(line);
  const again = runState({ ...run.log, lines: [...run.log.lines, line] }, incident, run.now);
  const ending = endingOfRun(again, incident, endingOf(incident)?.why ?? '');
  return ok({ ...nothing, before: [line], commands: [{ name: 'end-exercise', fields: { ending } }] });
}
