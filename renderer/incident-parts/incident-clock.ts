import type { Instant } from '../../shared/ids.ts';
import { clockAt, endingOf } from '../../shared/incident/exercise.ts';
import { phaseOf } from '../../shared/incident/facts.ts';
import { isLive } from '../../shared/incident/phases.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { useNow } from '../state/clock.ts';
import { useOpened } from '../state/projections.ts';

/** Whether anything can be due in it: it is not resolved, and as an exercise it was not ended. */
export const isUnderWay = (incident: Incident): boolean =>
  isLive(phaseOf(incident)) && endingOf(incident) === null;

/** The time that the clocks of the incident on screen show: those of an exercise stand while it is paused. */
export function useIncidentNow(dues: readonly (Instant | null | undefined)[] = []): Instant {
  const opened = useOpened();
  const now = useNow(dues);
  return opened === null ? now : clockAt(opened.incident, now);
}
