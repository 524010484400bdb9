import { atomicWrite } from '../records/atomic-write.ts';
import { codeOf, nodeFileSystem } from '../records/file-system.ts';
import { CommandFailure } from './verb.ts';

/** Writes what somebody asked for to a file. Nobody's file is written over. */
export async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  try {
    if (nodeFileSystem.stat(path) !== undefined)
      throw new CommandFailure(`${path} is there already, and stays as it is. Name another file.`);
    await atomicWrite(nodeFileSystem, path, bytes);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    throw new CommandFailure(`${path} can’t be written. The record is safe in the store.`);
  }
}
