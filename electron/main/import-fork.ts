import { join } from 'node:path';
import { utilityProcess } from 'electron';
import type { FromReader } from '../exchange/protocol.ts';
import type { ReaderProcess } from './import-desk.ts';

/** Starts the process that reads files of other tools: what is wrong in them, or slow, happens there. */
export function forkReader(): ReaderProcess {
  const child = utilityProcess.fork(join(import.meta.dirname, 'importing.js'), [], {
    serviceName: 'IC Console import',
  });
  return {
    postMessage: (message) => child.postMessage(message),
    // Its own entry speaks nothing else.
    onMessage: (listener) => void child.on('message', (message: unknown) => listener(message as FromReader)),
    onExit: (listener) => void child.once('exit', () => listener()),
    kill: () => void child.kill(),
  };
}
