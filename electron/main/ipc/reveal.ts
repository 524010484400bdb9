import { shell } from 'electron';
import type { Failure } from '../../../shared/ipc/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';

/** Shows a folder in the system's own file manager. */
export async function reveal(folder: string): Promise<Result<null, Failure>> {
  const refused = await shell.openPath(folder);
  if (refused === '') return ok(null);
  return err({
    kind: 'not-found',
    message: `${folder} could not be shown: ${refused} The path can be copied from here.`,
  });
}
