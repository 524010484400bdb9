import { statusLine } from '../../shared/incident/status-line.ts';
import { copyWords } from '../bridge/desktop.ts';
import { wallClock } from '../state/clock.ts';
import { useProjections } from '../state/projections.ts';
import { showTrouble } from '../state/ui.ts';
import { zone, zoneName } from './zone.ts';

/** Copies the line for stakeholders who ask how it stands, so that nobody has to word it. */
export async function copyLine(): Promise<void> {
  const { opened, playbook } = useProjections.getState();
  const now = wallClock();
  const line =
    opened === null ? null : statusLine(opened.incident, playbook, { now, zone, zoneName: zoneName(now) });
  if (line === null) showTrouble('Not copied: its declaration has not arrived on this desktop yet.');
  else await copyWords(line, 'the line for stakeholders');
}
