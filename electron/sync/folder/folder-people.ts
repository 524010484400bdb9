import { err, ok, type Result } from '../../../shared/result.ts';
import type { Trouble } from '../../../shared/sync/connection.ts';
import { sha256 } from '../../records/crypto.ts';
import type { PeopleChange, PeopleFiles, PeoplePrefix } from '../transport.ts';
import type { FolderContext } from './folder-context.ts';
import type { LeftOvers } from './left-overs.ts';
import { inFolder, isPeoples } from './share-paths.ts';
import { noSuchFile, readTrouble, refusedName, shareCode, writeTrouble } from './share-trouble.ts';
import { newPatience, replaceFile } from './share-write.ts';

/** Larger ones are no pages; more of them are no playbook and no view. */
const MAX_BYTES = 4 * 1024 * 1024;
const MAX_FILES = 20_000;
/** In place of a hash, for what is there and can't be read: it is not gone. */
const UNREADABLE = '-';
/** A file may change twice within the grain of the share's clock: a younger one is read again. */
const GRAIN_MS = 5_000;

type Read = { readonly size: number; readonly changed: number; readonly hash: string };

/** The files that people edit and read in the folder itself, with whatever program they like. */
export class FolderPeople implements PeopleFiles {
  readonly #context: FolderContext;
  readonly #leftOvers: LeftOvers;
  readonly #check: () => Promise<Trouble | null>;
  /** What was read, so that only what has changed is read again. */
  readonly #known = new Map<string, Read>();

  /** @param check tells why the folder can't be used now. */
  constructor(context: FolderContext, leftOvers: LeftOvers, check: () => Promise<Trouble | null>) {
    this.#context = context;
    this.#leftOvers = leftOvers;
    this.#check = check;
  }

  async list(prefix: PeoplePrefix): Promise<Result<ReadonlyMap<string, string>, Trouble>> {
    const away = await this.#check();
    if (away !== null) return err(away);
    const found = new Map<string, string>();
    try {
      await this.#walk(prefix.startsWith('p/') ? 'p' : 'view', prefix, found);
    } catch (error) {
      return err(readTrouble(error, this.#context.root));
    }
    for (const path of this.#known.keys())
      if (path.startsWith(prefix) && !found.has(path)) this.#known.delete(path);
    const still = found.size === 0 ? await this.#check() : null;
    return still === null ? ok(found) : err(still);
  }

  /** Looks at nothing but what leads to the prefix and begins with it. @returns whether there is such a folder. */
  async #walk(folder: string, prefix: string, found: Map<string, string>): Promise<boolean> {
    const names = await this.#names(folder);
    if (names === null) return false;
    this.#leftOvers.saw(folder, names);
    for (const name of names) {
      const path = `${folder}/${name}`;
      if (!isPeoples(path) || found.size >= MAX_FILES) continue;
      if (!path.startsWith(prefix) && !prefix.startsWith(`${path}/`)) continue;
      const hash = await this.#hash(path);
      if (hash !== null) found.set(path, hash);
      else if (!(await this.#walk(path, prefix, found)) && (await this.#isThere(path)))
        found.set(path, UNREADABLE);
    }
    return true;
  }

  /** Whether there is anything, that may be looked at or not. */
  async #isThere(path: string): Promise<boolean> {
    const { files, root } = this.#context;
    return (await this.#quietly(() => files.stat(inFolder(root, path)))) !== undefined;
  }

  /** The names in a folder; null when it is none, or may not be entered. */
  async #names(folder: string): Promise<readonly string[] | null> {
    const { files, root } = this.#context;
    try {
      return await files.list(inFolder(root, folder));
    } catch (error) {
      const code = shareCode(error);
      if (noSuchFile.has(code) || code === 'EACCES' || code === 'EPERM') return null;
      throw error;
    }
  }

  /** A hash of a file's content; null when it is no file that people could have written. */
  async #hash(path: string): Promise<string | null> {
    const { files, root, now } = this.#context;
    const stat = await this.#quietly(() => files.stat(inFolder(root, path)));
    if (stat === null || stat === undefined) return null;
    const known = this.#known.get(path);
    if (known !== undefined && known.size === stat.size && known.changed === stat.changed) return known.hash;
    const bytes = await this.#bytes(path, MAX_BYTES);
    if (bytes === null) return null;
    const hash = sha256(bytes);
    if (Math.abs(now() - stat.changed) > GRAIN_MS) this.#known.set(path, { ...stat, hash });
    return hash;
  }

  #bytes(path: string, limit: number): Promise<Uint8Array | null> {
    const { files, root } = this.#context;
    return this.#quietly(() => files.read(inFolder(root, path), limit));
  }

  /** Null for what is gone, is no file, or may not be read. */
  async #quietly<T>(read: () => Promise<T>): Promise<T | null> {
    try {
      return await read();
    } catch (error) {
      const code = shareCode(error);
      if (noSuchFile.has(code) || code === 'EACCES' || code === 'EPERM') return null;
      throw error;
    }
  }

  async read(path: string, limit: number): Promise<Result<Uint8Array | null, Trouble>> {
    if (!isPeoples(path)) return ok(null);
    const away = await this.#check();
    if (away !== null) return err(away);
    try {
      return ok(await this.#bytes(path, limit));
    } catch (error) {
      return err(readTrouble(error, this.#context.root));
    }
  }

  async change(
    changes: readonly PeopleChange[],
    _message: string,
  ): Promise<Result<{ readonly changed: readonly string[] }, Trouble>> {
    const away = await this.#check();
    if (away !== null) return err(away);
    const patience = newPatience();
    const changed: string[] = [];
    for (const change of changes) {
      if (!isPeoples(change.path)) return err(refusedName(change.path));
      try {
        if (!(await this.#change(change, patience))) changed.push(change.path);
      } catch (error) {
        return err(writeTrouble(error, this.#context.root, change.path).trouble);
      }
    }
    return ok({ changed });
  }

  /** @returns false where there is something else by now than what was to be replaced. */
  async #change(
    { path, bytes, was }: PeopleChange,
    patience: ReturnType<typeof newPatience>,
  ): Promise<boolean> {
    const wanted = bytes === null ? null : sha256(bytes);
    const now = async (): Promise<string | null> => {
      const found = await this.#bytes(path, MAX_BYTES);
      return found === null ? null : sha256(found);
    };
    const before = await now();
    if (before === wanted) return true; // whoever did it: that is what was to be there
    if (before !== was) return false;
    this.#known.delete(path);
    if (bytes !== null)
      return replaceFile(this.#context, path, bytes, patience, async () => (await now()) === was);
    await this.#context.files.remove(inFolder(this.#context.root, path));
    return true;
  }
}
