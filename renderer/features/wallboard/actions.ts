import { openIncident } from '../../bridge/incidents.ts';
import { useProjections } from '../../state/projections.ts';
import { goTo, showTrouble, useUi } from '../../state/ui.ts';
import { wallNeighbour, wallOpensOn } from './wall-order.ts';

/** Shows the incident on screen large; from elsewhere, the most severe that is live. */
export function openWallboard(): void {
  const { opened, summaries } = useProjections.getState();
  const { route } = useUi.getState();
  const onScreen = 'id' in route ? route.id : null;
  const id = wallOpensOn(summaries, onScreen);
  if (id === null) showTrouble('There is no live incident to show on a wallboard.');
  else if (opened?.incident.id === id) goTo({ name: 'wallboard', id });
  else void openIncident(id, 'wallboard');
}

/** Back to the incident that is shown. */
export function leaveWallboard(): void {
  const { route } = useUi.getState();
  if (route.name === 'wallboard') goTo({ name: 'incident', id: route.id });
}

/** Shows another live incident. */
export function turnWallboard(step: 1 | -1): void {
  const { route } = useUi.getState();
  if (route.name !== 'wallboard') return;
  const next = wallNeighbour(useProjections.getState().summaries, route.id, step);
  if (next !== null) void openIncident(next, 'wallboard');
}
