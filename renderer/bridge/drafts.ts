import type { Draft } from '../../shared/ipc/draft.ts';
import { request } from './bridge.ts';
import { createDraftSaver, type DraftSaver } from './draft-saver.ts';

const savers = new Map<string, DraftSaver>();

/** The saver of a place: an incident, or the form that declares one. */
export function draftsOf(place: string): DraftSaver {
  let saver = savers.get(place);
  if (saver === undefined) {
    saver = createDraftSaver((draft) => request('draft:save', { place, draft }));
    savers.set(place, saver);
  }
  return saver;
}

export async function loadDraft(place: string): Promise<Draft | null> {
  const answer = await request('draft:load', { place });
  return answer.ok ? answer.value : null;
}

/** Nothing that was typed is left behind when the window goes. */
export function flushDraftsOnLeave(): void {
  window.addEventListener('pagehide', () => {
    for (const saver of savers.values()) void saver.flush();
  });
}
