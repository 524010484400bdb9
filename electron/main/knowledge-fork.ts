import { join } from 'node:path';
import { utilityProcess } from 'electron';
import type { FromIndex } from '../index/protocol.ts';
import type { IndexProcess } from './knowledge-host.ts';

/** Starts the process that keeps the index. */
export function forkIndex(): IndexProcess {
  const child = utilityProcess.fork(join(import.meta.dirname, 'knowledge.js'), [], {
    serviceName: 'IC Console index',
  });
  return {
    postMessage: (message) => child.postMessage(message),
    // Its own entry speaks nothing else.
    onMessage: (listener) => void child.on('message', (message: unknown) => listener(message as FromIndex)),
    onExit: (listener) => void child.once('exit', () => listener()),
    kill: () => void child.kill(),
  };
}
