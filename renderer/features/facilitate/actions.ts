import { flushSync } from 'react-dom';
import type { ExerciseRun, ExerciseStepInput } from '../../../shared/exercise/run.ts';
import { doInExercise } from '../../bridge/exercise.ts';
import { leaveFront } from '../../state/front.ts';
import { once } from '../../state/once.ts';
import { hideChip, offerUndo, sayDone, showFront, showTrouble, useUi } from '../../state/ui.ts';
import { ledRun } from './led.ts';
import { focusInject, focusObservation } from './keys.ts';
import { meantOf, placedInjects, type Placed } from './placed.ts';
import { changeView, useView } from './view.ts';
import { titleOfInject } from './words.ts';

/** Whether the facilitator's front is in the place of the columns. */
export const isFacilitating = (): boolean => useUi.getState().front?.name === 'facilitate';

/** Does a step of the exercise on screen. @returns the run as it is then; null where it was refused, and that is said. */
export async function step(what: ExerciseStepInput): Promise<ExerciseRun | null> {
  const run = ledRun();
  if (run === null) return null;
  const answer = await doInExercise(run.id, what);
  showTrouble(answer.ok ? null : answer.error.message);
  return answer.ok ? answer.value : null;
}

/** The step that takes another one back. @returns null, or why it was not taken back. */
const back = (run: ExerciseRun, what: ExerciseStepInput) => async (): Promise<string | null> => {
  const answer = await doInExercise(run.id, what);
  return answer.ok ? null : answer.error.message;
};

/** Says what was done, and keeps the way back. */
export const offerBack = (run: ExerciseRun, words: string, undo: ExerciseStepInput): void =>
  offerUndo(words, back(run, undo));

/** Does a step, and keeps the way back. */
export async function stepWithUndo(
  words: string,
  what: ExerciseStepInput,
  undo: ExerciseStepInput,
): Promise<ExerciseRun | null> {
  const run = await step(what);
  if (run !== null) offerBack(run, words, undo);
  return run;
}

/** The inject that the keys are about, and why nothing can be done with it, as a sentence. */
function meant(): Placed | null {
  const run = ledRun();
  return run === null ? null : (meantOf(placedInjects(run.injects), useView.getState().selected) ?? null);
}

function meantToCome(): Placed | null {
  const held = meant();
  if (held === null || held.stand === 'given') {
    showTrouble(
      held === null
        ? 'There is no inject left to come. Alt I adds one.'
        : `“${titleOfInject(held.inject)}” was given already.`,
    );
    return null;
  }
  return held;
}

/** A second press within that time is a slip: it would give the one after; ms. */
const SLIP_MS = 500;

/** Gives the inject now. The players have it then: that can't be taken back, and the next one is meant from here on. */
export const giveNow = once(
  async () => {
    const held = meantToCome();
    if (held === null) return;
    const run = await step({ do: 'give', inject: held.inject.id });
    if (run === null) return;
    changeView({ selected: null });
    sayDone(`Given: ${titleOfInject(held.inject)}`);
  },
  undefined,
  SLIP_MS,
);

/** How far “later” moves. */
const LATER = 5;

/** Moves the inject by five minutes, or with it everything that is timed and still to come. */
export async function giveLater(rest: boolean): Promise<void> {
  const held = meantToCome();
  if (held === null) return;
  const title = titleOfInject(held.inject);
  if (!rest && held.minute === null) {
    showTrouble(`“${title}” waits, and has no minute to move. Alt G gives it now.`);
    return;
  }
  const move = { do: 'move', inject: held.inject.id, rest } as const;
  await stepWithUndo(
    rest ? `Everything to come is ${LATER} min later` : `${LATER} min later: ${title}`,
    { ...move, minutes: LATER },
    { ...move, minutes: -LATER },
  );
}

