import { join } from 'node:path';
import { utilityProcess } from 'electron';
import type { FromSync } from '../sync/protocol.ts';
import type { ForkedProcess } from './sync-link.ts';

/**
 * A call on a share that does not answer holds a thread until it does: as many as this, and the other meeting points
 * and the store's own files still find one.
 */
const THREADS = '48';

/** Starts the process that talks to shares and Git hosts. */
export function forkSync(): ForkedProcess {
  const child = utilityProcess.fork(join(import.meta.dirname, 'sync.js'), [], {
    serviceName: 'IC Console exchange',
    env: { ...process.env, UV_THREADPOOL_SIZE: THREADS },
  });
  return {
    postMessage: (message) => child.postMessage(message),
    // Its own entry speaks nothing else.
    onMessage: (listener) => void child.on('message', (message: unknown) => listener(message as FromSync)),
    onExit: (listener) => void child.once('exit', () => listener()),
    kill: () => void child.kill(),
  };
}
