import type { Instant } from '../ids.ts';
import type { IncidentAlarms } from '../ipc/contract.ts';

const dueOf = ({ alarms }: IncidentAlarms): Instant => alarms[0]?.dueAt ?? Infinity;

/** The incidents with something due, the most pressing first: what is over before what is not, real before exercise. */
export function byPressure(incidents: readonly IncidentAlarms[], now: Instant): readonly IncidentAlarms[] {
  const rank = (incident: IncidentAlarms): number =>
    (dueOf(incident) <= now ? 0 : 2) + (incident.exercise ? 1 : 0);
  return incidents
    .filter(({ alarms }) => alarms.length > 0)
    .toSorted(
      (a, b) =>
        rank(a) - rank(b) ||
        (dueOf(a) <= now ? a.severity.localeCompare(b.severity) : 0) ||
        dueOf(a) - dueOf(b),
    );
}

/** How many things are over, in all incidents. */
export const countOver = (incidents: readonly IncidentAlarms[], now: Instant): number =>
  incidents.reduce((sum, { alarms }) => sum + alarms.filter(({ dueAt }) => dueAt <= now).length, 0);
