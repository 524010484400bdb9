import { deviceOf, incidentIdPattern, type DeviceId } from '../../shared/ids.ts';
import { noSync, type SyncState } from '../../shared/sync/state.ts';
import type { FileSystem } from '../records/file-system.ts';
import type { RecordStore } from '../records/store.ts';
import type { Have } from './beacon.ts';
import type { KeptConnection } from './connections.ts';
import { Gaps } from './gaps.ts';
import { LocalFiles, type LocalSegment } from './local-files.ts';
import { MeetingPoint } from './meeting-point.ts';
import { PeoplePoints } from './people/people-points.ts';
import { Peers } from './peers.ts';
import { usualLimits, type Limits, type Shared } from './shared.ts';
import { SteadyClock } from './steady-clock.ts';
import type { Transport } from './transport.ts';

export type EngineContext = {
  /** Open, and this desktop's own; the engine never appends to it. */
  readonly store: RecordStore;
  readonly fs: FileSystem;
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  /** The name that others see. */
  readonly person: () => string;
  readonly app: string;
  /** Whether somebody is at work here, as a console is; false for a program that exchanges once and ends. */
  readonly atWork?: boolean;
  /** Segments or chunks have arrived in these streams; without any, a device's card. */
  readonly arrived: (streams: readonly string[]) => void;
  readonly limits?: Limits;
};

/** A peer that looked a moment ago can't have what was put there since: it is counted as waiting a little later. */
const SIGNS = 2;

/**
 * The exchange of one store with others: what came is checked and taken in, what is here is put where it is missing,
 * whatever the meeting point. No timers inside: whoever calls `round` keeps the time.
 */
export class SyncEngine {
  readonly #context: EngineContext;
  readonly #shared: Shared;
  readonly #clock: SteadyClock;
  readonly #points = new Map<string, MeetingPoint>();
  readonly #people: PeoplePoints;
  #open: ReadonlySet<string> = new Set();
  #closed: ReadonlySet<string> = new Set();
  /** When a segment of this device's own was first seen, while this desktop was looking. */
  readonly #madeAt = new Map<string, number>();

