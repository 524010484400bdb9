import type { Instant } from '../../shared/ids.ts';
import {
  connectionKey,
  passesByItself,
  placeOf,
  type ConnectionStanding,
  type ConnectionState,
  type Trouble,
} from '../../shared/sync/connection.ts';
import { BackOff } from './back-off.ts';
import type { KeptConnection } from './connections.ts';
import { emptyCache, readCache, writeCache, type PointCache } from './point-cache.ts';
import { Publisher } from './publisher.ts';
import { Reception } from './reception.ts';
import { RemoteIndex } from './remote-index.ts';
import { ownDisk } from './own-disk.ts';
import type { Shared } from './shared.ts';
import type { Transport } from './transport.ts';

/** One folder or repository: what lies there, what is still to be read, what is still to be put there. */
export class MeetingPoint {
  readonly key: string;
  readonly transport: Transport;
  readonly #shared: Shared;
  readonly #kept: KeptConnection;
  readonly #index = new RemoteIndex();
  readonly #backOff = new BackOff();
  /** Of what is put there: others' entries go on arriving meanwhile. */
  readonly #sending = new BackOff();
  #sendAgainAt = -Infinity;
  readonly #publisher: Publisher;
  readonly #reception: Reception;
  #cache: PointCache;
  #attached = false;
  /** Everything there was listed once: from then on, what is not known there is not there. */
  #complete = false;
  #lookedAtAll = -Infinity;
  #lastExchange: Instant | null = null;
  dueAt = 0;

  constructor(shared: Shared, kept: KeptConnection, transport: Transport) {
    this.key = connectionKey(kept.connection);
    this.transport = transport;
    this.#shared = shared;
    this.#kept = kept;
    this.#cache = emptyCache(this.key);
    this.#publisher = new Publisher(shared, transport, this.#index, () => this.#cache);
    this.#reception = new Reception(shared, transport, this.#index, this.#publisher);
  }

  /** Whether it was found to be this workspace's, or founded. */
  get attached(): boolean {
    return this.#kept.attached || this.#attached;
  }

  /** Everything there was listed once, and it can be reached. */
  get serves(): boolean {
    return this.#complete && this.#backOff.trouble === null;
  }

  /** Something changed here in these streams: they may have to be put there. */
  changed(streams: Iterable<string>): void {
    for (const stream of streams) this.#publisher.changed(stream);
    if (this.#backOff.trouble === null) this.dueAt = Math.min(this.dueAt, this.#shared.now());
  }

  /** Somebody asks for it: no pause, and what was refused is tried once more. */
  hurry(): void {
    this.#publisher.unpark();
    this.#sendAgainAt = -Infinity;
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
    const next = this.#reception.nextDue() ?? Infinity;
    const more =
      this.#publisher.more() && this.#sending.trouble === null && !this.transport.status().readOnly;
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
    this.#reception.listed(listed.value, this.#cache.packs);
    const read = await this.#reception.read(!this.#complete);
    if (read !== null) return read;
    if (!all || !listed.value.complete) return null;
    this.#lookedAtAll = now();
    const first = !this.#complete;
    this.#complete = true;
    if (first) for (const stream of local.streams()) this.#publisher.changed(stream);
    const published = first ? await this.#publish() : null;
    return published ?? (await this.#rollUp());
  }

  /**
   * Puts there what is due. What is refused there (it is full, it asks to sign in, another desktop writes under this
   * one's name) keeps nothing from arriving: it is tried again by itself.
   * @returns why the place is away; null otherwise.
   */
  async #publish(): Promise<Trouble | null> {
    const { now } = this.#shared;
    if (this.transport.status().readOnly || now() < this.#sendAgainAt) return null;
    const published = await this.#publisher.publish();
    if (published.ok && published.value.went) this.#lastExchange = now();
    const trouble = published.ok ? published.value.trouble : published.error;
    if (!published.ok && published.error.kind === 'away') return published.error;
    this.#sent(trouble);
    return null;
  }

  #sent(trouble: Trouble | null): void {
    const { now, random } = this.#shared;
    if (trouble === null) this.#sending.worked();
    else this.#sendAgainAt = now() + this.#sending.failed(trouble, now(), random());
  }

  async #rollUp(): Promise<Trouble | null> {
    if (this.transport.status().readOnly || this.#sending.trouble !== null) return null;
    const { fs, store, gaps } = this.#shared;
    const rolled = await this.#publisher.rollUp();
    if (!rolled.ok && rolled.error.kind === 'away') return rolled.error;
    if (!rolled.ok) {
      this.#sent(rolled.error);
      return null;
    }
    const packs = Object.fromEntries(this.#index.packs());
    const cache = { ...this.#cache, packs, rolledUp: rolled.value };
    if (JSON.stringify(cache) !== JSON.stringify(this.#cache)) {
      this.#cache = cache;
      await writeCache(fs, store.layout, cache);
    }
    await gaps.save();
    return null;
  }

  state(): ConnectionState {
    const { connection } = this.#kept;
    const { trouble, since } = this.#backOff.trouble === null ? this.#sending : this.#backOff;
    const waiting = this.#publisher.waiting();
    return {
      key: this.key,
      connection,
      place: placeOf(connection),
      standing: this.#standing(waiting),
      waiting,
      lastExchange: this.#lastExchange,
      since,
      trouble,
      parked: this.#publisher.parked(),
      progress: this.#reception.progress(),
    };
  }

  #standing(waiting: number): ConnectionStanding {
    const { trouble } = this.#backOff;
    if (trouble?.kind === 'read-only' || this.#sending.trouble?.kind === 'read-only') return 'receive-only';
    if (trouble !== null) return passesByItself(trouble) ? 'offline' : 'attention';
    if (!this.#complete) return 'starting';
    if (this.#sending.trouble !== null)
      return passesByItself(this.#sending.trouble) ? 'waiting' : 'attention';
    if (this.#publisher.parked().length > 0) return 'attention';
    if (this.transport.status().readOnly) return 'receive-only';
    return waiting > 0 || this.#publisher.more() || this.#reception.progress() !== null
      ? 'waiting'
      : 'in-step';
  }
}
