import { updatesDue } from '../../../shared/incident/cadence.ts';
import type { Instant } from '../../../shared/ids.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { SeverityRules } from '../../../shared/playbook/playbook.ts';
import { lastTime } from '../../../shared/incident/facts.ts';
import { lastUpdate } from '../../../shared/incident/updates.ts';

/**
 * What a change of severity does to the time that was promised for the next update: an earlier promise stands, a later
 * one is overtaken by the new interval. null where nothing is promised.
 */
export function promiseWords(
  incident: Incident,
  { cadenceMinutes }: SeverityRules,
  now: Instant,
  clock: (at: Instant) => string,
): string | null {
  if (updatesDue(incident).length === 0 && cadenceMinutes === null) return null;
  const last = lastUpdate(incident);
  const reopenedAt = lastTime(incident, 'reopen') ?? -Infinity;
  const promised = last === undefined || last.at < reopenedAt ? null : last.nextDueAt;
  if (promised === null) return null;
  const byInterval = cadenceMinutes === null ? Infinity : now + cadenceMinutes * 60_000;
  return promised <= byInterval
    ? `The update promised for ${clock(promised)} stays promised.`
    : `The next update comes at ${clock(byInterval)}, before the ${clock(promised)} that was promised.`;
}
