import { basename, join } from 'node:path';
import type { Notice } from '../../shared/ipc/contract.ts';
import { sha256 } from './crypto.ts';
import { codeOf, type FileSystem } from './file-system.ts';
import type { Layout } from './layout.ts';

/** Why a file was set aside, in a file of its own beside it, so that the next start can say it again. */
type Reason = { readonly file: string; readonly message: string };
const WHY = '.why.json';

/** Moves a damaged file out of the way and keeps it: nothing is deleted, and the rest loads. */
export class Quarantine {
  readonly #fs: FileSystem;
  readonly #layout: Layout;
  readonly #writable: boolean;
  readonly #here = new Map<string, Notice>();

  constructor(fs: FileSystem, layout: Layout, writable: boolean) {
    this.#fs = fs;
    this.#layout = layout;
    this.#writable = writable;
    for (const file of fs.list(layout.quarantine)) {
      if (!file.endsWith(WHY)) this.#note(file, this.#reasonOf(file), join(layout.quarantine, file));
    }
  }

  /** What was set aside, now and in earlier sessions, and what could not be read and was left where it is. */
  notices(): readonly Notice[] {
    return [...this.#here.values()];
  }

  /** Says that something could not be read and stays where it is. */
  leave(path: string, message: string): void {
    this.#note(path, message, path);
  }

  /**
   * Moves the file at `path` here. Where it can't be moved it stays, and that is said.
   * @returns whether it is out of the way.
   */
  take(path: string, message: string): boolean {
    if (!this.#writable) {
      this.leave(path, message);
      return false;
    }
    const file = this.#freeName(`${short(path)}-${basename(path)}`);
    try {
      this.#fs.makeFolder(this.#layout.quarantine);
      this.#fs.rename(path, join(this.#layout.quarantine, file));
    } catch (error) {
      // Gone: another process found it too and has set it aside.
      if (codeOf(error) === 'ENOENT' && this.#fs.stat(path) === undefined) return true;
      this.leave(path, message);
      return false;
    }
    this.#explain(file, message);
    return true;
  }

  /** Keeps bytes that arrived and are not what they claim to be. */
  keep(bytes: Uint8Array, name: string, message: string): void {
    const file = `${short(bytes)}-${name}`;
    const path = join(this.#layout.quarantine, file);
    try {
      this.#fs.makeFolder(this.#layout.quarantine);
      const held = this.#fs.stat(path)?.size === bytes.length;
      // It arrives again and again, as long as it lies where desktops meet.
      if (held && this.#here.get(file)?.message === message) return;
      if (!held) {
        this.#fs.remove(path);
        this.#write(path, bytes);
      }
    } catch {
      this.#note(file, message, null);
      return;
    }
    this.#explain(file, message);
  }

  #reasonOf(file: string): string {
    try {
      const bytes = this.#fs.read(join(this.#layout.quarantine, `${file}${WHY}`), 64 * 1024);
      const { message } = JSON.parse(Buffer.from(bytes).toString('utf8')) as Partial<Reason>; // ours, or damaged
      if (typeof message === 'string') return message;
    } catch {
      // said below
    }
    return 'A file was set aside; why can’t be read any more.';
  }

  /** A second file of the same name does not take the place of the first. */
  #freeName(wanted: string): string {
    let name = wanted;
    for (let n = 2; this.#fs.stat(join(this.#layout.quarantine, name)) !== undefined; n += 1)
      name = `${n}-${wanted}`;
    return name;
  }

  #explain(file: string, message: string): void {
    const path = join(this.#layout.quarantine, file);
    try {
      this.#fs.remove(`${path}${WHY}`);
      this.#write(`${path}${WHY}`, Buffer.from(JSON.stringify({ file, message } satisfies Reason)));
    } catch {
      // the file itself is safe; the next start says that the reason is not known
    }
    this.#note(file, message, path);
  }

  #write(path: string, bytes: Uint8Array): void {
    const file = this.#fs.create(path);
    try {
      file.write(bytes);
    } finally {
      file.close();
    }
  }

  #note(id: string, message: string, where: string | null): void {
    this.#here.set(id, { id, message, where });
  }
}

const short = (data: string | Uint8Array): string =>
  sha256(data)
    .replaceAll(/[^a-zA-Z0-9]/g, '')
    .slice(0, 8)
    .toLowerCase();
