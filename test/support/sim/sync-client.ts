import { posix } from 'node:path';
import { pick, type Random } from '../invent.ts';
import type { Snapshot, Volume } from './volume.ts';

/** How a program that keeps folders equal names the copy that lost a conflict. */
const manners: readonly ((stem: string, ending: string, who: string) => string)[] = [
  (stem, ending, who) => `${stem} (${who}'s conflicted copy 2026-11-20)${ending}`, // Dropbox
  (stem, ending, who) => `${stem}-DESKTOP-${who.toUpperCase()}${ending}`, // OneDrive
  (stem, ending) => `${stem}.sync-conflict-20261120-213004-ABCDEFG${ending}`, // Syncthing
  (stem, ending) => `${stem} (conflicted copy 2026-11-20 213004)${ending}`, // ownCloud
  (stem, ending) => `${stem} (1)${ending}`,
];

/** A name of a conflicted copy of a file, in the manner of one of those programs. */
export function conflictedName(path: string, random: Random, who: string): string {
  const ending = posix.extname(path);
  const stem = posix.basename(path, ending);
  return posix.join(posix.dirname(path), pick(random, manners)(stem, ending, who));
}

/** What the service in the middle holds: what every replica comes to in the end. */
export class Cloud {
  readonly files = new Map<string, Buffer>();

  restore(snapshot: Snapshot | ReadonlyMap<string, Buffer>): void {
    this.files.clear();
    for (const [path, file] of snapshot) this.files.set(path, Buffer.isBuffer(file) ? file : file.bytes);
  }
}

/**
 * The program that keeps one desktop's replica of the shared folder equal to the others', as such programs do: some
 * files now, others later, in any order; names before their bytes; deletions before or after what they belong to;
 * and a copy beside the file where two have changed it.
 */
export class SyncClient {
  online = true;
  readonly #cloud: Cloud;
  readonly #replica: Volume;
  readonly #random: Random;
  readonly #who: string;
  /** What both sides had when they were last equal, by path. */
  readonly #known = new Map<string, Buffer>();

  constructor(cloud: Cloud, replica: Volume, random: Random, who: string) {
    this.#cloud = cloud;
    this.#replica = replica;
    this.#random = random;
    this.#who = who;
  }

  /** Brings over about a part (0 to 1) of what differs, in any order. `whole`: no file is left half arrived. */
  step(part: number, now: number, whole = false): void {
    if (!this.online) return;
    for (const path of shuffled(this.#differing(), this.#random)) {
      if (this.#random() < part) this.#carry(path, now, whole);
    }
  }

  /** Whether replica and cloud are equal. */
  get settled(): boolean {
    return this.#differing().length === 0;
  }

  /** The replica is another disk's now (restored, emptied): everything is compared anew. */
  forget(): void {
    this.#known.clear();
  }

  #differing(): string[] {
    const paths = new Set([...this.#replica.files.keys(), ...this.#cloud.files.keys()]);
    return [...paths].filter((path) => {
      const here = this.#replica.files.get(path);
      const there = this.#cloud.files.get(path);
      return here?.arrived !== undefined || !same(here?.bytes, there);
    });
  }

  #carry(path: string, now: number, whole: boolean): void {
    const here = this.#replica.files.get(path);
    const there = this.#cloud.files.get(path);
    const known = this.#known.get(path);
    // What is still arriving is not this desktop's own content: it is completed, or given up with its original.
    const changedHere = here?.arrived === undefined && !same(here?.bytes, known);
    const changedThere = !same(there, known);
    if (
      changedHere &&
      changedThere &&
      here !== undefined &&
      there !== undefined &&
      !same(here.bytes, there)
    ) {
      this.#conflict(path, here.bytes, there, now);
    } else if (changedHere && (!changedThere || here !== undefined)) this.#upload(path, here?.bytes);
    else this.#download(path, there, now, whole);
  }

  #upload(path: string, bytes: Buffer | undefined): void {
    if (bytes === undefined) {
      this.#cloud.files.delete(path);
      this.#known.delete(path);
      return;
    }
    this.#cloud.files.set(path, bytes);
    this.#known.set(path, bytes);
  }

  #download(path: string, bytes: Buffer | undefined, now: number, whole: boolean): void {
    if (bytes === undefined) {
      this.#replica.remove(path);
      this.#known.delete(path);
      return;
    }
    const dice = whole ? 1 : this.#random();
    const arrived =
      dice < 0.1 ? 'nothing' : dice < 0.3 ? Math.floor(this.#random() * bytes.length) : undefined;
    this.#replica.bring(path, { bytes, changed: now, ...(arrived === undefined ? {} : { arrived }) });
    this.#known.set(path, bytes);
  }

  #conflict(path: string, mine: Buffer, theirs: Buffer, now: number): void {
    this.#replica.bring(conflictedName(path, this.#random, this.#who), { bytes: mine, changed: now });
    this.#replica.bring(path, { bytes: theirs, changed: now });
    this.#known.set(path, theirs);
  }
}

const same = (a: Buffer | undefined, b: Buffer | undefined): boolean =>
  a === b || (a !== undefined && b?.equals(a) === true);

function shuffled<T>(items: T[], random: Random): T[] {
  for (let i = items.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j] as T, items[i] as T]; // both are within it
  }
  return items;
}
