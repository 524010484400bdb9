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

  now(): Set<string> {
    const { machines, meeting } = this.#life;
    const found = new Set<string>();
    const take = (path: string, bytes: Uint8Array): void => {
      if (!records.test(path)) return;
      for (const id of this.in(bytes)) found.add(id);
    };
    for (const { disk } of machines) {
      for (const [path, bytes] of disk.files()) {
        if (path.endsWith('.wal')) for (const id of this.#inLog(bytes)) found.add(id);
        else take(path, bytes);
      }
    }
    for (const { files } of meeting.volumes) for (const [path, { bytes }] of files) take(path, bytes);
    for (const [path, bytes] of meeting.cloud?.files ?? []) take(path, bytes);
    const { remote } = meeting;
    for (const id of remote?.refs.values() ?? []) {
      for (const [path, blob] of remote?.objects.commits.get(id)?.tree ?? []) {
        take(path, remote?.objects.blobs.get(blob) ?? Buffer.alloc(0));
      }
    }
    return found;
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

  /** Runs what destroys; what was held somewhere before and is nowhere afterwards is nobody's fault. */
  destroying<T>(destroy: () => T): T {
    const before = this.now();
    const done = destroy();
    const after = this.now();
    for (const id of before) if (!after.has(id)) this.#life.account.gone.add(id);
    return done;
  }
}
