import type { Instant } from '../../shared/ids.ts';
import {
  connectionKey,
  placeOf,
  type ConnectionStanding,
  type ConnectionState,
  type Trouble,
} from '../../shared/sync/connection.ts';
import { StoreError } from '../records/failure.ts';
import { codeOf } from '../records/file-system.ts';
import { Arrivals, type Arrival } from './arrivals.ts';
import { BackOff } from './back-off.ts';
import { parseBeaconName } from './beacon.ts';
import type { KeptConnection } from './connections.ts';
import { authorOf, isHere, limitOf, take } from './intake.ts';
import { meaningOf } from './paths.ts';
import { emptyCache, readCache, writeCache, type PointCache } from './point-cache.ts';
import { Publisher } from './publisher.ts';
import { RemoteIndex } from './remote-index.ts';
import type { Shared } from './shared.ts';
import type { Listing, Transport } from './transport.ts';

/** More files than this at once are a first exchange, whose progress is shown. */
const MANY = 100;

/** One folder or repository: what lies there, what is still to be read, what is still to be put there. */
export class MeetingPoint {
  readonly key: string;
  readonly transport: Transport;
  readonly #shared: Shared;
  readonly #kept: KeptConnection;
  readonly #index = new RemoteIndex();
  readonly #arrivals = new Arrivals();
  readonly #backOff = new BackOff();
  readonly #publisher: Publisher;
  #cache: PointCache;
  #attached = false;
  /** Everything there was listed once: from then on, what is not known there is not there. */
  #complete = false;
  #lookedAtAll = -Infinity;
  #lastExchange: Instant | null = null;
  #progress: { done: number; of: number } | null = null;
  dueAt = 0;

  constructor(shared: Shared, kept: KeptConnection, transport: Transport) {
    this.key = connectionKey(kept.connection);
    this.transport = transport;
    this.#shared = shared;
    this.#kept = kept;
    this.#cache = emptyCache(this.key);
    this.#publisher = new Publisher(shared, transport, this.#index, () => this.#cache);
  }

  /** Whether it was found to be this workspace's, or founded. */
  get attached(): boolean {
    return this.#kept.attached || this.#attached;
  }

