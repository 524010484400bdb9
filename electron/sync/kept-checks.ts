import { join } from 'node:path';
import * as z from 'zod';
import { atomicWrite } from '../records/atomic-write.ts';
import { sha256 } from '../records/crypto.ts';
import type { FileSystem } from '../records/file-system.ts';
import type { Layout } from '../records/layout.ts';
import type { FolderContext } from './folder/folder-context.ts';

const checksSchema = z.array(z.object({ path: z.string(), hash: z.string(), at: z.number() })).max(20_000);
const MAX_BYTES = 4 * 1024 * 1024;

/** Where the folder transport keeps over a restart what is to be looked at once more: a cache, which can be deleted. */
export function keptChecks(
  fs: FileSystem,
  layout: Layout,
  key: string,
): NonNullable<FolderContext['memory']> {
  const path = join(layout.syncCaches, `${sha256(key).slice(0, 16)}.checks.json`);
  let writing = false;
  let wanted: string | undefined;
  /** Only the latest is written, one after the other. */
  const write = async (): Promise<void> => {
    for (; wanted !== undefined;) {
      const text = wanted;
      wanted = undefined;
      try {
        fs.makeFolder(layout.syncCaches);
        await atomicWrite(fs, path, Buffer.from(text), { durable: false });
      } catch {
        // without it, what was put there just before quitting is not looked at once more
      }
    }
    writing = false;
  };
  return {
    load() {
      try {
        return checksSchema.parse(JSON.parse(Buffer.from(fs.read(path, MAX_BYTES)).toString('utf8')));
      } catch {
        return [];
      }
    },
    save(checks) {
      wanted = JSON.stringify(checks);
      if (!writing) void write();
    },
  };
}
