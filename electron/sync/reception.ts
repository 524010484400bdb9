import type { Trouble } from '../../shared/sync/connection.ts';
import { Arrivals, type Arrival } from './arrivals.ts';
import { parseBeaconName } from './beacon.ts';
import { wholeName } from '../records/segment.ts';
import { authorOf, isHere, limitOf, takeAll, type Read, type Taken } from './intake.ts';
import { ownDisk } from './own-disk.ts';
import { meaningOf } from './paths.ts';
import type { Publisher } from './publisher.ts';
import type { RemoteIndex } from './remote-index.ts';
import type { Shared } from './shared.ts';
import type { Listing, Transport } from './transport.ts';

/** More files than this at once are a first exchange, whose progress is shown. */
const MANY = 100;
/** So many are checked and written together: each file is synced, each folder once. */
const BATCH_FILES = 128;
const BATCH_BYTES = 8 * 1024 * 1024;
/** So many in a row that can't be read: the place is away, not a file. */
const MAX_FAILURES = 3;
/** A file that is not whole after so many looks is not on its way: others are asked for a good copy. */
const PATIENCE = 3;

type Batch = (Read & { readonly arrival: Arrival })[];

/** What comes from one meeting point: what was listed is read, most wanted first, checked and taken in. */
export class Reception {
  readonly #shared: Shared;
  readonly #transport: Transport;
  readonly #index: RemoteIndex;
  readonly #publisher: Publisher;
  readonly #arrivals = new Arrivals();
  #progress: { done: number; of: number } | null = null;

  constructor(shared: Shared, transport: Transport, index: RemoteIndex, publisher: Publisher) {
    this.#shared = shared;
    this.#transport = transport;
    this.#index = index;
    this.#publisher = publisher;
  }

  /** A first exchange: files done and to do. */
  progress(): { readonly done: number; readonly of: number } | null {
    return this.#progress === null ? null : { ...this.#progress };
  }

  /** When the next file is due; undefined when none waits. */
  nextDue(): number | undefined {
    return this.#arrivals.nextDue();
  }

