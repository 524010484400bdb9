/**
 * A process that makes a store one of another workspace's and kills itself at its Nth step on the file system: `node
 * joining.ts STORE WORKSPACE N`. Prints how many steps it took.
 */
import { writeSync } from 'node:fs';
import { desktopEnvironment } from '../../../electron/records/environment.ts';
import { joinWorkspace } from '../../../electron/sync/join.ts';
import { killedAtStep } from './killing-file-system.ts';

const [root = '', ws = '', at = ''] = process.argv.slice(2);
const { fs, steps } = killedAtStep(Number(at));
const environment = desktopEnvironment({ fs, deviceName: 'ben' });
const joined = await joinWorkspace(root, environment, {
  ws,
  connection: { kind: 'folder', path: '/mnt/team' },
});
writeSync(1, `${joined.ok ? 'joined' : joined.error.message}\nsteps ${steps()}\n`);
