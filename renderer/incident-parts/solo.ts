import type { ExerciseRun, ExerciseStepInput } from '../../shared/exercise/run.ts';
import { doInExercise } from '../bridge/exercise.ts';
import { runOf, useExercises } from '../state/exercise.ts';
import { focusComposer } from '../state/focus.ts';
import { leaveFront } from '../state/front.ts';
import { once } from '../state/once.ts';
import { useProjections } from '../state/projections.ts';
import { offerUndo, sayDone, showFront, showTrouble } from '../state/ui.ts';

/** The exercise on screen, where the person at this desktop plays it alone; undefined where they do not. */
export function soloRun(): ExerciseRun | undefined {
  const run = runOf(useExercises.getState().runs, useProjections.getState().opened?.incident.id);
  return run?.solo === true ? run : undefined;
}
export const isPlayingAlone = (): boolean => (soloRun()?.state ?? 'ended') !== 'ended';

async function step(run: ExerciseRun, what: ExerciseStepInput): Promise<ExerciseRun | null> {
  const answer = await doInExercise(run.id, what);
  showTrouble(answer.ok ? null : answer.error.message);
  return answer.ok ? answer.value : null;
}

/** What takes a step back. */
const back = (run: ExerciseRun, what: ExerciseStepInput) => async (): Promise<string | null> => {
  const answer = await doInExercise(run.id, what);
  return answer.ok ? null : answer.error.message;
};

/** A second press within that time is a slip: it would give the hint after; ms. */
const SLIP_MS = 500;

/** The next hint stands in the log. */
export const askForHint = once(
  async () => {
    const run = soloRun();
    if (run === undefined) return;
    if (run.hints === 0) showTrouble('There is no hint now. Another one may come with what happens next.');
    else if ((await step(run, { do: 'hint' })) !== null) sayDone('The hint is in the log');
    focusComposer();
  },
  undefined,
  SLIP_MS,
);

/** Stops all clocks of the exercise, or lets them go on. */
export async function pauseOrGoOn(): Promise<void> {
  const run = soloRun();
  if (run === undefined) return;
  await step(run, { do: run.state === 'paused' ? 'resume' : 'pause' });
  focusComposer();
}

/** Ends the exercise, and opens what it showed; it goes on with Ctrl+Z. */
export const endAlone = once(async () => {
  const run = soloRun();
  if (run === undefined) return;
  if (run.state !== 'ended') {
    if ((await step(run, { do: 'end' })) === null) return;
    offerUndo('Exercise ended', async () => {
      const refused = await back(run, { do: 'reopen' })();
      if (refused === null && soloRun()?.id === run.id) leaveFront(); // the report is written at the end
      return refused;
    });
  }
  if (soloRun()?.id === run.id) showFront({ name: 'after-action' }); // it may have been left meanwhile
}, undefined);
