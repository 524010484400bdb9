import { usualMinutes } from '../../../shared/incident/cadence.ts';
import { severityOf } from '../../../shared/incident/facts.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';
import { formatSpan } from '../../../shared/time/format.ts';

/** What slower updates would mean; null where there is nothing to slow down. */
export function slowerPace(
  incident: Incident,
  playbook: Playbook,
): { readonly minutes: number | null } | null {
  const force = severityOf(incident);
  const usual = force === undefined ? null : usualMinutes(force);
  if (force === undefined || usual === null) return null;
  const minutes = playbook.severities[force.severity].longMinutes;
  return minutes !== null && minutes <= usual ? null : { minutes };
}

/** `Two hours in`: how long it has lasted when the offer comes. */
export const hoursIn = (minutes: number): string =>
  minutes === 60 ? 'One hour in' : minutes === 120 ? 'Two hours in' : `${formatSpan(minutes * 60_000)} in`;