  /**
   * Takes note of what appeared and what is gone.
   * @param packs what is remembered of packs that were read before.
   */
  listed({ appeared, gone }: Listing, packs: Readonly<Record<string, readonly string[]>>): void {
    const { open, store } = this.#shared;
    for (const path of gone) this.#gone(path);
    for (const file of appeared) {
      const meaning = meaningOf(file.path);
      if (meaning === undefined) continue;
      this.#index.add(file.path);
      if ('stream' in meaning) this.#publisher.changed(meaning.stream);
      const known = packs[file.path];
      if (meaning.kind === 'pack' && known !== undefined && this.#holdsAll(meaning.stream, known)) {
        this.#index.openedPack(file.path, meaning.stream, namesOf(known));
        continue;
      }
      if (isHere(this.#shared, meaning, (stream) => store.trust.redactionsIn(stream).size)) continue;
      if (meaning.kind === 'beacon' && this.#isOldBeacon(meaning.name)) continue;
      this.#arrivals.add(file, meaning, open());
    }
    const size = this.#arrivals.untried;
    if (size >= MANY) this.#progress = { done: 0, of: Math.max(size, this.#progress?.of ?? 0) };
  }

  #gone(path: string): void {
    const lost = this.#index.inPack(path).length > 0;
    this.#index.drop(path);
    this.#arrivals.gone(path);
    const meaning = meaningOf(path);
    if (meaning !== undefined && 'stream' in meaning && (lost || meaning.kind !== 'records'))
      this.#publisher.changed(meaning.stream);
  }

  #holdsAll(stream: string, packed: readonly string[]): boolean {
    const here = this.#shared.local.segments(stream);
    return namesOf(packed).every((name) => here.has(name));
  }

  #isOldBeacon(name: string): boolean {
    const beacon = parseBeaconName(name);
    if (beacon === undefined || beacon.device === this.#shared.identity.device) return true;
    return beacon.n <= this.#shared.peers.last(beacon.device);
  }

  /**
   * Reads what is due. One file that is not to be had now keeps no other.
   * @param first nothing was read from there before: signs of life may be old.
   */
  async read(first: boolean): Promise<Trouble | null> {
    const { now, limits } = this.#shared;
    const changed = new Set<string>();
    let batch: Batch = [];
    let size = 0;
    let failures = 0;
    let own: Trouble | null = null;
    for (const arrival of this.#arrivals.due(now(), limits.read)) {
      const bytes = await this.#transport.read(arrival.file, limitOf(arrival.meaning));
      if (!bytes.ok) {
        this.#arrivals.later(arrival, now());
        failures += 1;
        if (failures >= MAX_FAILURES) break;
        continue;
      }
      failures = 0;
      if (bytes.value === null) {
        // Gone, or no file: if it comes back before the next listing, that shows nothing. A listing that misses it ends this.
        this.#arrivals.later(arrival, now());
        continue;
      }
      batch.push({ arrival, meaning: arrival.meaning, bytes: bytes.value });
      size += bytes.value.length;
      if (batch.length < BATCH_FILES && size < BATCH_BYTES) continue;
      own = await this.#takeIn(batch, changed, first);
      batch = [];
      size = 0;
      if (own !== null) break;
    }
    own ??= await this.#takeIn(batch, changed, first);
    this.#arrived(changed);
    return own ?? (failures >= MAX_FAILURES ? unreadable : null);
  }

  #arrived(changed: ReadonlySet<string>): void {
    const { local, gaps, arrived } = this.#shared;
    const left = this.#arrivals.untried;
    if (this.#progress !== null) this.#progress.done = this.#progress.of - left;
    if (left === 0) this.#progress = null;
    for (const stream of changed) if (stream !== CARDS && local.look(stream)) gaps.changed(stream);
    if (changed.size > 0) arrived(changed);
  }

  /** @returns why this desktop's own disk takes nothing now; null when it does. */
  async #takeIn(batch: Batch, changed: Set<string>, first: boolean): Promise<Trouble | null> {
    const { now } = this.#shared;
    try {
      const taken = await takeAll(this.#shared, batch);
      for (const [index, { arrival }] of batch.entries()) this.#tookIn(arrival, taken[index], changed, first);
      return null;
    } catch (error) {
      for (const { arrival } of batch) this.#arrivals.later(arrival, now());
      return ownDisk(error);
    }
  }

  #tookIn(arrival: Arrival, taken: Taken | undefined, changed: Set<string>, first: boolean): void {
    const { meaning, file } = arrival;
    const { gaps, peers, now } = this.#shared;
    if (taken === undefined || taken.kind === 'later') {
      arrival.waitsForCard = taken?.waitsForCard ?? false;
      this.#arrivals.later(arrival, now());
      // Also where a card is waited for: the name of the device may be what is damaged.
      if (arrival.tries > PATIENCE) this.#publisher.damaged(file.path);
      return;
    }
    if (taken.kind === 'unusable') {
      // It covers nothing: whoever has a good copy may put it there, under the same name, which no listing shows.
      if (taken.damaged) this.#arrivals.later(arrival, now());
      else this.#arrivals.done(arrival);
      this.#index.drop(file.path);
      if ('stream' in meaning) this.#publisher.changed(meaning.stream);
      if (taken.damaged) this.#publisher.damaged(file.path);
      return;
    }
    this.#arrivals.done(arrival);
    this.#publisher.whole(file.path);
    for (const segment of taken.segments ?? []) {
      const { inc, seen } = segment.header;
      for (const [w, [q]] of Object.entries(seen)) gaps.told(inc, w, q);
      peers.heard(authorOf(segment));
    }
    if (taken.card !== undefined) {
      this.#arrivals.cardCame();
      changed.add(CARDS);
    }
    if (taken.beacon !== undefined) {
      peers.beacon(taken.beacon, first);
      for (const [stream, have] of Object.entries(taken.beacon.have))
        for (const [w, q] of Object.entries(have)) gaps.told(stream, w, q);
    }
    if (taken.changed !== undefined) changed.add(taken.changed);
    if (taken.packed !== undefined)
      this.#index.openedPack(file.path, taken.packed.stream, taken.packed.names);
    if (taken.rightful !== undefined && !file.path.endsWith(`/${taken.rightful.name}`)) {
      // A copy's name covers nothing: what belongs there under its own name is put there, if it is missing.
      this.#index.isCopy(file.path, taken.rightful.stream, wholeName(taken.rightful.name));
      this.#publisher.changed(taken.rightful.stream);
    }
  }
}

/** In the set of streams that changed: a device's card has come. */
const CARDS = '';

const unreadable: Trouble = {
  kind: 'away',
  message: 'Files there can’t be read now. What is here is safe, and it is tried again by itself.',
};

const namesOf = (paths: readonly string[]): readonly string[] =>
  paths.map((path) => path.slice(path.lastIndexOf('/') + 1));
