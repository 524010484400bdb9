import { deviceOf, type DeviceId } from '../../shared/ids.ts';
import type { FileSystem } from '../records/file-system.ts';
import type { Layout } from '../records/layout.ts';
import { parseSegmentName, wholeName } from '../records/segment.ts';
import { meaningOf } from '../sync/paths.ts';
import type { Transport } from '../sync/transport.ts';

/** How many entries came from others and went to them while this program ran, told from the names of files. */
export class SyncTally {
  readonly #fs: FileSystem;
  readonly #layout: Layout;
  readonly #device: DeviceId;
  readonly #here = new Set<string>();
  readonly #sent = new Set<string>();
  imported = 0;
  published = 0;

  constructor(fs: FileSystem, layout: Layout, device: DeviceId) {
    this.#fs = fs;
    this.#layout = layout;
    this.#device = device;
    for (const stream of fs.list(layout.streams)) this.#look(stream);
  }

  /** These streams have something new. @returns how many entries of others in each. */
  arrived(streams: readonly string[]): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const stream of streams) {
      const count = this.#look(stream);
      if (count > 0) counts.set(stream, count);
      this.imported += count;
    }
    return counts;
  }

  /** A transport that counts what it puts there; `sent` hears how many entries. */
  counting(transport: Transport, sent: (entries: number) => void): Transport {
    const { kind, people } = transport;
    return {
      kind,
      people,
      attach: (found) => transport.attach(found),
      probe: (tell) => transport.probe(tell),
      list: (scope) => transport.list(scope),
      read: (file, limit) => transport.read(file, limit),
      status: () => transport.status(),
      close: () => transport.close(),
      publish: async (files, remove) => {
        const outcomes = await transport.publish(files, remove);
        const before = this.published;
        if (outcomes.ok) for (const { path } of outcomes.value.filter(({ ok }) => ok)) this.#put(path);
        if (this.published > before) sent(this.published - before);
        return outcomes;
      },
    };
  }

  /** The same segment put to two places is one. */
  #put(path: string): void {
    const meaning = meaningOf(path);
    if (meaning?.kind !== 'segment' || this.#sent.has(meaning.name)) return;
    this.#sent.add(meaning.name);
    this.published += entriesIn(meaning.name);
  }

  #look(stream: string): number {
    let count = 0;
    for (const name of this.#fs.list(this.#layout.segments(stream))) {
      const parsed = parseSegmentName(name);
      const whole = `${stream}/${wholeName(name)}`;
      if (parsed === undefined || this.#here.has(whole)) continue;
      this.#here.add(whole);
      if (deviceOf(parsed.w) !== this.#device) count += entriesIn(name);
    }
    return count;
  }
}

function entriesIn(name: string): number {
  const parsed = parseSegmentName(name);
  return parsed === undefined ? 0 : parsed.last - parsed.first + 1;
}
