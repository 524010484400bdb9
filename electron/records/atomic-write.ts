import { dirname } from 'node:path';
import { randomBase32 } from './crypto.ts';
import type { FileSystem } from './file-system.ts';

/**
 * Replaces a file as a whole: afterwards either the old or the new content is there, on the disk and under its name.
 * The libraries for this report success on a full disk and leave a truncated file, hence our own: the size is
 * checked before the rename.
 * @param options `syncFolder: false` leaves it to the caller to make the name last, with others of the same folder.
 * @throws the file system's error; the old file is whole then.
 */
export async function atomicWrite(
  fs: FileSystem,
  path: string,
  bytes: Uint8Array,
  options: { mode?: number; durable?: boolean; syncFolder?: boolean } = {},
): Promise<void> {
  // Random: in a container every process has the same number, and a crash leaves its temporary file behind.
  const temporary = `${path}.${randomBase32(8)}.tmp`;
  const file = fs.create(temporary, options.mode);
  try {
    try {
      file.write(bytes);
      if (file.size() !== bytes.length) {
        throw Object.assign(new Error(`only ${file.size()} of ${bytes.length} bytes were written`), {
          code: 'ENOSPC',
        });
      }
      if (options.durable !== false) await file.sync();
    } finally {
      file.close();
    }
    fs.rename(temporary, path);
  } catch (error) {
    removeQuietly(fs, temporary);
    throw error;
  }
  if (options.durable !== false && options.syncFolder !== false) await fs.syncFolder(dirname(path));
}

/** Removes what may not be there, where failing to do so changes nothing. */
export function removeQuietly(fs: FileSystem, path: string): void {
  try {
    fs.remove(path);
  } catch {
    // a left-over temporary file is ignored by every reader
  }
}
