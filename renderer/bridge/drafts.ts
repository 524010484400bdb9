import type { Draft } from '../../shared/ipc/contract.ts';
import { request } from './bridge.ts';

export type DraftSaver = {
  /** Keeps the latest: at most one write is under way, and what came meanwhile goes as one. */
  save(draft: Draft): void;
  /** Sends what has not been sent, at once. */
  flush(): Promise<void>;
};

/** Writes drafts to one place; `send` is handed in, so that a test needs no window. */
export function createDraftSaver(send: (draft: Draft) => Promise<unknown>): DraftSaver {
  let waiting: Draft | null = null;
  let busy: Promise<void> | null = null;

  async function drain(): Promise<void> {
    while (waiting !== null) {
      const next = waiting;
      waiting = null;
      await send(next);
    }
    busy = null;
  }
  return {
    save(draft) {
      waiting = draft;
      busy ??= drain();
    },
    async flush() {
      const next = waiting;
      waiting = null;
      await Promise.all([busy, next === null ? null : send(next)]);
    },
  };
}

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
