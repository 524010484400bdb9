import { basename, dirname, join } from 'node:path';
import type { Notice } from '../../shared/ipc/contract.ts';
import { sha256 } from './crypto.ts';
import type { FileSystem } from './file-system.ts';
import type { Layout } from './layout.ts';

/** Why a file was set aside, in a file of its own beside it, so that the next start can say it again. */
type Reason = { readonly file: string; readonly message: string };

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
    for (const name of fs.list(layout.quarantine).filter((n) => n.endsWith('.why.json'))) {
      try {
        const text = Buffer.from(fs.read(join(layout.quarantine, name), 64 * 1024)).toString('utf8');
        const { file, message } = JSON.parse(text) as Reason; // ours; anything else ends in the catch or shows as it is
        this.#note(file, message, join(layout.quarantine, file));
      } catch {
        this.#note(name, 'A file was set aside; why can’t be read any more.', join(layout.quarantine, name));
      }
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

  /** Moves the file at `path` here. Where it can't be moved it stays, and that is said. */
  take(path: string, message: string): void {
    if (!this.#writable) {
      this.leave(path, message);
      return;
    }
    const file = `${sha256(path)
      .replaceAll(/[^a-zA-Z0-9]/g, '')
      .slice(0, 8)
      .toLowerCase()}-${basename(path)}`;
    try {
      this.#fs.makeFolder(this.#layout.quarantine);
      this.#fs.rename(path, join(this.#layout.quarantine, file));
      this.#explain(file, message);
    } catch {
      this.leave(path, message);
    }
  }

  /** Keeps bytes that arrived and are not what they claim to be. */
  keep(bytes: Uint8Array, name: string, message: string): void {
    const file = `${sha256(bytes)
      .replaceAll(/[^a-zA-Z0-9]/g, '')
      .slice(0, 8)
      .toLowerCase()}-${name}`;
    try {
      this.#fs.makeFolder(this.#layout.quarantine);
      if (this.#fs.stat(join(this.#layout.quarantine, file)) === undefined) {
        const kept = this.#fs.create(join(this.#layout.quarantine, file));
        kept.write(bytes);
        kept.close();
      }
      this.#explain(file, message);
    } catch {
      this.#note(file, message, null);
    }
  }

  #explain(file: string, message: string): void {
    const path = join(this.#layout.quarantine, `${file}.why.json`);
    this.#fs.remove(path);
    const why = this.#fs.create(path);
    why.write(Buffer.from(JSON.stringify({ file, message } satisfies Reason)));
    why.close();
    this.#note(file, message, join(dirname(path), file));
  }

  #note(id: string, message: string, where: string | null): void {
    this.#here.set(id, { id, message, where });
  }
}
