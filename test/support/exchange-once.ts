import { desktopEnvironment } from '../../electron/records/environment.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { SyncEngine } from '../../electron/sync/engine.ts';
import { FolderTransport } from '../../electron/sync/folder/folder-transport.ts';
import { nodeShareFiles } from '../../electron/sync/folder/node-share-files.ts';
import type { ShareFiles } from '../../electron/sync/folder/share-files.ts';
import { connectionKey } from '../../shared/sync/connection.ts';

/** Rounds between a store and a folder until the two are in step; the events of a stream by id, as they are then here. */
export async function exchangeOnce(
  root: string,
  share: string,
  stream: string,
  files: ShareFiles = nodeShareFiles({ root: share }),
): Promise<string[]> {
  const store = await RecordStore.open(root, desktopEnvironment());
  const { ws, identity } = store;
  if (identity === null) throw new Error('the store may only be read');
  const connection = { kind: 'folder', path: share } as const;
  const parts = { now: Date.now, random: Math.random };
  const engine = new SyncEngine({
    ...{ ...parts, store, fs: nodeFileSystem, app: 'test' },
    person: () => 'cleo',
    arrived: () => undefined,
  });
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const transport = new FolderTransport({ ...parts, files, root: share, ws, device: identity.device, wait });
  engine.connect({ connection, attached: true }, transport);
  do {
    await engine.round(connectionKey(connection));
    const trouble = engine.state().connections[0]?.trouble ?? null;
    if (trouble !== null) throw new Error(trouble.message);
  } while (engine.state().connections.some(({ standing }) => standing !== 'in-step'));
  const events = await store.readOnce(stream);
  await store.close();
  return events.map(({ id }) => id).sort();
}
