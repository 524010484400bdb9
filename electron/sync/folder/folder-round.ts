import { streamIdPattern } from '../../../shared/ids.ts';
import type { Scope } from '../transport.ts';
import type { FolderContext } from './folder-context.ts';
import type { FolderMemory, Found } from './folder-memory.ts';
import { inFolder } from './share-paths.ts';
import { shareCode } from './share-trouble.ts';

/** A walk through everything pauses after so long, and goes on in the next round: what is on screen comes in between. */
const LONGEST_WALK_MS = 1_500;
/** What looking at a folder costs this computer, and each name in it; milliseconds (measured on ext4). */
const FOLDER_COST_MS = 0.09;
const NAME_COST_MS = 0.0015;

const noFolder = new Set(['ENOENT', 'ENOTDIR']);
const leftOut = new Set(['EACCES', 'EPERM', 'ELOOP']);

/** What one round found; `complete`: everything was looked at. */
type Round = { readonly found: readonly Found[]; readonly complete: boolean };

/** Looks at names, and at nothing but names, in the folders of the records. */
export class FolderWalk {
  readonly #context: FolderContext;
  readonly #memory: FolderMemory;
  /** Streams that the walk under way has still to look at, the next one last; null when there is none under way. */
  #rest: string[] | null = null;
  #open: readonly string[] = [];
  #took = 0;
  #cost = 0;
  #walks = 0;
  /** How long the last walk through everything took, and how much of this computer's time it needed; milliseconds. */
  lastWalk = { took: 0, cost: 0 };

  constructor(context: FolderContext, memory: FolderMemory) {
    this.#context = context;
    this.#memory = memory;
  }

  /** What the walk under way has found was not told: the next one begins anew. */
  restart(): void {
    this.#rest = null;
  }

  /** @throws the share's error where the share as a whole, not one folder of it, does not answer. */
  async round(scope: Scope): Promise<Round> {
    const found: Found[] = [];
    await this.#look(found, 'm');
    await this.#look(found, 'here');
    if (scope === 'all') return { found, complete: await this.#walk(found) };
    this.#open = scope.streams.filter((stream) => streamIdPattern.test(stream));
    for (const stream of [...this.#open, ...(await this.#new())])
      await this.#lookAtStream(found, stream, false);
    return { found, complete: true };
  }

  /** @returns whether it has come to its end. */
  async #walk(found: Found[]): Promise<boolean> {
    const { now } = this.#context;
    const began = now();
    if (this.#rest === null) {
      this.#took = 0;
      this.#cost = 0;
      this.#rest = await this.#begin(found);
    }
    for (let stream = this.#rest.pop(); stream !== undefined; stream = this.#rest.pop()) {
      await this.#lookAtStream(found, stream, true);
      if (now() - began > LONGEST_WALK_MS) break;
    }
    this.#took += now() - began;
    if (this.#rest.length > 0) return false;
    this.#rest = null;
    this.lastWalk = { took: this.#took, cost: this.#cost };
    this.#walks += 1;
    return true;
  }

  /** Streams that have come since the last walk: an incident that somebody has just declared. */
  async #new(): Promise<readonly string[]> {
    if (this.#walks === 0) return [];
    const known = (stream: string): boolean =>
      this.#open.includes(stream) || this.#memory.has(`i/${stream}/s`);
    return (await this.#streams()).filter((stream) => !known(stream));
  }

  /** The streams that are there, those on screen last; of those that are not any more, everything is gone. */
  async #begin(found: Found[]): Promise<string[]> {
    const streams = new Set(await this.#streams());
    for (const folder of this.#memory.under('i/'))
      if (!streams.has(folder.split('/')[1] ?? '')) found.push({ folder, raw: null });
    const open = this.#open.filter((stream) => streams.delete(stream));
    return [...streams, ...open];
  }

  /** @throws also where they may not be listed: that is no single folder. */
  async #streams(): Promise<readonly string[]> {
    const { files, root } = this.#context;
    try {
      return (await files.list(inFolder(root, 'i'))).filter((name) => streamIdPattern.test(name));
    } catch (error) {
      if (noFolder.has(shareCode(error))) return [];
      throw error;
    }
  }

  async #lookAtStream(found: Found[], stream: string, all: boolean): Promise<void> {
    const before = found.length;
    await this.#look(found, `i/${stream}/s`);
    const shelves = await this.#look(found, `i/${stream}/a`);
    // Two hundred shelves at every look would be too much; a new file comes with an entry that names it.
    const same = found.slice(before).every((each) => this.#memory.isSame(each));
    if (shelves === 'left-out' || (!all && same)) return;
    for (const folder of this.#memory.under(`i/${stream}/a/`))
      if (shelves?.includes(folder.slice(-2)) !== true) found.push({ folder, raw: null });
    for (const shelf of (shelves ?? []).filter((name) => /^[0-9a-f]{2}$/.test(name)))
      await this.#look(found, `i/${stream}/a/${shelf}`);
  }

  /** Adds what is in a folder. One that may not be listed, or is a link, is left out: nothing of it counts as gone. */
  async #look(found: Found[], folder: string): Promise<readonly string[] | null | 'left-out'> {
    const { files, root } = this.#context;
    this.#cost += FOLDER_COST_MS;
    let raw: readonly string[] | null;
    try {
      raw = await files.list(inFolder(root, folder));
    } catch (error) {
      const code = shareCode(error);
      if (leftOut.has(code)) return 'left-out';
      if (!noFolder.has(code)) throw error;
      raw = null;
    }
    this.#cost += NAME_COST_MS * (raw?.length ?? 0);
    found.push({ folder, raw });
    return raw;
  }
}
