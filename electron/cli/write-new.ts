import { atomicWrite } from '../records/atomic-write.ts';
import { codeOf, nodeFileSystem } from '../records/file-system.ts';
import { CommandFailure } from './verb.ts';

/**
 * Writes what somebody asked for to a file, as a whole or not at all. Nobody's file is written over unless they say so.
 * @param force a file that is there is replaced.
 */
export async function writeNew(path: string, bytes: Uint8Array, force = false): Promise<void> {
  try {
    if (!force) refuseExisting(path);
    await atomicWrite(nodeFileSystem, path, bytes);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    throw new CommandFailure(`${path} can’t be written. The record is safe in the store.`);
  }
}

/** Refuses a name that is taken, before anything is made for it. */
export function refuseExisting(path: string): void {
  if (nodeFileSystem.stat(path) !== undefined)
    throw new CommandFailure(`${path} is there already, and stays as it is. Name another file.`);
}
