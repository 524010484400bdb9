import type { FolderContext } from './folder-context.ts';
import { inFolder, isOwnTemporary } from './share-paths.ts';
import { shareCode } from './share-trouble.ts';

/** A copy of this profile on another computer may be at work on one: it is left alone for so long. */
const LEAVE_ALONE_MS = 600_000;

/** Temporary files of this device's own that a crash, or a share that went away, has left. */
export class LeftOvers {
  readonly #context: FolderContext;
  readonly #since = new Map<string, number>();

  constructor(context: FolderContext) {
    this.#context = context;
  }

  /** These names were found in a folder, at a moment at which nothing is being written. */
  saw(folder: string, names: readonly string[]): void {
    const { device, now } = this.#context;
    for (const name of names) {
      if (!name.endsWith('.tmp') || !isOwnTemporary(name, device)) continue;
      const path = `${folder}/${name}`;
      if (!this.#since.has(path)) this.#since.set(path, now());
    }
  }

  /** Takes away what has been there for long enough; what can't be removed now is seen again. */
  async remove(): Promise<void> {
    const { files, root, now } = this.#context;
    for (const [path, since] of this.#since) {
      if (now() - since < LEAVE_ALONE_MS) continue;
      this.#since.delete(path);
      await files.remove(inFolder(root, path)).catch(shareCode);
    }
  }
}
