import { dirname } from 'node:path';
import type { Trouble } from '../../../shared/sync/connection.ts';
import type { OutgoingFile, PublishOutcome } from '../transport.ts';
import type { FolderContext } from './folder-context.ts';
import { inFolder, isReadable, isWritable } from './share-paths.ts';
import {
  mayOnlyRead,
  noRoom,
  noSuchFile,
  notReachable,
  readTrouble,
  refusedName,
  shareCode,
  writeTrouble,
} from './share-trouble.ts';
import { newPatience, replaceFile } from './share-write.ts';

type Bad = { readonly parked: boolean; readonly trouble: Trouble };
/** `same`: it was there already. */
type Put = 'same' | 'written' | Bad;

type Published = {
  readonly outcomes: readonly PublishOutcome[];
  /** Files that were written now, and not there before. */
  readonly written: readonly OutgoingFile[];
  readonly removed: readonly string[];
};

/** Puts files into a folder, each whole or not at all, and reads back what it wrote. */
export class FolderPublisher {
  readonly #context: FolderContext;
  readonly #readOnly: () => Promise<boolean>;
  readonly #patience = newPatience();
  /** From here on nothing can be put there: the share is away, or may only be read. */
  #stopped: Trouble | null = null;
  #unanswered = false;
  /** A file of this size did not fit; smaller ones may. */
  #tooLarge = Infinity;

  /** One for each call; `readOnly` tries whether the folder as a whole may only be read. */
  constructor(context: FolderContext, readOnly: () => Promise<boolean>) {
    this.#context = context;
    this.#readOnly = readOnly;
  }

  async publish(files: readonly OutgoingFile[], remove: readonly string[]): Promise<Published> {
    const puts: Put[] = [];
    for (const file of files) puts.push(await this.#put(file));
    const folders = new Set(files.filter((_, at) => puts[at] === 'written').map(({ path }) => dirname(path)));
    for (const folder of folders)
      await this.#context.files.syncFolder(inFolder(this.#context.root, folder)).catch(shareCode);
    const outcomes: PublishOutcome[] = [];
    for (const [at, file] of files.entries()) outcomes.push(await this.#outcome(file, puts[at] ?? 'same'));
    const written = files.filter((_, at) => puts[at] === 'written' && outcomes[at]?.ok === true);
    return { outcomes, written, removed: await this.#remove(remove, outcomes) };
  }

  async #put(file: OutgoingFile): Promise<Put> {
    const { path, bytes } = file;
    if (this.#stopped !== null) return { parked: false, trouble: this.#stopped };
    if (!isReadable(path) || !isWritable(path)) return { parked: true, trouble: refusedName(path) };
    const { root } = this.#context;
    try {
      if ((await this.#compare(file)) === 'same') return 'same';
    } catch (error) {
      // One that a cloud client has not brought here yet, perhaps; where two don't answer, nothing does.
      const trouble = readTrouble(error, root);
      if (this.#unanswered) this.#stopped = trouble;
      this.#unanswered = true;
      return { parked: false, trouble };
    }
    try {
      if (bytes.length >= this.#tooLarge) return { parked: false, trouble: noRoom(root) };
      await replaceFile(this.#context, path, bytes, this.#patience);
      return 'written';
    } catch (error) {
      const bad = writeTrouble(error, root, path);
      switch (bad.trouble.kind) {
        case 'full':
          this.#tooLarge = Math.min(this.#tooLarge, bytes.length);
          return bad;
        case 'read-only':
          if (!(await this.#readOnly())) return { parked: true, trouble: notHere(path) };
          this.#stopped = mayOnlyRead(root);
          return bad;
        case 'away':
          if (shareCode(error) !== 'EBUSY') this.#stopped = bad.trouble;
          return bad;
        default:
          return bad;
      }
    }
  }

  /** @throws the share's error where that can't be told. */
  async #compare({ path, bytes }: OutgoingFile): Promise<'same' | 'other'> {
    const { files, root } = this.#context;
    try {
      const found = await files.read(inFolder(root, path), bytes.length);
      return Buffer.from(found).equals(bytes) ? 'same' : 'other';
    } catch (error) {
      const code = shareCode(error);
      if (noSuchFile.has(code) || code === 'EACCES' || code === 'EPERM') return 'other';
      throw error;
    }
  }

  async #outcome(file: OutgoingFile, put: Put): Promise<PublishOutcome> {
    const { path } = file;
    if (typeof put === 'object') return { path, ok: false, ...put };
    if (put === 'same') return { path, ok: true };
    const { root } = this.#context;
    if (this.#stopped?.kind === 'away') return { path, ok: false, parked: false, trouble: this.#stopped };
    try {
      if ((await this.#compare(file)) === 'same') return { path, ok: true };
      return { path, ok: false, parked: false, trouble: notWhole(path) };
    } catch (error) {
      this.#stopped = readTrouble(error, root);
      return { path, ok: false, parked: false, trouble: this.#stopped };
    }
  }

  /** What was to be replaced by a file that did not arrive stays. */
  async #remove(remove: readonly string[], outcomes: readonly PublishOutcome[]): Promise<readonly string[]> {
    const failed = new Set(outcomes.filter(({ ok }) => !ok).map(({ path }) => dirname(path)));
    const removed: string[] = [];
    for (const path of remove) {
      if (this.#stopped !== null || failed.has(dirname(path)) || !isReadable(path)) continue;
      try {
        await this.#context.files.remove(inFolder(this.#context.root, path));
        removed.push(path);
      } catch (error) {
        if (shareCode(error) === 'ETIMEDOUT') this.#stopped = notReachable(this.#context.root);
      }
    }
    return removed;
  }
}

const notHere = (path: string): Trouble => ({
  kind: 'read-only',
  message: `You may not write to ${dirname(path)} in the shared folder. Its files are kept on this desktop, and all others go on. Ask whoever made it for permission.`,
});

const notWhole = (path: string): Trouble => ({
  kind: 'away',
  message: `The shared folder did not keep the file ${path} as it was written. It is kept on this desktop and sent again.`,
});
