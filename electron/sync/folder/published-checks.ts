import { sha256 } from '../../records/crypto.ts';
import type { FolderContext, KeptCheck } from './folder-context.ts';
import { inFolder } from './share-paths.ts';
import { noSuchFile, shareCode } from './share-trouble.ts';

/** When a file that was put there is looked at again: some shares acknowledge what they lose a moment later. */
const AGAIN_MS = [60_000, 600_000] as const;
/** A first upload of thousands is not read three times over. */
const MOST = 2_000;
const MOST_AT_ONCE = 16;
const MAX_BYTES = 16 * 1024 * 1024;

type Check = KeptCheck & { dueAt: number };

/** What was put there lately, looked at again after 60 s, after 10 min, and at the next start. */
export class PublishedChecks {
  readonly #context: FolderContext;
  readonly #checks = new Map<string, Check>();

  constructor(context: FolderContext) {
    this.#context = context;
    for (const kept of context.memory?.load() ?? []) this.#checks.set(kept.path, { ...kept, dueAt: 0 });
  }

  /** A file was put there and read back. */
  add(files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): void {
    const at = this.#context.now();
    for (const { path, bytes } of files) {
      this.#checks.delete(path); // the latest last
      this.#checks.set(path, { path, hash: sha256(bytes), at, dueAt: at + AGAIN_MS[0] });
    }
    for (const path of [...this.#checks.keys()].slice(0, Math.max(0, this.#checks.size - MOST)))
      this.#checks.delete(path);
    if (files.length > 0) this.#save();
  }

  /** Files that this desktop takes away itself. */
  forget(paths: readonly string[]): void {
    const before = this.#checks.size;
    for (const path of paths) this.#checks.delete(path);
    if (this.#checks.size < before) this.#save();
  }

  /** Looks at what is due. @returns what is not there any more as it was put there. */
  async lost(): Promise<readonly { readonly path: string; readonly there: boolean }[]> {
    const now = this.#context.now();
    const due = [...this.#checks.values()].filter(({ dueAt }) => dueAt <= now).slice(0, MOST_AT_ONCE);
    const lost: { path: string; there: boolean }[] = [];
    for (const check of due) {
      const found = await this.#find(check);
      if (found === 'unknown') {
        check.dueAt = now + AGAIN_MS[0];
        continue;
      }
      const next = AGAIN_MS.map((pause) => check.at + pause).find((time) => time > now);
      if (found === 'good' && next !== undefined) check.dueAt = next;
      else this.#checks.delete(check.path);
      if (found !== 'good') lost.push({ path: check.path, there: found === 'wrong' });
    }
    if (due.length > 0) this.#save();
    return lost;
  }

  async #find({ path, hash }: Check): Promise<'good' | 'wrong' | 'gone' | 'unknown'> {
    const { files, root } = this.#context;
    try {
      return sha256(await files.read(inFolder(root, path), MAX_BYTES)) === hash ? 'good' : 'wrong';
    } catch (error) {
      const code = shareCode(error);
      if (code === 'ENOENT' || code === 'ENOTDIR') return 'gone';
      return noSuchFile.has(code) ? 'wrong' : 'unknown';
    }
  }

  #save(): void {
    const kept = [...this.#checks.values()].map(({ path, hash, at }) => ({ path, hash, at }));
    this.#context.memory?.save(kept);
  }
}
