import { agendaOf, meetingAt } from '../../../../shared/incident/agenda.ts';
import { wallClock } from '../../../state/clock.ts';
import { useProjections } from '../../../state/projections.ts';
import { showTrouble } from '../../../state/ui.ts';
import { tick } from './meeting-actions.ts';

/** The point at hand is done, and the next one begins. */
export async function nextPoint(): Promise<void> {
  const { opened, playbook } = useProjections.getState();
  if (opened === null) return;
  const at = meetingAt(agendaOf(opened.incident, playbook), wallClock());
  if (at === null) {
    showTrouble('No point of the agenda is open: the meeting has not begun, or every point is done.');
    return;
  }
  showTrouble(await tick('agenda', at.point.id, true, at.point.text));
}