  /** Something changed here in these streams: they may have to be put there. */
  changed(streams: Iterable<string>): void {
    for (const stream of streams) this.#publisher.changed(stream);
    if (this.#backOff.trouble === null) this.dueAt = Math.min(this.dueAt, this.#shared.now());
  }

  /** Somebody asks for it: no pause, and what was refused is tried once more. */
  hurry(): void {
    this.#publisher.unpark();
    this.#lookedAtAll = -Infinity;
    this.dueAt = 0;
  }

  /** One look and one publish. Never throws for what the world does. */
  async round(): Promise<void> {
    const trouble = await this.#round().catch(ownDisk);
    const { now, random } = this.#shared;
    if (trouble !== null) {
      // What was attached must prove again that it is what it was.
      this.#attached = false;
      this.dueAt = now() + this.#backOff.failed(trouble, now(), random());
      return;
    }
    this.#backOff.worked();
    const next = this.#arrivals.nextDue() ?? Infinity;
    const more = this.#publisher.more();
    this.dueAt = more ? now() : Math.max(now(), Math.min(next, now() + this.transport.status().pace.look));
  }

  async #round(): Promise<Trouble | null> {
    const { now, local, open } = this.#shared;
    if (!this.#attached) {
      const attached = await this.transport.attach(!this.#kept.attached);
      if (!attached.ok) return attached.error;
      this.#attached = true;
      this.#cache = readCache(this.#shared.fs, this.#shared.store.layout, this.key);
    }
    if (this.#complete) {
      const trouble = await this.#publish();
      if (trouble !== null) return trouble;
    }
    const { pace } = this.transport.status();
    const all = !this.#complete || now() - this.#lookedAtAll >= pace.lookAtAll;
    const listed = await this.transport.list(all ? 'all' : { streams: [...open()] });
    if (!listed.ok) return listed.error;
    this.#lastExchange = now();
    this.#took(listed.value);
    const read = await this.#read();
    if (read !== null) return read;
    if (!all || !listed.value.complete) return null;
    this.#lookedAtAll = now();
    const first = !this.#complete;
    this.#complete = true;
    if (first) for (const stream of local.streams()) this.#publisher.changed(stream);
    const published = first ? await this.#publish() : null;
    return published ?? (await this.#rollUp());
  }

  async #publish(): Promise<Trouble | null> {
    if (this.transport.status().readOnly) return null;
    const published = await this.#publisher.publish();
    if (published.ok && published.value) this.#lastExchange = this.#shared.now();
    return published.ok ? null : published.error;
  }

  async #rollUp(): Promise<Trouble | null> {
    if (this.transport.status().readOnly) return null;
    const { fs, store, gaps } = this.#shared;
    const rolled = await this.#publisher.rollUp();
    if (!rolled.ok) return rolled.error;
    const packs = Object.fromEntries(this.#index.packs());
    const cache = { ...this.#cache, packs, rolledUp: rolled.value };
    if (JSON.stringify(cache) !== JSON.stringify(this.#cache)) {
      this.#cache = cache;
      await writeCache(fs, store.layout, cache);
    }
    await gaps.save();
    return null;
  }

  #took({ appeared, gone }: Listing): void {
    const { open } = this.#shared;
    for (const path of gone) {
      const lost = this.#index.inPack(path).length > 0;
      this.#index.drop(path);
      this.#arrivals.gone(path);
      const meaning = meaningOf(path);
      if (meaning !== undefined && 'stream' in meaning && (lost || meaning.kind !== 'records'))
        this.#publisher.changed(meaning.stream);
    }
    const { device } = this.#shared.identity;
    for (const file of appeared) {
      const meaning = meaningOf(file.path);
      if (meaning === undefined) continue;
      this.#index.add(file.path);
      if ('stream' in meaning) this.#publisher.changed(meaning.stream);
      const known = this.#cache.packs[file.path];
      if (meaning.kind === 'pack' && known !== undefined && this.#holdsAll(meaning.stream, known)) {
        this.#index.openedPack(file.path, meaning.stream, namesOf(known));
        continue;
      }
      if (isHere(this.#shared, meaning, (stream) => this.#shared.store.trust.redactionsIn(stream).size))
        continue;
      if (meaning.kind === 'beacon' && this.#isOldBeacon(meaning.name, device)) continue;
      this.#arrivals.add(file, meaning, open());
    }
    const { size } = this.#arrivals;
    if (size >= MANY) this.#progress = { done: 0, of: Math.max(size, this.#progress?.of ?? 0) };
  }

  #holdsAll(stream: string, packed: readonly string[]): boolean {
    const here = this.#shared.local.segments(stream);
    return namesOf(packed).every((name) => here.has(name));
  }

  #isOldBeacon(name: string, own: string): boolean {
    const beacon = parseBeaconName(name);
    if (beacon === undefined || beacon.device === own) return true;
    return beacon.n <= this.#shared.peers.last(beacon.device);
  }

  /** Reads what is due, most wanted first. One file that is not to be had now keeps no other. */
  async #read(): Promise<Trouble | null> {
    const { now, limits, arrived } = this.#shared;
    const due = this.#arrivals.due(now(), limits.read);
    const changed = new Set<string>();
    let failures = 0;
    let own: Trouble | null = null;
    for (const arrival of due) {
      const bytes = await this.transport.read(arrival.file, limitOf(arrival.meaning));
      if (!bytes.ok) {
        this.#arrivals.later(arrival, now());
        failures += 1;
        if (failures >= 3) break;
        continue;
      }
      failures = 0;
      if (bytes.value === null) {
        this.#arrivals.done(arrival);
        continue;
      }
      try {
        await this.#takeIn(arrival, bytes.value, changed);
      } catch (error) {
        own = ownDisk(error);
        this.#arrivals.later(arrival, now());
        failures += 1;
        if (failures >= 3) break;
      }
    }
    const { size } = this.#arrivals;
    if (this.#progress !== null) this.#progress.done = this.#progress.of - size;
    if (size === 0) this.#progress = null;
    if (changed.size > 0) arrived(changed);
    const { trouble } = this.#backOff;
    return failures >= 3 ? (own ?? trouble ?? unreadable) : null;
  }

  async #takeIn(arrival: Arrival, bytes: Uint8Array, changed: Set<string>): Promise<void> {
    const { meaning, file } = arrival;
    const { gaps, peers, now, local } = this.#shared;
    const taken = await take(this.#shared, meaning, bytes);
    if (taken.kind === 'later') {
      arrival.waitsForCard = taken.waitsForCard;
      this.#arrivals.later(arrival, now());
      if (arrival.tries > 3 && !taken.waitsForCard) this.#publisher.damaged(file.path);
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
    for (const segment of taken.segments ?? []) {
      const { inc, seen } = segment.header;
      for (const [w, [q]] of Object.entries(seen)) gaps.told(inc, w, q);
      peers.heard(authorOf(segment));
    }
    if (taken.card !== undefined) {
      this.#arrivals.cardCame();
      changed.add('');
    }
    if (taken.beacon !== undefined) {
      peers.beacon(taken.beacon, !this.#complete);
      for (const [stream, have] of Object.entries(taken.beacon.have))
        for (const [w, q] of Object.entries(have)) gaps.told(stream, w, q);
    }
    if (taken.changed !== undefined) {
      changed.add(taken.changed);
      local.look(taken.changed);
      gaps.changed(taken.changed);
    }
    if (taken.packed !== undefined)
      this.#index.openedPack(file.path, taken.packed.stream, taken.packed.names);
    if (taken.rightful !== undefined && !file.path.endsWith(`/${taken.rightful.name}`)) {
      // A copy's name covers nothing: what belongs there under its own name is put there, if it is missing.
      this.#index.drop(file.path);
      this.#publisher.changed(taken.rightful.stream);
    }
  }

  state(): ConnectionState {
    const { connection } = this.#kept;
    const { trouble, since } = this.#backOff;
    const waiting = this.#publisher.waiting();
    return {
      key: this.key,
      connection,
      place: placeOf(connection),
      standing: this.#standing(trouble, waiting),
      waiting,
      lastExchange: this.#lastExchange,
      since,
      trouble,
      parked: this.#publisher.parked(),
      progress: this.#progress === null ? null : { ...this.#progress },
    };
  }

  #standing(trouble: Trouble | null, waiting: number): ConnectionStanding {
    if (trouble !== null) {
      if (trouble.kind === 'read-only') return 'receive-only';
      return trouble.kind === 'away' || trouble.kind === 'busy' ? 'offline' : 'attention';
    }
    if (!this.#complete) return 'starting';
    if (this.#publisher.parked().length > 0) return 'attention';
    if (this.transport.status().readOnly) return 'receive-only';
    return waiting > 0 || this.#progress !== null ? 'waiting' : 'in-step';
  }
}

/** What this desktop's own disk refuses is a trouble that passes; anything else is a bug. */
function ownDisk(error: unknown): Trouble {
  if (!(error instanceof StoreError) && codeOf(error) === undefined) throw error;
  return {
    kind: 'away',
    message: 'This desktop’s own disk takes or gives nothing now. Nothing is lost, and it is tried again by itself.',
  };
}

const unreadable: Trouble = {
  kind: 'away',
  message: 'Files there can’t be read now. What is here is safe, and it is tried again by itself.',
};

const namesOf = (paths: readonly string[]): readonly string[] =>
  paths.map((path) => path.slice(path.lastIndexOf('/') + 1));
