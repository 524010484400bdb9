import { extname, resolve } from 'node:path';
import { dialog } from 'electron';
import { cleanFileName } from '../../shared/incident/file-name.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { atomicWrite } from '../records/atomic-write.ts';
import { codeOf, nodeFileSystem } from '../records/file-system.ts';

/** What is saved, as a sentence begins with it, and what of it stays whole whatever happens to the file. */
export type Saved = { readonly what: string; readonly safe: string };

/** Asks where to; null where the person chose no place. */
export async function chooseFile(name: string): Promise<string | null> {
  const clean = cleanFileName(name);
  const extension = extname(clean).slice(1);
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: clean,
    ...(extension === '' ? {} : { filters: [{ name: extension.toUpperCase(), extensions: [extension] }] }),
  });
  return canceled || filePath === '' ? null : resolve(filePath);
}

/** Writes there and nowhere else, as a whole or not at all. It is never opened: what it does is for the person to decide. */
export async function saveTo(
  path: string,
  bytes: Uint8Array,
  { what, safe }: Saved,
): Promise<Result<string, Failure>> {
  try {
    await atomicWrite(nodeFileSystem, path, bytes);
    return ok(path);
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    const full = code === 'ENOSPC' || code === 'EDQUOT';
    const why = full ? 'that disk is full' : 'that place can’t be written to';
    return err({
      kind: full ? 'disk-full' : 'read-only',
      message: `${what} was not saved: ${why}. ${safe} Choose another place.`,
    });
  }
}
