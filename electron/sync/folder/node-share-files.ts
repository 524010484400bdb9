import { constants } from 'node:fs';
import * as node from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { codeOf } from '../../records/file-system.ts';
import { SHARE_TIMEOUT_MS, ShareCalls, type Progress } from './share-calls.ts';
import type { ShareFiles } from './share-files.ts';

/** What is used of `node:fs/promises`, so that a test can make it hang. */
export type NodeFiles = Pick<
  typeof node,
  'open' | 'readdir' | 'rename' | 'rm' | 'mkdir' | 'stat' | 'lstat' | 'chmod'
>;

type NodeShareOptions = {
  /** The folder that is shared: below it no link is followed, whoever put it there. It may be one itself. */
  readonly root: string;
  /** Milliseconds without a sign of progress after which a call ends; 10 s. */
  readonly timeout?: number;
  readonly files?: NodeFiles;
  /** Milliseconds on a clock that nobody sets. */
  readonly elapsed?: () => number;
};

/** Written and read in pieces: a slow share is told from one that hangs by their progress. */
const PIECE = 1024 * 1024;

// Not following a link and not waiting for a pipe's other end (Windows has neither flag).
const quietly =
  ((constants.O_NOFOLLOW as number | undefined) ?? 0) | ((constants.O_NONBLOCK as number | undefined) ?? 0);

/** A folder is not asked again within so long whether it is one: a look at everything goes through `i` a thousand times. */
const PLAIN_MS = 2_000;
const MOST_PLAIN = 1_000;

const failure = (code: string, message: string): Error => Object.assign(new Error(message), { code });

/** A share through the machine's own file system. */
export function nodeShareFiles(options: NodeShareOptions): ShareFiles {
  const { root, timeout = SHARE_TIMEOUT_MS, files = node, elapsed = () => performance.now() } = options;
  const calls = new ShareCalls(timeout);
  const disk = new Disk(root, files, elapsed);
  return {
    list: (path) =>
      calls.run(`list ${path}`, async (progress) => {
        await disk.refuseLinks(path, progress);
        return files.readdir(path);
      }),
    read: (path, limit) => calls.run(`read ${path}`, (progress) => disk.read(path, limit, progress)),
    create: (path, bytes) => calls.run(`create ${path}`, (progress) => disk.create(path, bytes, progress)),
    rename: (from, to) =>
      calls.run(`rename ${from}`, async (progress) => {
        await disk.refuseLinks(dirname(to), progress);
        await files.rename(from, to);
      }),
    remove: (path) =>
      calls.run(`remove ${path}`, async (progress) => {
        await disk.remove(path, progress);
      }),
    makeFolder: (path) => calls.run(`make ${path}`, (progress) => disk.makeFolder(path, progress)),
    syncFolder: (path) => calls.run(`sync ${path}`, (progress) => disk.syncFolder(path, progress)),
    stat: (path) => calls.run(`stat ${path}`, (progress) => disk.stat(path, progress)),
  };
}

/** The work of the calls: every step may hang, and `progress` is told between the steps. */
class Disk {
  readonly #root: string;
  readonly #files: NodeFiles;
  readonly #elapsed: () => number;
  /** Folders that were none of a link a moment ago, and when that was. */
  readonly #plain = new Map<string, number>();

  constructor(root: string, files: NodeFiles, elapsed: () => number) {
    this.#root = resolve(root); // a separator at its end would make it another path
    this.#files = files;
    this.#elapsed = elapsed;
  }

