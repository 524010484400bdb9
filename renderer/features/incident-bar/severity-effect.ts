import { updatesDue } from '../../../shared/incident/cadence.ts';
import type { Instant } from '../../../shared/ids.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { SeverityRules } from '../../../shared/playbook/playbook.ts';
import { lastTime, severityChangesOf } from '../../../shared/incident/facts.ts';
import { lastUpdate } from '../../../shared/incident/updates.ts';

/**
 * The interval in force where the playbook has another one by now: a changed playbook applies from the next change of
 * severity on. null where both are the same.
 */
export function inForceWords(incident: Incident, { cadenceMinutes }: SeverityRules): string | null {
  const last = severityChangesOf(incident).at(-1);
  if (last === undefined || last.force.cadenceMinutes === cadenceMinutes) return null;
  const now = last.force.cadenceMinutes;
  const updates = now === null ? 'no updates' : `update every ${now} min`;
  const set = last.from === null ? 'as it was declared' : 'as it was at the last change';
  return `${updates}, ${set}; the playbook says ${cadenceMinutes ?? 'none'} from the next change on`;
}

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
