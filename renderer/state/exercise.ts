import { create } from 'zustand';
import type { ExerciseRun } from '../../shared/exercise/run.ts';

/** The exercises that this desktop leads, as this window was told last; null until it was asked for. */
export const useExercises = create<{
  readonly runs: readonly ExerciseRun[] | null;
  /** Why it was not told, as a sentence. */
  readonly trouble: string | null;
}>(() => ({ runs: null, trouble: null }));

/** The run of an incident that this desktop leads; undefined where it leads none, or was not told yet. */
export const runOf = (runs: readonly ExerciseRun[] | null, id: string | undefined): ExerciseRun | undefined =>
  runs?.find((run) => run.id === id);
