import { join } from 'node:path';
import { codeOf, type FileSystem } from '../../records/file-system.ts';

/**
 * Removes what killed processes left in the private repository, which nobody else uses: locks that keep others out,
 * half-written packs and their marks, reports of crashes.
 */
export function removeLeftOvers(fs: FileSystem, gitDir: string): void {
  const remove = (folder: string, pattern: RegExp): void => {
    for (const name of fs.list(folder)) if (pattern.test(name)) fs.remove(join(folder, name));
  };
  const locksBelow = (folder: string, depth: number): void => {
    remove(folder, /\.lock$/);
    if (depth === 0) return;
    for (const name of fs.list(folder)) if (!name.includes('.')) locksBelow(join(folder, name), depth - 1);
  };
  try {
    remove(gitDir, /\.lock$|^fast_import_crash_/);
    remove(join(gitDir, 'objects', 'pack'), /^tmp_|\.keep$/);
    locksBelow(join(gitDir, 'refs'), 6);
  } catch (error) {
    if (codeOf(error) === undefined) throw error; // it can't be put right now: Git goes on saying so
  }
}
