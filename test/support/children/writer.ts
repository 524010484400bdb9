/**
 * A process that writes: `node writer.ts STORE STREAM COUNT`. Waits for a line on its input, so that several begin at
 * once, then appends that many entries one by one, seals now and then, and prints each one's id once acknowledged.
 */
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { desktopEnvironment } from '../../../electron/records/environment.ts';
import { RecordStore } from '../../../electron/records/store.ts';
import { inventDrafts } from '../make-store.ts';

const [root = '', stream = '', count = ''] = process.argv.slice(2);
writeSync(1, 'ready\n');
await once(process.stdin, 'data');
const store = await RecordStore.open(root, desktopEnvironment());
for (const [i, draft] of inventDrafts(Number(count), process.pid).entries()) {
  for (const event of await store.append(stream, [draft])) writeSync(1, `${event.id}\n`);
  if (i % 16 === 15) await store.seal(stream);
}
for (const { message } of store.notices()) writeSync(2, `${message}\n`);
await store.close();
process.exit(0);
