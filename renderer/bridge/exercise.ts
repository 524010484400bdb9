import type { IncidentId } from '../../shared/ids.ts';
import type { ExerciseRun, ExerciseStepInput } from '../../shared/exercise/run.ts';
import type { Requests } from '../../shared/ipc/contract.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import type { Result } from '../../shared/result.ts';
import { useExercises } from '../state/exercise.ts';
import { request, subscribe } from './bridge.ts';

let followers = 0;
let end: () => void = () => undefined;

/**
 * Keeps `useExercises` up to date while something shows it: `useEffect(followExercises, [])`.
 * @returns what ends it.
 */
export function followExercises(): () => void {
  followers += 1;
  if (followers === 1) {
    end = subscribe('exercise:changed', (runs) => useExercises.setState({ runs, trouble: null }));
    void request('exercise:runs', undefined).then((answer) =>
      useExercises.setState(
        answer.ok ? { runs: answer.value, trouble: null } : { trouble: answer.error.message },
      ),
    );
  }
  return () => {
    followers -= 1;
    if (followers === 0) end();
  };
}

/** The scenarios that can be played, without what they hold, and what is wrong in those that can't be read. */
export const listScenarios = (): Promise<Result<Requests['exercise:scenarios']['answer'], Failure>> =>
  request('exercise:scenarios', undefined);

/** All of a scenario: for whoever leads it. */
export const readScenario = (
  file: string,
): Promise<Result<Requests['exercise:scenario']['answer'], Failure>> =>
  request('exercise:scenario', { file });

/** Puts a copy of a built-in scenario into `p/scenarios`. @returns its path. */
export const copyScenario = (file: string): Promise<Result<string, Failure>> =>
  request('exercise:copy', { file });

/** Declares an exercise and begins it; who asks leads it, or (`solo`) plays it alone. */
export const beginExercise = (
  file: string,
  solo: boolean,
): Promise<Result<{ readonly id: IncidentId }, Failure>> => request('exercise:begin', { file, solo });

/** Does something in an exercise that this desktop leads. @returns the run as it is then, or why it was not done. */
export async function doInExercise(
  id: IncidentId,
  step: ExerciseStepInput,
): Promise<Result<ExerciseRun, Failure>> {
  const answer = await request('exercise:do', { id, step });
  if (!answer.ok) return answer;
  const { runs } = useExercises.getState();
  if (runs !== null)
    useExercises.setState({ runs: [answer.value, ...runs.filter((each) => each.id !== id)] });
  return answer;
}
