/**
 * A process that exchanges a store with a folder and kills itself at its Nth step on the share: `node publishing.ts STORE
 * SHARE N`. Prints how many steps it took until the two were in step.
 */
import { writeSync } from 'node:fs';
import { desktopEnvironment } from '../../../electron/records/environment.ts';
import { nodeFileSystem } from '../../../electron/records/file-system.ts';
import { RecordStore } from '../../../electron/records/store.ts';
import { SyncEngine } from '../../../electron/sync/engine.ts';
import { FolderTransport } from '../../../electron/sync/folder/folder-transport.ts';
import { nodeShareFiles } from '../../../electron/sync/folder/node-share-files.ts';
import type { ShareFiles } from '../../../electron/sync/folder/share-files.ts';
import { connectionKey } from '../../../shared/sync/connection.ts';

const [root = '', share = '', at = ''] = process.argv.slice(2);
let steps = 0;
const files = nodeShareFiles({ root: share });
const step = (): void => {
  steps += 1;
  if (steps === Number(at)) process.kill(process.pid, 'SIGKILL');
};
/** Half a file, as a crash in mid-write leaves it. */
async function halfWritten(path: string, bytes: Uint8Array): Promise<void> {
  steps += 1;
  if (steps !== Number(at)) return;
  await files.create(path, bytes.subarray(0, bytes.length >> 1));
  process.kill(process.pid, 'SIGKILL');
}
function before<A extends unknown[], T>(act: (...words: A) => Promise<T>): (...words: A) => Promise<T> {
  return (...words) => {
    step();
    return act(...words);
  };
}
const killing: ShareFiles = {
  ...files,
  rename: before(files.rename),
  remove: before(files.remove),
  makeFolder: before(files.makeFolder),
  syncFolder: before(files.syncFolder),
  async create(path, bytes) {
    await halfWritten(path, bytes);
    await files.create(path, bytes);
    step();
  },
};

const store = await RecordStore.open(root, desktopEnvironment());
const { ws, identity } = store;
if (identity === null) throw new Error('the store may only be read');
const connection = { kind: 'folder', path: share } as const;
const engine = new SyncEngine({
  ...{ store, fs: nodeFileSystem, now: Date.now, random: Math.random, app: 'test' },
  person: () => 'cleo',
  arrived: () => undefined,
});
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const context = {
  files: killing,
  root: share,
  ws,
  device: identity.device,
  now: Date.now,
  random: Math.random,
};
engine.connect({ connection, attached: true }, new FolderTransport({ ...context, wait }));
do await engine.round(connectionKey(connection));
while (engine.state().connections.some(({ standing }) => standing !== 'in-step'));
writeSync(1, `steps ${steps}\n`);
await store.close();
process.exit(0);