/** Leaves the inject out, or lets one that was left out come after all. */
export async function skip(): Promise<void> {
  const held = meantToCome();
  if (held === null) return;
  const skipped = held.stand === 'skipped';
  const title = titleOfInject(held.inject);
  const what = { do: 'skip', inject: held.inject.id } as const;
  const run = await stepWithUndo(
    skipped ? `Comes after all: ${title}` : `Skipped: ${title}`,
    { ...what, undo: skipped },
    { ...what, undo: !skipped },
  );
  if (run !== null && !skipped) changeView({ selected: null });
}

/** Gives the hint of the inject, or the next one of what was given last. */
export const giveHint = once(
  async () => {
    const { selected } = useView.getState();
    const run = await step({ do: 'hint', ...(selected === null ? {} : { inject: selected }) });
    if (run !== null) sayDone('Hint given to the players');
  },
  undefined,
  SLIP_MS,
);

/** Stops all clocks of the exercise, or lets them go on. */
export async function togglePause(): Promise<void> {
  const run = ledRun();
  if (run === null) return;
  if (run.state === 'ended') {
    showTrouble('The exercise is over: its clocks stand. Reopen it if it was ended by mistake.');
    return;
  }
  if ((await step({ do: run.state === 'paused' ? 'resume' : 'pause' })) !== null) hideChip();
}

/** How many times faster than the wall the scenario's clock may run. */
export const speeds = [1, 2, 5] as const;

export async function setSpeed(times: number): Promise<void> {
  const run = ledRun();
  if (run === null || run.speed === times) return;
  await stepWithUndo(`Speed ${times}x`, { do: 'speed', times }, { do: 'speed', times: run.speed });
}

/** The next of the speeds: after the fastest the usual one. */
export function nextSpeed(): void {
  const run = ledRun();
  if (run !== null) void setSpeed(speeds.find((each) => each > run.speed) ?? speeds[0]);
}

/** Ends the exercise: the report opens. It goes on with Ctrl+Z. */
export const endAndScore = once(async () => {
  const run = ledRun();
  if (run === null) return;
  if (run.state === 'ended') {
    showFront({ name: 'after-action' });
    return;
  }
  if ((await step({ do: 'end' })) === null) return;
  offerUndo('Exercise ended', async () => {
    const refused = await back(run, { do: 'reopen' })();
    if (refused === null && ledRun()?.id === run.id) showFront({ name: 'facilitate' });
    return refused;
  });
  if (ledRun()?.id === run.id) showFront({ name: 'after-action' }); // it may have been left meanwhile
}, undefined);

/** It was ended by mistake: it goes on. */
export async function reopen(): Promise<void> {
  if ((await step({ do: 'reopen' })) !== null) showFront({ name: 'facilitate' });
}

/** What the players see, and back. */
export function toPlayersView(): void {
  changeView({ away: true });
  leaveFront();
}
export function toFacilitator(): void {
  changeView({ away: false });
  showFront({ name: 'facilitate' });
}

/** Selects the inject before or after the one that is meant; the focus follows where it is in the line already. */
export function selectBeside(by: 1 | -1): void {
  const run = ledRun();
  if (run === null) return;
  const placed = placedInjects(run.injects);
  const at = placed.findIndex(({ inject }) => inject.id === meant()?.inject.id);
  const to = placed[Math.min(placed.length - 1, Math.max(0, at + by))];
  if (to === undefined) return;
  const inLine = document.activeElement?.closest('[data-injects]') !== null;
  flushSync(() => changeView({ selected: to.inject.id, column: 'injects' }));
  if (inLine) focusInject(to.inject.id);
  document.getElementById(`inject-${to.inject.id}`)?.scrollIntoView({ block: 'nearest' });
}

/** Opens what the inject says and expects, or folds it again. */
export function toggleOpen(id = meant()?.inject.id): void {
  if (id === undefined) return;
  const { open } = useView.getState();
  changeView({ selected: id, open: open === id ? null : id });
}

/** To the line of injects, to the line in which one writes, to what is promised. */
export function toColumn(column: 'injects' | 'log' | 'promises'): void {
  flushSync(() => changeView({ column }));
  if (column === 'log') focusObservation();
  else if (column === 'injects') focusInject(meant()?.inject.id ?? '');
  else document.getElementById('facilitate-promises')?.focus();
}
