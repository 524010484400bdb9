import * as fs from 'node:fs';
import { dirname } from 'node:path';

/** A file that this process made and alone appends to. */
export type AppendFile = {
  /** Appends all bytes or throws; on a throw, some of them may have reached the file. */
  write(bytes: Uint8Array): void;
  /** Resolves once everything written is on the disk (fdatasync). After a rejection the descriptor is not to be trusted. */
  sync(): Promise<void>;
  /** Cuts the file back to `length` bytes; the next write goes on from there. */
  truncate(length: number): void;
  size(): number;
  close(): void;
};

/**
 * What the store needs of a file system, and no more, so that a simulated one can forget what was not synced, fail
 * and fill up. All methods throw Node's errors (`code` ENOENT, ENOSPC, EIO ...).
 */
export type FileSystem = {
  /** The content of a regular file; refuses links, devices and what is larger than `limit` bytes. */
  read(path: string, limit: number): Uint8Array;
  /** The bytes from `offset` to the end. */
  readFrom(path: string, offset: number, limit: number): Uint8Array;
  /** The names in a folder, in no order; none when there is no such folder, or a file in its place. */
  list(path: string): string[];
  /** Size in bytes and time of change in ms, or undefined when there is no such thing. */
  stat(path: string): { readonly size: number; readonly changed: number } | undefined;
  /** A new file; EEXIST when there is one. `mode` as in open(2). */
  create(path: string, mode?: number): AppendFile;
  /** A regular file that is there, to go on at its end; ENOENT where there is none. */
  append(path: string): AppendFile;
  rename(from: string, to: string): void;
  remove(path: string): void;
  removeFolder(path: string): void;
  makeFolder(path: string): void;
  /** Makes the names in a folder last (fsync of the folder), as far as the system can. */
  syncFolder(path: string): Promise<void>;
};

/** The error code of what a file operation threw. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** What reading says when there is something else in a file's place: a folder, a pipe, a link, gigabytes. */
export const notAFile: ReadonlySet<string> = new Set(['EINVAL', 'EISDIR', 'ELOOP', 'EFBIG']);

const settle = (run: (done: (error: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    run((error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += fs.writeSync(fd, bytes, done, bytes.length - done);
}

function readAll(fd: number, offset: number, limit: number, path: string): Uint8Array {
  const stat = fs.fstatSync(fd);
  if (!stat.isFile()) throw Object.assign(new Error(`${path} is not a regular file`), { code: 'EINVAL' });
  if (stat.size > limit)
    throw Object.assign(new Error(`${path} is larger than ${limit} bytes`), { code: 'EFBIG' });
  const bytes = Buffer.allocUnsafe(Math.max(0, stat.size - offset));
  let done = 0;
  while (done < bytes.length) {
    const count = fs.readSync(fd, bytes, done, bytes.length - done, offset + done);
    if (count === 0) break;
    done += count;
  }
  return bytes.subarray(0, done);
}

// Not following a link and not waiting for a pipe's other end (Windows has neither flag).
const noFollow = (fs.constants.O_NOFOLLOW as number | undefined) ?? 0;
const openQuietly = fs.constants.O_RDONLY | noFollow | ((fs.constants.O_NONBLOCK as number | undefined) ?? 0);

const appendTo = (fd: number): AppendFile => ({
  write: (bytes) => writeAll(fd, bytes),
  sync: () => settle((done) => fs.fdatasync(fd, done)),
  truncate: (length) => fs.ftruncateSync(fd, length),
  size: () => fs.fstatSync(fd).size,
  close: () => fs.closeSync(fd),
});

/** Node's own recursive mkdir never ends below a folder that takes no folders, such as /proc. */
function makeFolder(path: string): void {
  try {
    fs.mkdirSync(path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && fs.statSync(path).isDirectory()) return;
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
    makeFolder(dirname(path));
    fs.mkdirSync(path);
  }
}

/** The machine's own file system. */
export const nodeFileSystem: FileSystem = {
  read: (path, limit) => nodeFileSystem.readFrom(path, 0, limit),
  readFrom(path, offset, limit) {
    const fd = fs.openSync(path, openQuietly);
    try {
      return readAll(fd, offset, limit, path);
    } finally {
      fs.closeSync(fd);
    }
  },
  list(path) {
    try {
      return fs.readdirSync(path);
    } catch (error) {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
      throw error;
    }
  },
  stat(path) {
    const found = fs.lstatSync(path, { throwIfNoEntry: false }); // of a link itself: links are not followed
    return found === undefined ? undefined : { size: found.size, changed: found.mtimeMs };
  },
  create: (path, mode = 0o644) => appendTo(fs.openSync(path, 'ax', mode)),
  append: (path) => appendTo(fs.openSync(path, fs.constants.O_WRONLY | fs.constants.O_APPEND | noFollow)),
  rename: (from, to) => fs.renameSync(from, to),
  remove: (path) => fs.rmSync(path, { force: true }),
  removeFolder(path) {
    fs.rmSync(path, { recursive: true, force: true });
  },
  makeFolder: (path) => makeFolder(path),
  async syncFolder(path) {
    if (process.platform === 'win32') return; // a folder can't be opened there; renames are journalled
    const fd = fs.openSync(path, 'r');
    try {
      await settle((done) => fs.fsync(fd, done));
    } catch (error) {
      if (!unsupported.has(codeOf(error) ?? '')) throw error; // some network file systems can't sync a folder
    } finally {
      fs.closeSync(fd);
    }
  },
};

const unsupported = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);