  /**
   * A link in the place of a folder would let a member of the team read and write anywhere on this computer.
   * @throws ENOENT where there is no such folder.
   */
  async refuseLinks(folder: string, progress: Progress): Promise<void> {
    const inside = relative(this.#root, folder);
    if (inside.startsWith('..') || isAbsolute(inside)) throw failure('EINVAL', `${folder} is outside`);
    if (inside === '') return; // the root was chosen by the person, link or not
    let path = this.#root;
    for (const part of inside.split(sep)) {
      path = join(path, part);
      if (this.#elapsed() - (this.#plain.get(path) ?? -Infinity) < PLAIN_MS) continue;
      if ((await this.#files.lstat(path)).isSymbolicLink()) throw failure('ELOOP', `${path} is a link`);
      if (this.#plain.size >= MOST_PLAIN) this.#plain.clear();
      this.#plain.set(path, this.#elapsed());
      progress();
    }
  }

  /** Who may do what in a folder. */
  async #permissionsOf(folder: string): Promise<number> {
    const found = folder === this.#root ? await this.#files.stat(folder) : await this.#files.lstat(folder);
    return found.mode & 0o7777;
  }

  async read(path: string, limit: number, progress: Progress): Promise<Uint8Array> {
    await this.refuseLinks(dirname(path), progress);
    const file = await this.#files.open(path, constants.O_RDONLY | quietly);
    try {
      progress();
      const stat = await file.stat();
      if (!stat.isFile()) throw failure('EINVAL', `${path} is not a regular file`);
      if (stat.size > limit) throw failure('EFBIG', `${path} is larger than ${limit} bytes`);
      const bytes = Buffer.allocUnsafe(stat.size);
      let done = 0;
      while (done < bytes.length) {
        progress();
        const { bytesRead } = await file.read(bytes, done, Math.min(PIECE, bytes.length - done), done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return bytes.subarray(0, done);
    } finally {
      await file.close();
    }
  }

  async create(path: string, bytes: Uint8Array, progress: Progress): Promise<void> {
    await this.refuseLinks(dirname(path), progress);
    const above = await this.#permissionsOf(dirname(path));
    progress();
    const file = await this.#files.open(path, 'wx', 0o666);
    try {
      try {
        // Whoever may use the folder may read the file: a private default mode would hide it from the team.
        await file.chmod(above & 0o666).catch(ignore);
        for (let done = 0; done < bytes.length;) {
          progress();
          const { bytesWritten } = await file.write(bytes, done, Math.min(PIECE, bytes.length - done), done);
          done += bytesWritten;
          if (done % PIECE === 0) await file.sync(); // so that the last sync has no more than a piece to write
        }
        progress();
        await file.sync();
        progress();
        const { size } = await file.stat();
        if (size !== bytes.length)
          throw failure('ENOSPC', `only ${size} of ${bytes.length} bytes were written`);
      } finally {
        await file.close(); // some shares refuse only here what has no room
      }
      progress();
    } catch (error) {
      await this.#files.rm(path, { force: true }).catch(ignore);
      throw error;
    }
  }

  async remove(path: string, progress: Progress): Promise<void> {
    try {
      await this.refuseLinks(dirname(path), progress);
      await this.#files.rm(path, { force: true });
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }

  /** Never the root itself: where that is gone, what it was mounted on is no place for the team's files. */
  async makeFolder(path: string, progress: Progress): Promise<void> {
    if (path === this.#root) return;
    if (dirname(path) !== this.#root) await this.makeFolder(dirname(path), progress);
    await this.refuseLinks(dirname(path), progress);
    if (!(await this.#makeOne(path))) return;
    progress();
    await this.#asOpenAsAbove(path).catch(ignore);
  }

  /** @returns whether it was made now, and not by another desktop a moment ago. */
  async #makeOne(path: string): Promise<boolean> {
    try {
      await this.#files.mkdir(path);
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST' && (await this.#files.lstat(path)).isDirectory()) return false;
      throw error;
    }
  }

  /** A folder takes over who may write from the one above it: else only its maker could put files into it. */
  async #asOpenAsAbove(path: string): Promise<void> {
    const above = (await this.#permissionsOf(dirname(path))) & 0o777;
    const own = await this.#permissionsOf(path);
    if ((own & 0o777) !== above) await this.#files.chmod(path, (own & 0o7000) | above);
  }

  async syncFolder(path: string, progress: Progress): Promise<void> {
    if (process.platform === 'win32') return; // a folder can't be opened there; renames are journalled
    const folder = await this.#files.open(path, constants.O_RDONLY | quietly);
    try {
      progress();
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  async stat(path: string, progress: Progress): Promise<{ size: number; changed: number } | undefined> {
    try {
      if (path !== this.#root) await this.refuseLinks(dirname(path), progress);
      const found = await this.#files.lstat(path); // of a link itself
      return { size: found.size, changed: found.mtimeMs };
    } catch (error) {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
      throw error;
    }
  }
}

/** Where failing changes nothing: the file is as good as before. */
const ignore = (): void => undefined;
