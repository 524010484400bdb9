import { posix } from 'node:path';
import { systemError } from '../system-error.ts';

/** A file of a shared folder; while it is arriving, readers get only its first bytes, or an error (a placeholder). */
export type SharedFile = {
  readonly bytes: Buffer;
  readonly changed: number;
  readonly arrived?: number | 'nothing';
};

export type Snapshot = ReadonlyMap<string, SharedFile>;

/** The content of a shared folder, by paths from its root. Folders are there as long as somebody made them. */
export class Volume {
  readonly files = new Map<string, SharedFile>();
  readonly #folders = new Set<string>(['.']);

  /** The names in a folder. */
  list(folder: string): string[] {
    const at = posix.normalize(folder);
    if (!this.#folders.has(at)) throw systemError(this.files.has(at) ? 'ENOTDIR' : 'ENOENT');
    const names = new Set<string>();
    const head = at === '.' ? '' : `${at}/`;
    for (const path of [...this.files.keys(), ...this.#folders]) {
      if (path !== '.' && path.startsWith(head)) names.add(path.slice(head.length).split('/')[0] ?? '');
    }
    return [...names];
  }

  isFolder(path: string): boolean {
    return this.#folders.has(posix.normalize(path));
  }

  put(path: string, file: SharedFile): void {
    const at = posix.normalize(path);
    if (!this.#folders.has(posix.dirname(at))) throw systemError('ENOENT');
    if (this.#folders.has(at)) throw systemError('EISDIR');
    this.files.set(at, file);
  }

  makeFolder(path: string): void {
    for (let at = posix.normalize(path); at !== '.'; at = posix.dirname(at)) {
      if (this.files.has(at)) throw systemError('EEXIST');
      this.#folders.add(at);
    }
  }

  /** Puts a file with the folders above it, as a sync client or a person does. */
  bring(path: string, file: SharedFile): void {
    this.makeFolder(posix.dirname(path));
    this.put(path, file);
  }

  remove(path: string): void {
    this.files.delete(posix.normalize(path));
  }

  /** Removes a folder with all that is in it. */
  removeFolder(path: string): void {
    const at = posix.normalize(path);
    for (const held of [...this.files.keys()]) if (held.startsWith(`${at}/`)) this.files.delete(held);
    for (const held of [...this.#folders]) {
      if (held === at || held.startsWith(`${at}/`)) this.#folders.delete(held);
    }
  }

  snapshot(): Snapshot {
    return new Map(this.files);
  }

  /** Back to an earlier state; folders stay. */
  restore(snapshot: Snapshot): void {
    this.files.clear();
    for (const [path, file] of snapshot) this.bring(path, file);
  }
}
