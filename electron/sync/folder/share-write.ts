import { dirname, join } from 'node:path';
import type { FolderContext } from './folder-context.ts';
import { inFolder, temporaryName } from './share-paths.ts';
import { shareCode } from './share-trouble.ts';

/** What somebody else has open can't be replaced on some systems; it is closed soon, most of the time. */
const RENAME_PAUSES_MS = [50, 100, 200, 400, 800, 1_600, 3_200, 5_000] as const;
const inUse = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** How many more times a rename is tried; where one has used up all of them, the next files do not wait as long. */
type Patience = { tries: number };
export const newPatience = (): Patience => ({ tries: RENAME_PAUSES_MS.length });

/**
 * Gives a path its content, whole or not at all: what was there before stays until then.
 * @param check is asked right before the new content takes its place; false leaves all as it is.
 * @returns whether it was done.
 * @throws the share's error, EBUSY when it stayed in use; nothing is left behind then.
 */
export async function replaceFile(
  context: FolderContext,
  path: string,
  bytes: Uint8Array,
  patience: Patience,
  check: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<boolean> {
  const { files, device, random } = context;
  const target = inFolder(context.root, path);
  const temporary = join(dirname(target), temporaryName(device, random));
  try {
    await create(context, temporary, bytes);
    if (!(await check())) {
      await files.remove(temporary);
      return false;
    }
    await rename(context, temporary, target, patience);
    return true;
  } catch (error) {
    await files.remove(temporary).catch(shareCode); // its own name tells whose it is: removed later
    throw error;
  }
}

async function create({ files }: FolderContext, path: string, bytes: Uint8Array): Promise<void> {
  try {
    await files.create(path, bytes);
  } catch (error) {
    if (shareCode(error) !== 'ENOENT') throw error;
    await files.makeFolder(dirname(path));
    await files.create(path, bytes);
  }
}

async function rename(
  { files, wait }: FolderContext,
  from: string,
  to: string,
  patience: Patience,
): Promise<void> {
  for (let tried = 0; ; tried += 1) {
    try {
      await files.rename(from, to);
      return;
    } catch (error) {
      if (!inUse.has(shareCode(error))) throw error;
      const pause = RENAME_PAUSES_MS[tried];
      if (pause === undefined || tried >= patience.tries) {
        patience.tries = 0;
        // Whatever the system calls it: the folder takes new files, and somebody has this one open.
        throw Object.assign(new Error(`${to} is in use`, { cause: error }), { code: 'EBUSY' });
      }
      await wait(pause);
    }
  }
}
