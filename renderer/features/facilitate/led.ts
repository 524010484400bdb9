import { useEffect } from 'react';
import type { ExerciseRun } from '../../../shared/exercise/run.ts';
import type { Instant } from '../../../shared/ids.ts';
import { followExercises } from '../../bridge/exercise.ts';
import { useNow, wallClock } from '../../state/clock.ts';
import { runOf, useExercises } from '../../state/exercise.ts';
import { useProjections } from '../../state/projections.ts';

const MINUTE = 60_000;

/** Whether its facilitator's view may be seen: alone it would give away what is to come, until it is over. */
const isOpen = (run: ExerciseRun | undefined): run is ExerciseRun =>
  run !== undefined && (!run.solo || run.state === 'ended');

/** The exercise on screen, where this desktop leads it; null everywhere else. */
export function ledRun(): ExerciseRun | null {
  const { opened } = useProjections.getState();
  const run = runOf(useExercises.getState().runs, opened?.incident.id);
  return isOpen(run) ? run : null;
}

/** The same for whoever shows it; main is asked as long as they do. */
export function useLedRun(): ExerciseRun | null {
  useEffect(followExercises, []);
  const id = useProjections((s) => s.opened?.incident.id);
  const run = useExercises((s) => runOf(s.runs, id));
  return isOpen(run) ? run : null;
}

/** The minute on the scenario's own clock at an instant: it stands while the exercise is paused, and once it is over. */
export const minuteAt = ({ state, minute, readAt, speed }: ExerciseRun, now: Instant): number =>
  state === 'running' ? minute + (Math.max(0, now - readAt) / MINUTE) * speed : minute;

/** The scenario's minute, drawn anew whenever a full one is reached. */
export function useMinute(run: ExerciseRun): number {
  const turn = nextTurn(run, wallClock());
  return minuteAt(run, useNow([turn]));
}

/** When the scenario's clock reaches its next full minute; null while it stands. */
export function nextTurn(run: ExerciseRun, now: Instant): Instant | null {
  if (run.state !== 'running') return null;
  const at = minuteAt(run, now);
  return now + ((Math.floor(at) + 1 - at) * MINUTE) / run.speed;
}
