/**
 * A process that exchanges a store with a folder and kills itself at its Nth step on the share: `node publishing.ts STORE
 * SHARE STREAM N`. Prints how many steps it took until the two were in step.
 */
import { writeSync } from 'node:fs';
import { nodeShareFiles } from '../../../electron/sync/folder/node-share-files.ts';
import type { ShareFiles } from '../../../electron/sync/folder/share-files.ts';
import { exchangeOnce } from '../exchange-once.ts';

const [root = '', share = '', stream = '', at = ''] = process.argv.slice(2);
const files = nodeShareFiles({ root: share });
let steps = 0;
const step = (): void => {
  steps += 1;
  if (steps === Number(at)) process.kill(process.pid, 'SIGKILL');
};
const killing: ShareFiles = {
  ...files,
  async create(path, bytes) {
    // Half a file, as a crash in mid-write leaves it.
    if (steps + 1 === Number(at))
      await files.create(path, bytes.subarray(0, bytes.length >> 1)).catch(() => null);
    step();
    await files.create(path, bytes);
    step();
  },
  rename(from, to) {
    step();
    return files.rename(from, to);
  },
  remove(path) {
    step();
    return files.remove(path);
  },
  makeFolder(path) {
    step();
    return files.makeFolder(path);
  },
  syncFolder(path) {
    step();
    return files.syncFolder(path);
  },
};
await exchangeOnce(root, share, stream, killing);
writeSync(1, `steps ${steps}\n`);
process.exit(0);
