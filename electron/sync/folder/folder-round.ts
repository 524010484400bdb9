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

/** What one round found; `complete`: nothing was left out. */
export type Round = { readonly found: readonly Found[]; readonly complete: boolean };

/** Looks at names, and at nothing but names, in the folders of the records. */
export class FolderWalk {
  readonly #context: FolderContext;
  readonly #memory: FolderMemory;
  /** Streams that the walk under way has still to look at; null when there is none under way. */
  #rest: string[] | null = null;
  #open: readonly string[] = [];
  /** Whether a folder of the walk under way could not be listed. */
  #leftOut = false;
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
    let complete = await this.#look(found, 'm');
    complete = (await this.#look(found, 'here')) && complete;
    if (scope === 'all') return { found, complete: (await this.#walk(found)) && complete };
    this.#open = scope.streams.filter((stream) => streamIdPattern.test(stream));
    for (const stream of [...this.#open, ...(await this.#new())])
      complete = (await this.#lookAtStream(found, stream, false)) && complete;
    return { found, complete };
  }

  async #walk(found: Found[]): Promise<boolean> {
    const { now } = this.#context;
    const began = now();
    if (this.#rest === null) {
      this.#took = 0;
      this.#cost = 0;
      this.#leftOut = false;
      this.#rest = await this.#streams(found);
    }
    while (this.#rest.length > 0) {
      const [stream] = this.#rest;
      if (stream !== undefined && !(await this.#lookAtStream(found, stream, true))) this.#leftOut = true;
      this.#rest.shift(); // only now: what failed is looked at again
      if (now() - began > LONGEST_WALK_MS) break;
    }
    this.#took += now() - began;
    if (this.#rest.length > 0) return false;
    this.#rest = null;
    this.lastWalk = { took: this.#took, cost: this.#cost };
    this.#walks += 1;
    return !this.#leftOut;
  }

  /** Streams that have come since the last walk: an incident that somebody has just declared. */
  async #new(): Promise<readonly string[]> {
    if (this.#walks === 0) return [];
    const raw = await this.#names('i');
    if (raw === null || raw === 'left-out') return [];
    const known = (stream: string): boolean =>
      this.#open.includes(stream) || this.#memory.has(`i/${stream}/s`);
    return raw.filter((name) => streamIdPattern.test(name) && !known(name));
  }

  /** The streams that are there, those on screen first; of those that are not any more, everything is gone. */
  async #streams(found: Found[]): Promise<string[]> {
    const raw = await this.#names('i');
    if (raw === 'left-out') {
      this.#leftOut = true;
      return [];
    }
    const streams = new Set((raw ?? []).filter((name) => streamIdPattern.test(name)));
    for (const folder of this.#memory.under('i/'))
      if (!streams.has(folder.split('/')[1] ?? '')) found.push({ folder, raw: null });
    const open = this.#open.filter((stream) => streams.has(stream));
    for (const stream of open) streams.delete(stream);
    return [...open, ...streams];
  }

  async #lookAtStream(found: Found[], stream: string, all: boolean): Promise<boolean> {
    const before = found.length;
    let complete = await this.#look(found, `i/${stream}/s`);
    const shelves = await this.#names(`i/${stream}/a`);
    if (shelves === 'left-out') return false;
    found.push({ folder: `i/${stream}/a`, raw: shelves });
    // Two hundred shelves at every look would be too much; a new file comes with an entry that names it.
    if (!all && found.slice(before).every((each) => this.#memory.isSame(each))) return complete;
    for (const folder of this.#memory.under(`i/${stream}/a/`))
      if (shelves?.includes(folder.slice(-2)) !== true) found.push({ folder, raw: null });
    for (const shelf of (shelves ?? []).filter((name) => /^[0-9a-f]{2}$/.test(name)))
      complete = (await this.#look(found, `i/${stream}/a/${shelf}`)) && complete;
    return complete;
  }

  /** @returns false where this one folder may not be listed: nothing of it counts as gone. */
  async #look(found: Found[], folder: string): Promise<boolean> {
    const raw = await this.#names(folder);
    if (raw === 'left-out') return false;
    found.push({ folder, raw });
    return true;
  }

  async #names(folder: string): Promise<readonly string[] | null | 'left-out'> {
    const { files, root } = this.#context;
    this.#cost += FOLDER_COST_MS;
    try {
      const names = await files.list(inFolder(root, folder));
      this.#cost += NAME_COST_MS * names.length;
      return names;
    } catch (error) {
      switch (shareCode(error)) {
        case 'ENOENT':
        case 'ENOTDIR':
          return null;
        case 'EACCES':
        case 'EPERM':
        case 'ELOOP':
          return 'left-out';
        default:
          throw error;
      }
    }
  }
}
