import { join } from 'node:path';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Trouble } from '../../../shared/sync/connection.ts';
import type { FolderContext } from './folder-context.ts';
import { temporaryName } from './share-paths.ts';
import { shareCode, writeTrouble } from './share-trouble.ts';

/** What writing a small file showed: how far the share's clock is ahead of this one's, in ms, give or take `err`. */
export type WriteTest = { readonly readBack: boolean; readonly off: number; readonly err: number };

/** Writes a file of a line into the folder, reads it back and removes it. */
export async function testWrite(context: FolderContext): Promise<Result<WriteTest, Trouble>> {
  const { files, root, device, now } = context;
  // Always the same name: what a crash in the middle leaves is taken away by the next test.
  const path = join(
    root,
    temporaryName(device, () => 0),
  );
  const bytes = Buffer.from(`IC Console tries whether it may write here (${device})\n`);
  try {
    await files.remove(path);
    const before = now();
    await files.create(path, bytes);
    const after = now();
    const found = await files.read(path, bytes.length).catch((error: unknown) => {
      shareCode(error);
      return Buffer.alloc(0);
    });
    const changed = (await files.stat(path))?.changed ?? after;
    await files.remove(path);
    return ok({
      readBack: Buffer.from(found).equals(bytes),
      off: Math.round(changed - (before + after) / 2),
      err: Math.ceil((after - before) / 2),
    });
  } catch (error) {
    await files.remove(path).catch(shareCode);
    return err(writeTrouble(error, root, 'icc.json').trouble);
  }
}
