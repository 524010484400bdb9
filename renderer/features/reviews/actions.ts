import type { IncidentId } from '../../../shared/ids.ts';
import { openIncident } from '../../bridge/incidents.ts';
import { showFront, useUi } from '../../state/ui.ts';

/** Opens an incident on its post-mortem. */
export async function openReview(id: IncidentId): Promise<void> {
  await openIncident(id);
  const { route } = useUi.getState();
  if (route.name === 'incident' && route.id === id) showFront({ name: 'postmortem' });
}
