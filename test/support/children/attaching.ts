/**
 * A process that attaches a file to an entry and kills itself at its Nth step on the file system: `node attaching.ts
 * STORE N`. Prints `put` once the file is acknowledged, `entry` once the entry is, and the numbers of steps.
 */
import { writeSync } from 'node:fs';
import { putFile } from '../../../electron/records/attachments-file.ts';
import { desktopEnvironment } from '../../../electron/records/environment.ts';
import { RecordStore } from '../../../electron/records/store.ts';
import { killedAtStep } from './killing-file-system.ts';

const [root = '', at = ''] = process.argv.slice(2);
const stream = '20261120-aaaaaaaa';
const { fs, steps } = killedAtStep(Number(at));
const say = (line: string): void => void writeSync(1, `${line}\n`);

const store = await RecordStore.open(root, desktopEnvironment({ fs }));
say(`opened ${steps()}`);
const file = await putFile(store.attachments, stream, {
  name: 'notes.txt',
  mime: 'text/plain',
  bytes: Buffer.alloc(9 * 1024 * 1024, 'two chunks'),
  thumbnail: null,
  width: null,
  height: null,
});
say('put');
const draft = {
  t: 'entry-logged/1',
  e: 'e0',
  at: 0,
  u: 'ana',
  payload: { kind: 'note', text: 'see the notes', files: [file] },
} as const;
await store.append(stream, [draft]);
say('entry');
await store.close();
say(`steps ${steps()}`);
