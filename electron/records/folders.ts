import { dirname } from 'node:path';
import type { FileSystem } from './file-system.ts';

/**
 * Makes a folder inside the store and makes its name last, with those of the folders above it: a file that is synced
 * in a folder whose own name is not may be gone after a power cut.
 * @param lasting folders whose names are known to last; grows.
 */
export async function makeLastingFolder(
  fs: FileSystem,
  root: string,
  path: string,
  lasting = new Set<string>(),
): Promise<void> {
  fs.makeFolder(path);
  const made: string[] = [];
  for (let folder = path; folder !== root && !lasting.has(folder); folder = dirname(folder)) {
    await fs.syncFolder(dirname(folder));
    made.push(folder);
  }
  for (const folder of made) lasting.add(folder);
}
