/**
 * A process that kills itself at its Nth step on the file system: `node killed.ts STORE N`. Prints how many steps
 * it took to open the store and to finish, and every event's id once it is acknowledged.
 */
import { writeSync } from 'node:fs';
import { desktopEnvironment } from '../../../electron/records/environment.ts';
import { nodeFileSystem, type AppendFile, type FileSystem } from '../../../electron/records/file-system.ts';
import { RecordStore } from '../../../electron/records/store.ts';

const [root = '', at = ''] = process.argv.slice(2);
const stream = '20261120-aaaaaaaa';
let steps = 0;

const say = (line: string): void => void writeSync(1, `${line}\n`);

function step(): void {
  steps += 1;
  if (steps === Number(at)) process.kill(process.pid, 'SIGKILL');
}

function before<T>(act: () => T): T {
  step();
  return act();
}

const watched = (file: AppendFile): AppendFile => ({
  ...file,
  write(bytes) {
    step();
    file.write(bytes.subarray(0, bytes.length >> 1));
    step(); // in mid-write
    file.write(bytes.subarray(bytes.length >> 1));
  },
  sync: () => before(() => file.sync()),
  truncate: (length) => before(() => file.truncate(length)),
});

const fs: FileSystem = {
  ...nodeFileSystem,
  create: (path, mode) => watched(before(() => nodeFileSystem.create(path, mode))),
  rename: (from, to) => before(() => nodeFileSystem.rename(from, to)),
  remove: (path) => before(() => nodeFileSystem.remove(path)),
  removeFolder: (path) => before(() => nodeFileSystem.removeFolder(path)),
  makeFolder: (path) => before(() => nodeFileSystem.makeFolder(path)),
  syncFolder: (path) => before(() => nodeFileSystem.syncFolder(path)),
};

const store = await RecordStore.open(root, desktopEnvironment({ fs }));
say(`opened ${steps}`);
for (const [i, text] of ['one', 'two', 'three'].entries()) {
  const draft = {
    t: 'entry-logged/1',
    e: `e${i}`,
    at: 0,
    u: 'ana',
    payload: { kind: 'note', text },
  } as const;
  for (const event of await store.append(stream, [draft])) say(event.id);
  if (i === 1) await store.seal(stream);
}
await store.close();
say(`steps ${steps}`);
