import type { ObjectId } from './repository.ts';

/** The lines of `git ls-remote`. */
export function parseRefs(output: string): Map<string, ObjectId> {
  const refs = new Map<string, ObjectId>();
  for (const line of output.split('\n')) {
    const [, id, ref] = /^([0-9a-f]{40,64})\t(refs\/.+)$/.exec(line) ?? [];
    if (id !== undefined && ref !== undefined) refs.set(ref, id);
  }
  return refs;
}

/** The refs that a fetch found, whether they had changed or not: Git keeps them in FETCH_HEAD. */
export function parseFetchHead(content: string): Map<string, ObjectId> {
  const refs = new Map<string, ObjectId>();
  for (const line of content.split('\n')) {
    const [, id, branch, name] =
      /^([0-9a-f]{40,64})\t(?:not-for-merge)?\t(branch )?'(.+?)' of /.exec(line) ?? [];
    if (id !== undefined && name !== undefined)
      refs.set(branch === undefined ? name : `refs/heads/${name}`, id);
  }
  return refs;
}

/**
 * What to fetch, and where to keep it: refs of our own, so that what is known already is not sent again. One that the
 * remote has lost stays, and with it its objects.
 */
export const refspecs = (
  prefixes: readonly string[],
  without: readonly string[],
  never: ReadonlySet<string>,
): readonly string[] => [
  ...prefixes.map((prefix) => {
    const from = prefix.endsWith('/') ? `${prefix}*` : prefix;
    return `+${from}:${from.replace(/^refs\//, 'refs/there/')}`;
  }),
  ...prefixes
    .filter((prefix) => prefix.endsWith('/'))
    .flatMap((prefix) => without.map((end) => `^${prefix}*${end}`)),
  ...[...never]
    .filter((ref) => prefixes.some((prefix) => prefix.endsWith('/') && ref.startsWith(prefix)))
    .map((ref) => `^${ref}`),
];
