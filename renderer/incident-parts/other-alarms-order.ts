import { byPressure } from '../../shared/alarms/pressing.ts';
import type { IncidentAlarms } from '../../shared/ipc/contract.ts';
import { openIncident } from '../bridge/incidents.ts';
import { wallClock } from '../state/clock.ts';
import { useProjections } from '../state/projections.ts';

/** The live incidents that are not on screen and have something due, the most pressing first. */
export function otherIncidents(
  alarms: readonly IncidentAlarms[],
  onScreen: string | undefined,
  now: number,
): readonly IncidentAlarms[] {
  return byPressure(
    alarms.filter(({ id }) => id !== onScreen),
    now,
  );
}

/** The incident that calls for somebody while another one is on screen; null when none does. */
export function mostPressingOther(): string | null {
  const { alarms, opened } = useProjections.getState();
  return otherIncidents(alarms, opened?.incident.id, wallClock())[0]?.id ?? null;
}

export async function goToMostPressingOther(): Promise<void> {
  const id = mostPressingOther();
  if (id !== null) await openIncident(id);
}
