import { rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { dialog } from 'electron';
import { cleanFileName } from '../../shared/incident/file-name.ts';
import { CHUNK_BYTES } from '../../shared/incident/files.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { putFile, readFile } from '../records/attachments-file.ts';
import type { Attachments } from '../records/attachments.ts';
import { randomBase32 } from '../records/crypto.ts';
import { StoreError } from '../records/failure.ts';
import { codeOf } from '../records/file-system.ts';
import type { ConsoleSession } from './console-session.ts';
import type { Handlers } from './ipc/register.ts';

/** What main answers about attached files. */
export function attachmentHandlers(
  session: () => Promise<ConsoleSession>,
): Pick<Handlers, 'attachment:put' | 'attachment:add' | 'attachment:save'> {
  /** Does something with an incident's files; what the disk refuses comes back as its sentence. */
  async function withFiles<T>(
    id: string,
    act: (files: Attachments) => Promise<T>,
  ): Promise<Result<T, Failure>> {
    const files = await (await session()).filesOf(id);
    if (!files.ok) return files;
    try {
      return ok(await act(files.value));
    } catch (error) {
      if (error instanceof StoreError) return err(error.failure);
      throw error;
    }
  }
  return {
    'attachment:put': ({ id, bytes }) =>
      bytes.length > CHUNK_BYTES
        ? Promise.resolve(
            err({ kind: 'too-large', message: 'Not attached: this part is larger than 8 MiB.' }),
          )
        : withFiles(id, (files) => files.put(id, bytes)),
    'attachment:add': ({ id, ...file }) =>
      withFiles(id, (files) => {
        const { before, ...rest } = file;
        return putFile(files, id, before === undefined ? rest : { ...rest, before });
      }),
    async 'attachment:save'({ id, file }) {
      const files = await (await session()).filesOf(id);
      if (!files.ok) return files;
      const bytes = await readFile(files.value, id, file);
      return bytes.ok ? saveAs(file.name, bytes.value) : bytes;
    },
  };
}

/** Asks where to, and writes the copy there. It is never opened: what it does is for the person to decide. */
async function saveAs(name: string, bytes: Uint8Array): Promise<Result<string | null, Failure>> {
  const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: cleanFileName(name) });
  if (canceled || filePath === '') return ok(null);
  const path = resolve(filePath);
  const temporary = `${path}.${randomBase32(8)}.tmp`;
  try {
    await writeFile(temporary, bytes, { flag: 'wx', flush: true });
    await rename(temporary, path);
    return ok(path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    const code = codeOf(error);
    if (code === undefined) throw error;
    const full = code === 'ENOSPC' || code === 'EDQUOT';
    return err({
      kind: full ? 'disk-full' : 'read-only',
      message: full
        ? 'The copy was not saved: that disk is full. The attached file is safe here. Choose another place.'
        : 'The copy was not saved: that place can’t be written to. The attached file is safe here. Choose another place.',
    });
  }
}
