import type { SearchHit } from '../../../shared/knowledge/search.ts';
import { openIncident } from '../../bridge/incidents.ts';
import { visitAction, visitRunbook } from '../../bridge/visit.ts';
import { selectRow, showFront, showLog, useUi } from '../../state/ui.ts';

/** Goes to where something was found: the line in the log, the part of the post-mortem, the action item, the runbook. */
export async function openHit({ kind, incident, ref }: SearchHit): Promise<void> {
  if (kind === 'runbook') visitRunbook(ref);
  if (incident === null) return;
  if (kind === 'action') {
    visitAction({ incident, id: ref });
    return;
  }
  await openIncident(incident);
  const { route } = useUi.getState();
  if (route.name !== 'incident' || route.id !== incident) return; // it was refused, which is said
  if (kind === 'postmortem') showFront({ name: 'postmortem', part: ref });
  if (kind !== 'entry') return;
  showLog();
  onceDrawn(() => selectRow(ref));
}

/** Longer than any incident takes to be drawn, in frames. */
const PATIENCE = 300;

/** The composer takes the focus when the incident is drawn, and the selection with it: a line is picked after that. */
function onceDrawn(then: () => void, frames = 0): void {
  const { activeElement } = document;
  if (frames > PATIENCE || activeElement instanceof HTMLTextAreaElement) then();
  else requestAnimationFrame(() => onceDrawn(then, frames + 1));
}
