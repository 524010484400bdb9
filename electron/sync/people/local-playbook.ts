import { dirname, join } from 'node:path';
import { MAX_PLAYBOOK_FILE, PLAYBOOK_FOLDER } from '../../../shared/playbook/problem.ts';
import { atomicWrite, removeQuietly } from '../../records/atomic-write.ts';
import { randomBase32 } from '../../records/crypto.ts';
import { codeOf, type FileSystem } from '../../records/file-system.ts';
import { makeLastingFolder } from '../../records/folders.ts';
import type { Layout } from '../../records/layout.ts';
import { contentHash } from './content.ts';
import { isFolderName, MAX_FOLDERS, meaningOfName } from './travelling-names.ts';

/** A file that was saved this long ago is not in the middle of being saved; ms. */
export const STILL_MS = 2_000;
/** So many versions that others have replaced are kept. */
const MAX_REPLACED = 100;

/** `sha` is null for what is there and can't travel: too large, a link. */
export type LocalFile = { readonly sha: string | null; readonly still: boolean };

type Looked = {
  readonly stamp: string;
  readonly sha: string | null;
  readonly since: number;
  readonly fresh: boolean;
};

/** The playbook's files of a store, as far as they travel. People have them open in editors. */
export class LocalPlaybook {
  readonly #fs: FileSystem;
  readonly #layout: Layout;
  readonly #looked = new Map<string, Looked>();

  constructor(fs: FileSystem, layout: Layout) {
    this.#fs = fs;
    this.#layout = layout;
  }

  pathOf(path: string): string {
    return join(this.#layout.root, path);
  }

  /** Whether there is anything under a path. @throws the file system's error. */
  has(path: string): boolean {
    return this.#fs.stat(this.pathOf(path)) !== undefined;
  }

  /** All files that travel, by path. @throws the file system's error when a folder can't be listed now. */
  look(now: number): ReadonlyMap<string, LocalFile> {
    const found = new Map<string, LocalFile>();
    for (const path of this.#names(PLAYBOOK_FOLDER, 0)) {
      const stat = this.#fs.stat(this.pathOf(path));
      if (stat === undefined) continue;
      const stamp = `${stat.size}|${stat.changed}`;
      const before = this.#looked.get(path);
      const known = before?.stamp === stamp && !before.fresh ? before : undefined;
      const sha = known?.sha ?? this.#hashOf(path);
      if (sha === undefined) continue;
      const since = before?.stamp === stamp && before.sha === sha ? before.since : now;
      const rested = stat.changed <= now - STILL_MS;
      // Just after a change a second one may leave size and time as they were: then only the content tells.
      this.#looked.set(path, { stamp, sha, since, fresh: !rested || sha === null });
      found.set(path, { sha, still: rested || now - since >= STILL_MS });
    }
    for (const path of this.#looked.keys()) if (!found.has(path)) this.#looked.delete(path);
    return found;
  }

  *#names(folder: string, depth: number): Generator<string> {
    const names = this.#fs.list(this.pathOf(folder)).sort();
    for (const name of names) if (meaningOfName(`${folder}/${name}`) === 'travels') yield `${folder}/${name}`;
    if (depth === MAX_FOLDERS) return;
    // What is no folder lists nothing.
    for (const name of names) if (isFolderName(name)) yield* this.#names(`${folder}/${name}`, depth + 1);
  }

  /** undefined when it is gone by now, null when it can't travel: too large, a link, not ours to read. */
  #hashOf(path: string): string | null | undefined {
    try {
      return contentHash(this.read(path));
    } catch (error) {
      const code = codeOf(error);
      if (code === undefined) throw error;
      return code === 'ENOENT' ? undefined : null;
    }
  }

  /** @throws the file system's error. */
  read(path: string): Uint8Array {
    return this.#fs.read(this.pathOf(path), MAX_PLAYBOOK_FILE);
  }

  /** The bytes of a file if they are still those that were seen; undefined when somebody has saved it meanwhile. */
  readIf(path: string, sha: string): Uint8Array | undefined {
    if (this.#hashOf(path) !== sha) return undefined;
    const bytes = this.read(path);
    return contentHash(bytes) === sha ? bytes : undefined;
  }

  /**
   * Replaces a file as a whole, if it is still what was seen (`was`; undefined: there is none). What it held is kept.
   * @returns whether it was replaced.
   * @throws the file system's error; the old file is whole then.
   */
  async replace(path: string, was: string | undefined, bytes: Uint8Array): Promise<boolean> {
    const to = this.pathOf(path);
    const fs = this.#fs;
    const held = was === undefined ? undefined : this.readIf(path, was);
    if (was !== undefined && held === undefined) return false;
    if (held !== undefined) await this.keepReplaced(path, held);
    await makeLastingFolder(fs, this.#layout.root, dirname(to));
    const temporary = `${to}.${randomBase32(8)}.tmp`;
    try {
      await atomicWrite(fs, temporary, bytes);
      // Looked at once more with nothing in between: an editor may have saved while the disk was busy.
      if (this.#hashOf(path) !== was) return false;
      fs.rename(temporary, to);
    } finally {
      removeQuietly(fs, temporary);
    }
    await fs.syncFolder(dirname(to));
    return true;
  }

  /** Keeps a version that somebody else's replaces: whoever rolled a share back may have meant something else. */
  async keepReplaced(path: string, bytes: Uint8Array): Promise<string> {
    const folder = join(this.#layout.local, 'replaced');
    const name = path.slice(PLAYBOOK_FOLDER.length + 1).replaceAll('/', '-');
    const dot = name.lastIndexOf('.');
    const to = join(folder, `${name.slice(0, dot)}-${contentHash(bytes).slice(0, 12)}${name.slice(dot)}`);
    this.#fs.makeFolder(folder);
    await atomicWrite(this.#fs, to, bytes);
    const all = this.#fs.list(folder).map((each) => join(folder, each));
    if (all.length <= MAX_REPLACED) return to;
    const byAge = all.sort((a, b) => (this.#fs.stat(a)?.changed ?? 0) - (this.#fs.stat(b)?.changed ?? 0));
    for (const old of byAge.slice(0, all.length - MAX_REPLACED)) if (old !== to) removeQuietly(this.#fs, old);
    return to;
  }
}
