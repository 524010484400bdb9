import { hasDocuments } from '../../../shared/incident/documents/pieces.ts';
import { recordDocument } from '../../../shared/incident/documents/record-document.ts';
import { stateDocument } from '../../../shared/incident/documents/state-document.ts';
import { copyWords } from '../../bridge/desktop.ts';
import { zone } from '../../incident-parts/zone.ts';
import { useProjections, type Opened } from '../../state/projections.ts';
import { showTrouble, useUi } from '../../state/ui.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';

export type Which = 'state' | 'record';

export const titles: Record<Which, string> = { state: 'State document', record: 'Record' };

/** The document as it will be copied; null as long as the declaration has not arrived. */
export function documentOf(which: Which, { incident, rows }: Opened, playbook: Playbook): string | null {
  if (!hasDocuments(incident)) return null;
  return which === 'state'
    ? stateDocument(incident, playbook, rows)
    : recordDocument(incident, playbook, { zone, rows });
}

/** Copies the document that is on screen, as it stands now. */
export async function copyDocument(): Promise<void> {
  const { opened, playbook } = useProjections.getState();
  const { front } = useUi.getState();
  if (opened === null || front?.name !== 'document') return;
  const text = documentOf(front.which, opened, playbook);
  if (text === null) showTrouble('Not copied: its declaration has not arrived on this desktop yet.');
  else await copyWords(text, `the ${titles[front.which].toLowerCase()} as Markdown`);
}
