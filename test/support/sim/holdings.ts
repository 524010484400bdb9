import type { Console } from './load.ts';
import type { Life } from './life.ts';

const records = /(?:^|\/)i\/[^/]+\/s\/[^/]+$/;

/** The ids of the events in a file of records, whatever it is called; none where it is not whole. */
export function eventsIn(console: Console, bytes: Uint8Array): readonly string[] {
  const parts = console.splitPack(bytes);
  if (!parts.ok) return [];
  return parts.value.flatMap((part) => {
    const segment = console.parseSegment(part);
    return segment.ok ? segment.value.lines.map(({ event }) => event.id) : [];
  });
}

/** The events of everything that lies somewhere: on the desktops' disks, in replicas, at the service, on the host. */
export class Holdings {
  readonly #life: Life;
  /** The same bytes are parsed once. */
  readonly #read = new WeakMap<Uint8Array, readonly string[]>();

  constructor(life: Life) {
    this.#life = life;
  }

  /** What the desktops hold on their own disks. */
  #onDisks(): Set<string> {
    const found = new Set<string>();
    for (const { disk } of this.#life.machines) {
      for (const [path, bytes] of disk.files()) {
        const ids = path.endsWith('.wal') ? this.#inLog(bytes) : records.test(path) ? this.in(bytes) : [];
        for (const id of ids) found.add(id);
      }
    }
    return found;
  }

  /** What lies in each replica, at the service and on the host. */
  #elsewhere(): readonly ReadonlySet<string>[] {
    const { volumes, cloud, remote } = this.#life.meeting;
    const places: (readonly (readonly [string, Buffer])[])[] = volumes.map(({ files }) =>
      [...files].map(([path, { bytes }]) => [path, bytes] as const),
    );
    places.push([...(cloud?.files ?? [])]);
    for (const id of remote?.refs.values() ?? []) {
      const tree = remote?.objects.commits.get(id)?.tree ?? new Map<string, string>();
      places.push([...tree].map(([path, blob]) => [path, remote?.objects.blobs.get(blob) ?? none] as const));
    }
    return places.map(
      (files) => new Set(files.flatMap(([path, bytes]) => (records.test(path) ? this.in(bytes) : []))),
    );
  }

  /** The events in a file. */
  in(bytes: Uint8Array): readonly string[] {
    let ids = this.#read.get(bytes);
    if (ids === undefined) this.#read.set(bytes, (ids = eventsIn(this.#life.console, bytes)));
    return ids;
  }

  #inLog(bytes: Uint8Array): readonly string[] {
    return this.#life.console.readWal(bytes)?.lines.map(({ event }) => event.id) ?? [];
  }

  /**
   * Runs what destroys. What no desktop has and is gone from one place will be gone from all, once sync clients have
   * carried that: it is nobody's fault.
   */
  destroying<T>(destroy: () => T): T {
    const held = this.#onDisks();
    const places = this.#elsewhere();
    for (const place of places) for (const id of place) held.add(id);
    const count = new Map<string, number>();
    for (const place of places) for (const id of place) count.set(id, (count.get(id) ?? 0) + 1);
    const done = destroy();
    const kept = this.#onDisks();
    const everywhere = this.#elsewhere();
    for (const place of everywhere) for (const id of place) count.set(id, (count.get(id) ?? 0) - 1);
    for (const id of held) {
      const left = everywhere.some((place) => place.has(id));
      if (!kept.has(id) && (!left || (count.get(id) ?? 0) > 0)) this.#life.account.gone.add(id);
    }
    return done;
  }
}

const none = Buffer.alloc(0);
