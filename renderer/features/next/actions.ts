import { lastUpdate, nextUpdateDue } from '../../../shared/incident/cadence.ts';
import type { CommandInput } from '../../../shared/incident/commands.ts';
import type { Instant } from '../../../shared/ids.ts';
import { declarationOf } from '../../../shared/incident/summary.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { formatClock } from '../../../shared/time/format.ts';
import { runOrSay } from '../../bridge/incidents.ts';
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

/** Records a heartbeat for all audiences, in one key. */
export async function sendHeartbeat(): Promise<void> {
  const { opened } = useProjections.getState();
  if (opened === null) return;
  const command = heartbeat(opened.incident, wallClock(), zone);
  if (command === null)
    showTrouble('No update is due: this severity asks for none, or the incident is resolved.');
  else await runOrSay(command);
  focusComposer();
}