  constructor(context: EngineContext) {
    const { store, fs, now: wall, random, person, app, atWork = true, limits = usualLimits } = context;
    this.#clock = new SteadyClock(wall);
    const { now } = this.#clock;
    const { identity } = store;
    if (identity === null) throw new Error('a store that can’t be written to exchanges nothing');
    this.#context = context;
    this.#people = new PeoplePoints({ store, fs, now: wall, person });
    const local = new LocalFiles(fs, store.layout, wall);
    const nameOf = (device: DeviceId): string => this.#nameOf(device);
    const counts = (stream: string, w: string, q: number): boolean => !store.trust.bars(stream, w, q);
    this.#shared = {
      store,
      identity,
      fs,
      local,
      peers: new Peers(now, wall),
      gaps: new Gaps({ fs, layout: store.layout, local, now, nameOf, counts }),
      now,
      wall,
      random,
      person,
      app,
      atWork,
      limits,
      open: () => this.#open,
      closed: () => this.#closed,
      arrived: (streams) => this.#arrived(streams),
      nameOf,
    };
    for (const stream of local.lookAtAll((each) => local.look(each))) this.#shared.gaps.changed(stream);
  }

  /** Begins with a meeting point; its first round is due at once. */
  connect(kept: KeptConnection, transport: Transport): MeetingPoint {
    const point = new MeetingPoint(this.#shared, kept, transport);
    this.#points.get(point.key)?.transport.close();
    this.#points.set(point.key, point);
    return point;
  }

  /** Leaves a meeting point: what is there stays there, what is here stays here. */
  disconnect(key: string): void {
    this.#points.get(key)?.transport.close();
    this.#points.delete(key);
    this.#people.leave(key);
  }

  get keys(): readonly string[] {
    return [...this.#points.keys()];
  }

  /** Whether a meeting point was found to be this workspace's, or was founded. */
  attached(key: string): boolean {
    return this.#points.get(key)?.attached ?? false;
  }

  /** The incidents on screen: looked at most often, told to others, acknowledged. */
  setOpen(incidents: readonly string[]): void {
    this.#open = new Set(incidents.filter((id) => incidentIdPattern.test(id)));
    for (const point of this.#points.values()) point.changed([]);
  }

  /** Incidents that are over: what this device wrote there is rolled up. */
  setClosed(incidents: readonly string[]): void {
    const closed = incidents.filter((id) => !this.#closed.has(id));
    this.#closed = new Set(incidents);
    for (const point of this.#points.values()) point.changed(closed);
  }

  /** These streams have new segments here: they are put there without waiting for the next look. */
  hint(streams: readonly string[]): void {
    this.#changedHere(streams.filter((stream) => this.#look(stream)));
  }

  #changedHere(streams: readonly string[]): void {
    if (streams.length === 0) return;
    for (const stream of streams) this.#shared.gaps.changed(stream);
    for (const point of this.#points.values()) point.changed(streams);
  }

  /** Looks at one stream here, and remembers since when its new segments are there. */
  #look(stream: string): boolean {
    const { local, now, identity } = this.#shared;
    const before = new Set(local.segments(stream).keys());
    if (!local.look(stream)) return false;
    for (const { whole, device } of local.segments(stream).values())
      if (device === identity.device && !before.has(whole)) this.#madeAt.set(whole, now());
    return true;
  }

  /** Somebody asks for a look now, whatever pause was meant to pass. */
  hurry(): void {
    for (const point of this.#points.values()) point.hurry();
  }

  /** When the next round of a meeting point is due, on `now`; Infinity when there is no such one. */
  dueAt(key: string): number {
    return this.#clock.onWall(this.#points.get(key)?.dueAt ?? Infinity);
  }

  /** One look and one publish at a meeting point. */
  async round(key: string): Promise<void> {
    const { store, local, gaps } = this.#shared;
    if (await store.trust.poll()) {
      // Other devices count now: what is missed, and what is passed on, is reckoned anew.
      gaps.judgedAnew();
      this.#changedHere([...local.streams()]);
    }
    this.#changedHere(local.lookAtAll((stream) => this.#look(stream)));
    const point = this.#points.get(key);
    await point?.round();
    // Once everything there was listed, and while it serves: what people read is made of what is here by then.
    if (point?.serves === true) await this.#people.round(key, point.transport, this.#peersNow());
  }

  #arrived(streams: ReadonlySet<string>): void {
    const real = [...streams].filter((stream) => stream !== '');
    for (const point of this.#points.values()) point.changed(real);
    this.#context.arrived(real);
  }

  #nameOf(device: DeviceId): string {
    return this.#context.store.trust.devices().find(({ id }) => id === device)?.name ?? device.slice(0, 4);
  }

  /** Everything that a person may ask about the exchange. */
  state(): SyncState {
    const { store, gaps } = this.#shared;
    const points = [...this.#points.values()];
    return {
      ...noSync,
      connections: points.map((point) => {
        const { lastExchange, since, ...state } = point.state();
        return { ...state, lastExchange: this.#onWall(lastExchange), since: this.#onWall(since) };
      }),
      devices: store.trust.devices(),
      peers: this.#peersNow(),
      gaps: gaps.list(),
      notices: this.#people.notices(),
    };
  }

  #peersNow(): SyncState['peers'] {
    const { peers, nameOf, identity } = this.#shared;
    const reached = [...this.#points.values()].some(({ serves }) => serves);
    const pace = Math.max(
      0,
      ...[...this.#points.values()].map(({ transport }) => transport.status().pace.beacon),
    );
    return peers
      .list(nameOf, (have) => this.#lacks(have, pace), pace)
      .filter(({ device }) => device !== identity.device)
      .map((peer) => {
        // While nothing can be reached from here, nobody can be told to be there.
        const here = peer.here && reached;
        return { ...peer, here, open: here ? peer.open : [], lastExchange: this.#onWall(peer.lastExchange) };
      });
  }

  #onWall(moment: number | null): number | null {
    return moment === null ? null : this.#clock.onWall(moment);
  }

  /** How many of this device's own entries somebody lacks who acknowledges `have`, of those that could have arrived. */
  #lacks(have: Have, pace: number): number {
    const { local, identity, now } = this.#shared;
    let sum = 0;
    for (const [stream, known] of Object.entries(have)) {
      for (const [w, stretches] of local.stretches(stream)) {
        if (deviceOf(w) !== identity.device) continue;
        for (const [first, last] of stretches) sum += Math.max(0, last - Math.max(first - 1, known[w] ?? 0));
      }
      for (const { w, first, last } of this.#young(stream, now() - SIGNS * pace))
        sum -= Math.max(0, last - Math.max(first - 1, known[w] ?? 0));
    }
    return sum;
  }

  /** Segments of this device's own that were made after a moment. */
  *#young(stream: string, after: number): Generator<LocalSegment> {
    for (const [whole, at] of this.#madeAt) {
      const segment = this.#shared.local.segments(stream).get(whole);
      if (at <= after) this.#madeAt.delete(whole);
      else if (segment !== undefined) yield segment;
    }
  }
}
