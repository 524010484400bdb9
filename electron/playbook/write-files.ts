import { dirname, join } from 'node:path';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { writePlaybook } from '../../shared/playbook/write-playbook.ts';
import { atomicWrite } from '../records/atomic-write.ts';
import type { FileSystem } from '../records/file-system.ts';
import { makeLastingFolder } from '../records/folders.ts';
import { findFiles } from './read-files.ts';

/**
 * Writes the built-in playbook as files for the team to edit; never over a file that is there. A team that has lists
 * or pages of its own gets none of ours beside them: their items would stand there twice.
 * @returns the paths that were written, inside the playbook's folder.
 * @throws the file system's error; what was written until then stays, and the next call goes on.
 */
export async function writeFiles(fs: FileSystem, root: string, folder: string): Promise<readonly string[]> {
  const own = new Set(findFiles(fs, folder).paths.map((path) => dirname(path)));
  own.delete('.');
  const written: string[] = [];
  const lasting = new Set<string>();
  for (const { path, text } of writePlaybook(defaultPlaybook)) {
    const to = join(folder, path);
    if (own.has(dirname(path)) || fs.stat(to) !== undefined) continue;
    await makeLastingFolder(fs, root, dirname(to), lasting);
    await atomicWrite(fs, to, new TextEncoder().encode(text));
    written.push(path);
  }
  return written;
}
