import { streamIdPattern } from '../../shared/ids.ts';
import { FOLD_VERSION } from '../../shared/incident/fold.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import { TeamRunbooks } from '../playbook/team-runbooks.ts';
import type { FileSystem } from '../records/file-system.ts';
import { layoutOf } from '../records/layout.ts';
import { findWals } from '../records/stream-reader.ts';
import { KnowledgeIndex } from './knowledge-index.ts';
import { openRecords } from './open-records.ts';
import type { IndexedStore } from './protocol.ts';
import { contentOf } from './runbook-content.ts';

export type OpenIndexOptions = {
  readonly fs: FileSystem;
  readonly store: IndexedStore;
  readonly playbook: () => Playbook;
  /** Switched off in tests only: SQLite is asked whether it has it. */
  readonly fullText?: boolean;
  /** In memory rather than in the store’s file. */
  readonly inMemory?: boolean;
};

/** Opens the index of a store, in the process of the index as in `ic`. Nothing is read yet: `look`, then `work`. */
export function openIndex({ fs, store, playbook, fullText, inMemory }: OpenIndexOptions): KnowledgeIndex {
  const layout = layoutOf(store.root);
  const runbooks = new TeamRunbooks(fs, store.root);
  return new KnowledgeIndex({
    records: openRecords({ fs, layout, ws: store.ws, device: store.device, foldVersion: FOLD_VERSION }),
    streams() {
      const names = new Set(fs.list(layout.streams));
      for (const stream of findWals(fs, layout, null).keys()) names.add(stream);
      return [...names].filter((name) => streamIdPattern.test(name));
    },
    playbook,
    runbooks: async () => (await runbooks.list()).map(({ runbook }) => contentOf(runbook)),
    database: {
      path: inMemory === true ? null : layout.index,
      stamp: `${store.ws}|${FOLD_VERSION}`,
      fullText: fullText ?? true,
    },
  });
}
