/** A process that takes a lock and holds it until it is killed: `node holder.ts LOCK`. */
import { writeSync } from 'node:fs';
import { tryLock } from '../../../electron/records/lock.ts';

writeSync(1, tryLock(process.argv[2] ?? '').ok ? 'held\n' : 'not held\n');
process.stdin.resume();
