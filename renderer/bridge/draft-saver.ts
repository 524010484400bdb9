import type { Draft } from '../../shared/ipc/draft.ts';

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
