import { join } from 'node:path';
import { draftSchema, type Draft } from '../../shared/ipc/draft.ts';
import { atomicWrite } from '../records/atomic-write.ts';
import { codeOf, nodeFileSystem as fs } from '../records/file-system.ts';

/** How often a draft is made to survive a power cut; every keystroke survives the end of the process. */
const DURABLE_EVERY_MS = 1_000;

/** What was typed and not entered yet, a file for each place, so that a half-typed line survives anything. */
export class Drafts {
  readonly #folder: string;
  #lastDurable = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The draft of a place; null when there is none, or it can't be read. */
  load(place: string): Draft | null {
    try {
      const text = Buffer.from(fs.read(this.#path(place), 16 * 1024 * 1024)).toString('utf8');
      return draftSchema.parse(JSON.parse(text));
    } catch {
      return null;
    }
  }

  /** @throws the file system's error. */
  async save(place: string, draft: Draft): Promise<void> {
    const { files = [], about } = draft;
    if (draft.text === '' && draft.unsaved.length === 0 && files.length === 0 && about === undefined) {
      fs.remove(this.#path(place));
      return;
    }
    const durable = Date.now() - this.#lastDurable > DURABLE_EVERY_MS;
    if (durable) this.#lastDurable = Date.now();
    const bytes = Buffer.from(JSON.stringify(draft));
    try {
      await atomicWrite(fs, this.#path(place), bytes, { durable });
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
      fs.makeFolder(this.#folder);
      await atomicWrite(fs, this.#path(place), bytes, { durable });
    }
  }

  #path(place: string): string {
    return join(this.#folder, `${place}.json`);
  }
}
