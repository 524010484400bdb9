import type { DeviceId, Instant, WriterId } from '../../shared/ids.ts';
import type { Peer } from '../../shared/sync/state.ts';
import type { Beacon, Have } from './beacon.ts';

type Known = {
  n: number;
  person: string;
  open: readonly string[];
  have: Have;
  wants: readonly string[];
  lastExchange: Instant | null;
  /** When its last beacon came, if it came while this desktop was looking or was fresh by its own clock. */
  hereAt: Instant | null;
};

/** A desktop counts as here this long after its last sign, where signs come every `pace` ms. */
const HERE_SIGNS = 3;
/** A beacon that was there when this desktop began to look counts as fresh this long, by its own clock. */
const FRESH_MS = 120_000;

/** What is known of the other desktops from their beacons and entries. Times are this desktop's. */
export class Peers {
  readonly #known = new Map<DeviceId, Known>();
  readonly #now: () => Instant;
  readonly #wall: () => Instant;

  /** @param now never goes back. */
  constructor(now: () => Instant, wall: () => Instant) {
    this.#now = now;
    this.#wall = wall;
  }

  /** Takes in a beacon, whichever way it came; an older one than is known changes nothing. @returns whether it was news. */
  beacon({ device, n, at, person, open, have, wants, passing }: Beacon, first: boolean): boolean {
    const held = this.#known.get(device);
    if (held !== undefined && held.n >= n) return false;
    const now = this.#now();
    const age = Math.max(0, this.#wall() - at);
    const fresh = !first || (age <= FRESH_MS && at - this.#wall() <= FRESH_MS);
    this.#known.set(device, {
      n,
      person,
      open,
      have,
      wants,
      lastExchange: fresh ? now : (held?.lastExchange ?? now - age),
      hereAt: passing === true ? null : fresh ? now : (held?.hereAt ?? null),
    });
    return true;
  }

  /** Entries of a device have arrived just now. */
  heard(device: DeviceId): void {
    const held = this.#known.get(device);
    if (held !== undefined) held.lastExchange = this.#now();
    else
      this.#known.set(device, {
        n: 0,
        person: '',
        open: [],
        have: {},
        wants: [],
        lastExchange: this.#now(),
        hereAt: null,
      });
  }

  /** The number of the last beacon that is known of a device. */
  last(device: DeviceId): number {
    return this.#known.get(device)?.n ?? 0;
  }

  /** Paths that others have found damaged, each once for every beacon that names it. */
  *wants(): Generator<{ readonly path: string; readonly asked: string }> {
    for (const [device, { wants, n }] of this.#known)
      for (const path of wants) yield { path, asked: `${device}.${n}.${path}` };
  }

  /** The highest sequence of each writer in a stream that any other desktop says it has. */
  heads(stream: string): ReadonlyMap<WriterId, number> {
    const heads = new Map<WriterId, number>();
    for (const { have } of this.#known.values())
      for (const [w, q] of Object.entries(have[stream] ?? {})) heads.set(w, Math.max(q, heads.get(w) ?? 0));
    return heads;
  }

  /**
   * @param nameOf a device's name by its card.
   * @param lacks how many of this desktop's entries a peer that acknowledges `have` lacks.
   * @param pace how often beacons come, in ms.
   */
  list(nameOf: (device: DeviceId) => string, lacks: (have: Have) => number, pace: number): readonly Peer[] {
    const now = this.#now();
    return [...this.#known]
      .map(([device, { person, open, have, lastExchange, hereAt }]): Peer => {
        const here = hereAt !== null && Math.abs(now - hereAt) <= HERE_SIGNS * pace;
        return {
          device,
          name: person === '' ? nameOf(device) : person,
          lastExchange,
          here,
          open: here ? open : [],
          waiting: lacks(have),
        };
      })
      .sort((a, b) => (b.lastExchange ?? 0) - (a.lastExchange ?? 0) || (a.device < b.device ? -1 : 1));
  }
}
