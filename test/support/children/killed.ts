/**
 * A process that kills itself at its Nth step on the file system: `node killed.ts STORE N`. Prints how many steps
 * it took to open the store and to finish, and every event's id once it is acknowledged.
 */
import { writeSync } from 'node:fs';
import { desktopEnvironment } from '../../../electron/records/environment.ts';
import { RecordStore } from '../../../electron/records/store.ts';
import { killedAtStep } from './killing-file-system.ts';

const [root = '', at = ''] = process.argv.slice(2);
const stream = '20261120-aaaaaaaa';
const { fs, steps } = killedAtStep(Number(at));

const say = (line: string): void => void writeSync(1, `${line}\n`);

const store = await RecordStore.open(root, desktopEnvironment({ fs }));
say(`opened ${steps()}`);
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
say(`steps ${steps()}`);
