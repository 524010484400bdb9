import { lastUpdate } from '../../../shared/incident/updates.ts';
import { nextUpdateDue } from '../../../shared/incident/cadence.ts';
import type { CommandInput } from '../../../shared/incident/commands.ts';
import type { Instant } from '../../../shared/ids.ts';
import { isLive } from '../../../shared/incident/phases.ts';
import { declarationOf, phaseOf, severityOf } from '../../../shared/incident/facts.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { severityLabel } from '../../../shared/incident/vocabulary.ts';
import { formatClock } from '../../../shared/time/format.ts';
import { run } from '../../bridge/incidents.ts';
import { zone } from '../../incident-parts/zone.ts';
import { wallClock } from '../../state/clock.ts';
import { focusComposer } from '../../state/focus.ts';
import { useProjections } from '../../state/projections.ts';
import { showTrouble } from '../../state/ui.ts';

/** The interval in force, and half an hour where the next time has to be promised by hand. */
export const intervalOf = (incident: Incident): number =>
  (nextUpdateDue(incident)?.intervalMinutes ?? 30) * 60_000;

/** The heartbeat: nothing new, and when the next word comes. null where no update is due. */
export function heartbeat(incident: Incident, now: Instant, inZone: string): CommandInput | null {
  if (nextUpdateDue(incident) === null) return null;
  const since = lastUpdate(incident)?.at ?? declarationOf(incident)?.declaredAt ?? now;
  const text = `Still investigating, nothing new since ${formatClock(since, inZone)}.`;
  return { name: 'update', fields: { text, next: now + intervalOf(incident) } };
}

/** Why no update is due, as a sentence. */
export function whyNoneDue(incident: Incident): string {
  const phase = phaseOf(incident);
  if (!isLive(phase)) {
    return `No update is due: the incident is ${phase === 'prevention' ? 'closed' : 'resolved'}.`;
  }
  const severity = severityOf(incident)?.severity;
  return severity === undefined ? 'No update is due.' : `${severityLabel[severity]} asks for no updates.`;
}

/** Records a heartbeat for all audiences. @returns null, or why it was not done. */
export async function recordHeartbeat(): Promise<string | null> {
  const { opened } = useProjections.getState();
  if (opened === null) return null;
  const command = heartbeat(opened.incident, wallClock(), zone);
  if (command === null) return whyNoneDue(opened.incident);
  return (await run(command))?.message ?? null;
}

/** The heartbeat in one key; why it was not recorded is said above the composer. */
export async function sendHeartbeat(): Promise<void> {
  showTrouble(await recordHeartbeat());
  focusComposer();
}
