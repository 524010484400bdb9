import { MAX_PLAYBOOK_FILE } from '../../../shared/playbook/problem.ts';
import { contentHash } from './content.ts';
import { STILL_MS } from './local-playbook.ts';
import type { PeopleCache } from './people-cache.ts';
import type { PeoplePoint } from './people-sync.ts';

/** So many are read in one look; the others come with the next. */
const MAX_READS = 100;

/** `sha` is null for what can't travel, undefined for what was not read yet or is being written now. */
export type TheirFile = {
  readonly tag: string;
  readonly sha: string | null | undefined;
  readonly bytes?: Uint8Array;
};

/** The playbook's files at a meeting point, where people and sync clients write them at any time. */
export class TheirPlaybook {
  /** Since when a file is shown as it is; undefined before the first look. */
  #seen: ReadonlyMap<string, { readonly tag: string; readonly since: number }> | undefined;

  /**
   * Reads what is another content than it was, once it stands still.
   * @param tags what there is, as the meeting point lists it.
   * @param wanted whether a file is looked at; `mine` whether there is one of that name here.
   */
  async look(
    point: PeoplePoint,
    tags: ReadonlyMap<string, string>,
    base: PeopleCache['base'],
    {
      wanted,
      mine,
      now,
    }: { wanted: (path: string) => boolean; mine: (path: string) => boolean; now: number },
  ): Promise<ReadonlyMap<string, TheirFile>> {
    const first = this.#seen === undefined;
    const seen = new Map<string, { tag: string; since: number }>();
    const there = new Map<string, TheirFile>();
    let reads = 0;
    for (const [path, tag] of tags) {
      const before = this.#seen?.get(path);
      const since = before?.tag === tag ? before.since : first ? -Infinity : now;
      seen.set(path, { tag, since });
      const known = base[path];
      there.set(path, { tag, sha: known?.tag === tag ? known.sha : undefined });
      // A commit is whole; a file in a folder may be half saved.
      const still = point.kind === 'git' || now - since >= STILL_MS;
      if (known?.tag === tag || !still || !wanted(path) || reads === MAX_READS) continue;
      reads += 1;
      const read = await point.people.read(path, MAX_PLAYBOOK_FILE);
      if (!read.ok) continue;
      const bytes = read.value;
      // Editors empty a file before they fill it: what is empty at the first look is looked at twice.
      if (bytes?.length === 0 && since === -Infinity && mine(path)) seen.set(path, { tag, since: now });
      else if (bytes === null) there.set(path, { tag, sha: null });
      else there.set(path, { tag, sha: contentHash(bytes), bytes });
    }
    this.#seen = seen;
    return there;
  }

  /** The bytes of a file that was seen, if they are still the same. */
  async bytesOf(
    point: PeoplePoint,
    path: string,
    { sha, bytes }: TheirFile,
  ): Promise<Uint8Array | undefined> {
    if (bytes !== undefined) return bytes;
    const read = await point.people.read(path, MAX_PLAYBOOK_FILE);
    return read.ok && read.value !== null && contentHash(read.value) === sha ? read.value : undefined;
  }
}
