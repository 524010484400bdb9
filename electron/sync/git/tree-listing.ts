import type { ObjectId, TreeChanges } from './repository.ts';
import { isPeoplePath, isRecordPath } from './tree-paths.ts';

/** A file of a tree, or a change between two; the size is not known to `git diff-tree`. */
export type TreeEntry = {
  readonly path: string;
  /** null: it is not there any more. */
  readonly blob: ObjectId | null;
  readonly regular: boolean;
  readonly size?: number;
};

/** The entries of `git ls-tree -r -l -z`. */
export function parseTree(output: Buffer): TreeEntry[] {
  return splitAtZero(output).flatMap((field) => {
    const match = /^(\d{6}) [a-z]+ ([0-9a-f]{40,64}) +(\d+|\S+)\t([^]+)$/.exec(field);
    const [, mode = '', blob = null, size = '', path] = match ?? [];
    return path === undefined ? [] : [{ path, blob, regular: mode === '100644', size: Number(size) }];
  });
}

/** The entries of `git diff-tree -r -z`. */
export function parseDiff(output: Buffer): TreeEntry[] {
  const fields = splitAtZero(output);
  const entries: TreeEntry[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const match = /^:\d{6} (\d{6}) [0-9a-f]{40,64} ([0-9a-f]{40,64}) ([A-Z])/.exec(fields[at] ?? '');
    const [, mode = '', blob = null, status] = match ?? [];
    const path = fields[at + 1] ?? '';
    if (match !== null)
      entries.push({ path, blob: status === 'D' ? null : blob, regular: mode === '100644' });
  }
  return entries;
}

/** What of the entries is to be read: regular files of the usual mode, under names within the limits. */
export function sortEntries(entries: readonly TreeEntry[], within: string | undefined): TreeChanges {
  const fits = (path: string): boolean =>
    within === undefined ? isRecordPath(path) : path.startsWith(within) && isPeoplePath(path);
  const found = {
    files: [] as TreeChanges['files'][number][],
    gone: [] as string[],
    leftOut: [] as string[],
  };
  for (const { path, blob, regular, size = NaN } of entries) {
    if (blob !== null && regular && size >= 0 && fits(path)) found.files.push({ path, blob, size });
    else if (blob !== null) found.leftOut.push(path);
    // What is no regular file any more is gone as a file.
    if ((blob === null || !regular) && fits(path)) found.gone.push(path);
  }
  return found;
}

function splitAtZero(output: Buffer): string[] {
  const fields: string[] = [];
  for (let from = 0; from < output.length;) {
    const end = output.indexOf(0, from);
    fields.push(output.toString('utf8', from, end < 0 ? output.length : end));
    if (end < 0) break;
    from = end + 1;
  }
  return fields;
}
