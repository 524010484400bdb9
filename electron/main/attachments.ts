import { declarationOf } from '../../shared/incident/facts.ts';
import { markedName } from '../../shared/incident/file-name.ts';
import { CHUNK_BYTES } from '../../shared/incident/files.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { putFile, readFile } from '../records/attachments-file.ts';
import type { Attachments } from '../records/attachments.ts';
import { StoreError } from '../records/failure.ts';
import type { ConsoleSession } from './console-session.ts';
import type { Handlers } from './ipc/register.ts';
import { chooseFile, saveTo } from './save-as.ts';

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
      if (!bytes.ok) return bytes;
      const incident = await (await session()).incident(id);
      const exercise = incident !== undefined && declarationOf(incident)?.exercise === true;
      return saveAs(markedName(file.name, exercise), bytes.value);
    },
  };
}

async function saveAs(name: string, bytes: Uint8Array): Promise<Result<string | null, Failure>> {
  const path = await chooseFile(name);
  return path === null
    ? ok(null)
    : saveTo(path, bytes, { what: 'The copy', safe: 'The attached file is safe here.' });
}
