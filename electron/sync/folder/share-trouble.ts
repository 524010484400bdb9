import { codeOf } from '../../records/file-system.ts';
import type { Trouble, TroubleKind } from '../../../shared/sync/connection.ts';

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const forbidden = new Set(['EACCES', 'EPERM', 'EROFS']);
const impossibleName = new Set([
  'ENAMETOOLONG',
  'EINVAL',
  'EISDIR',
  'ENOTDIR',
  'ENOTEMPTY',
  'EEXIST',
  'EILSEQ',
  'ELOOP',
]);

/** What says that there is something else in a file's place: a folder, a pipe, a link, gigabytes; or nothing. */
export const noSuchFile: ReadonlySet<string> = new Set([
  'ENOENT',
  'ENOTDIR',
  'EINVAL',
  'EISDIR',
  'ELOOP',
  'EFBIG',
  'ENXIO',
  'ENAMETOOLONG',
  'EILSEQ',
]);

/** The code of a failure of the share. @throws what has none: it is a bug. */
export function shareCode(error: unknown): string {
  const code = codeOf(error);
  if (code === undefined) throw error;
  return code;
}

const trouble = (kind: TroubleKind, message: string): Trouble => ({ kind, message });

const noAnswer = (root: string): Trouble =>
  trouble('away', `${root} gives no answer. Everything is kept on this desktop and sent once it answers.`);

export const notReachable = (root: string): Trouble =>
  trouble(
    'away',
    `${root} can’t be reached. Everything is kept on this desktop and sent once it is there again.`,
  );

/** There is a folder, and not what was found in it before: an empty place to mount a share on, most of the time. */
export const storeIsGone = (root: string): Trouble =>
  trouble(
    'away',
    `The team’s store is not in ${root} now: the share may not be mounted. Nothing was written there, and everything is kept on this desktop. If the folder was wiped, connect it again to fill it (Connect in the window, or ic sync --folder with --refill).`,
  );

const mayNotOpen = (root: string): Trouble =>
  trouble(
    'auth',
    `You may not open ${root}. Everything is kept on this desktop. Sign in to the share, or ask whoever runs it for access.`,
  );

export const mayOnlyRead = (root: string): Trouble =>
  trouble(
    'read-only',
    `${root} can be read and not written to. What others write arrives here; what you write stays on this desktop until you are given permission to write there.`,
  );

export const noRoom = (root: string): Trouble =>
  trouble(
    'full',
    `${root} is full. Everything is kept on this desktop and sent once there is room: free some space there.`,
  );

export const refusedName = (path: string): Trouble =>
  trouble(
    'policy',
    `The folder does not take the file ${path}. It is kept on this desktop, and all others go on.`,
  );

const inUse = (path: string): Trouble =>
  trouble(
    'away',
    `Another program holds the file ${path} in the shared folder. Ours is kept on this desktop, all others go on, and it is tried again.`,
  );

/** What a failure to look or to read means. */
export function readTrouble(error: unknown, root: string): Trouble {
  const code = shareCode(error);
  if (code === 'ETIMEDOUT') return noAnswer(root);
  return forbidden.has(code) ? mayNotOpen(root) : notReachable(root);
}

/** What a failure to write means; `parked` is refused for good. */
export function writeTrouble(
  error: unknown,
  root: string,
  path: string,
): { readonly parked: boolean; readonly trouble: Trouble } {
  const code = shareCode(error);
  if (code === 'ETIMEDOUT') return { parked: false, trouble: noAnswer(root) };
  if (code === 'EBUSY') return { parked: false, trouble: inUse(path) };
  if (full.has(code)) return { parked: false, trouble: noRoom(root) };
  if (forbidden.has(code)) return { parked: false, trouble: mayOnlyRead(root) };
  if (impossibleName.has(code)) return { parked: true, trouble: refusedName(path) };
  return { parked: false, trouble: notReachable(root) };
}
