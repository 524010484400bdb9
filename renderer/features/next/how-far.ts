import type { ExerciseRun } from '../../../shared/exercise/run.ts';
import { clockAt, endingOf, exerciseOf, isPaused, pausedBetween } from '../../../shared/incident/exercise.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { Instant } from '../../../shared/ids.ts';
import { clock, stamp } from '../../incident-parts/zone.ts';

/**
 * How far an exercise is. The scenario's own minute is known where it is led: how fast it goes stays there. All others
 * see how long was played, without the pauses.
 * @param run what this desktop knows as the one that leads it, or on which it is played alone.
 */
export function howFar(incident: Incident, run: ExerciseRun | undefined, now: Instant): string {
  const exercise = exerciseOf(incident);
  if (exercise === null) return '';
  const { minutes, solo, by, at } = exercise;
  const ending = endingOf(incident);
  const played = playedMinutes(incident, at, now);
  if (ending !== null) return `The exercise is over since ${stamp(ending.at, now)}, after ${played} min.`;
  const who = `${solo ? 'alone' : `led by ${by}`}, since ${clock(at)}`;
  const paused = isPaused(incident);
  if (run === undefined)
    return `${paused ? `Paused after ${played} min` : `${played} min played`} of ${minutes} planned, ${who}`;
  return `${paused ? 'Paused at minute' : 'Minute'} ${Math.floor(minuteOf(run, now))} of ${minutes}, ${who}`;
}

const MINUTE = 60_000;

/** The clock of the scenario, as the desktop that leads it has it. */
const minuteOf = ({ state, minute, readAt, speed }: ExerciseRun, now: Instant): number =>
  state === 'running' ? minute + (Math.max(0, now - readAt) / MINUTE) * speed : minute;

/** Whole minutes in which the clocks of the process went. */
function playedMinutes(incident: Incident, from: Instant, now: Instant): number {
  const until = clockAt(incident, now);
  return Math.floor(Math.max(0, until - from - pausedBetween(incident, from, until)) / MINUTE);
}
