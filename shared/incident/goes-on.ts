import { isLive } from './phases.ts';
import type { IncidentSummary } from './summary.ts';

/** Whether it still goes on: it is not resolved, and an exercise was not ended in whichever phase it was. */
export const goesOn = ({ phase, ended }: Pick<IncidentSummary, 'phase' | 'ended'>): boolean =>
  isLive(phase) && ended === undefined;
