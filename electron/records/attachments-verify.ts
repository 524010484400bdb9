import type { AttachedFile } from '../../shared/incident/files.ts';
import { cleanFileName } from '../../shared/incident/file-name.ts';
import { readChunk, type ChunkProblem } from './attachments.ts';
import type { FileSystem } from './file-system.ts';
import type { Layout } from './layout.ts';

type Problem = { readonly where: string; readonly what: string };

const words: Readonly<Record<ChunkProblem, string>> = {
  missing: 'is missing',
  damaged: 'is damaged',
  unreadable: 'can’t be read',
};

/**
 * Checks the files that the entries of one stream name: each chunk once, by its hash, and each file's size. Chunks
 * that no entry names are no fault: an attachment whose entry was never sent leaves them.
 */
export async function verifyAttachments(
  fs: FileSystem,
  layout: Layout,
  stream: string,
  files: readonly AttachedFile[],
): Promise<{ readonly problems: Problem[]; readonly files: number; readonly bytes: number }> {
  const checked = new Map<string, number | ChunkProblem>();
  const problems: Problem[] = [];
  const look = async (hash: string, name: string): Promise<number | undefined> => {
    let found = checked.get(hash);
    if (found === undefined) {
      const read = readChunk(fs, layout, stream, hash);
      checked.set(hash, (found = read.ok ? read.value.length : read.error));
      if (typeof found === 'string') {
        const where = `i/${stream}/a/${hash.slice(0, 2)}/${hash}.bin`;
        problems.push({
          where,
          what: `this part of the attached file “${cleanFileName(name)}” ${words[found]}`,
        });
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    return typeof found === 'number' ? found : undefined;
  };
  const told = new Set<string>();
  for (const { name, bytes, chunks, thumbnail } of files) {
    const key = JSON.stringify([name, bytes, chunks]);
    if (told.has(key)) continue; // an entry that was corrected names its files again
    told.add(key);
    let length: number | undefined = 0;
    for (const hash of chunks) {
      const size = await look(hash, name);
      length = size === undefined || length === undefined ? undefined : length + size;
    }
    if (thumbnail !== null) await look(thumbnail, name);
    if (length !== undefined && length !== bytes) {
      const what = `the attached file “${cleanFileName(name)}” has ${length} bytes in place of ${bytes}`;
      problems.push({ where: `i/${stream}/a`, what });
    }
  }
  const sizes = [...checked.values()].filter((size) => typeof size === 'number');
  return { problems, files: told.size, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
