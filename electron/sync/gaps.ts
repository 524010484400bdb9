import { join } from 'node:path';
import * as z from 'zod';
import { deviceOf, type DeviceId, type Instant, type WriterId } from '../../shared/ids.ts';
import type { Gap } from '../../shared/sync/state.ts';
import { atomicWrite } from '../records/atomic-write.ts';
import type { FileSystem } from '../records/file-system.ts';
import type { Layout } from '../records/layout.ts';
import { missing } from './chains.ts';
import type { LocalFiles } from './local-files.ts';

const keptSchema = z.record(z.string(), z.record(z.string(), z.number().int().positive()));

/** A gap is said once it has stood this long: files of one moment arrive in any order. */
const GRACE_MS = 10_000;

export type GapsContext = {
  readonly fs: FileSystem;
  readonly layout: Layout;
  readonly local: LocalFiles;
  readonly now: () => Instant;
  readonly nameOf: (device: DeviceId) => string;
  /** What a device wrote after it was revoked is missed by nobody. */
  readonly counts: (stream: string, w: WriterId, q: number) => boolean;
};

/** Entries that others have told of and that are not here: what headers and beacons named, minus what has arrived. */
export class Gaps {
  readonly #context: GapsContext;
  readonly #told = new Map<string, Map<WriterId, number>>();
  readonly #since = new Map<string, Instant>();
  readonly #open = new Map<string, { readonly w: WriterId; readonly count: number }[]>();
  readonly #dirty = new Set<string>();
  #kept = '';

  constructor(context: GapsContext) {
    this.#context = context;
    for (const [stream, writers] of Object.entries(this.#read()))
      for (const [w, q] of Object.entries(writers)) this.told(stream, w, q);
  }

  /** Somebody has told of a writer's event: it exists, and so do all before it. */
  told(stream: string, w: WriterId, q: number): void {
    let writers = this.#told.get(stream);
    if (writers === undefined) this.#told.set(stream, (writers = new Map<WriterId, number>()));
    if ((writers.get(w) ?? 0) >= q) return;
    writers.set(w, q);
    this.#dirty.add(stream);
  }

  /** Something has arrived in a stream. */
  changed(stream: string): void {
    this.#dirty.add(stream);
  }

  /** Other devices count now. */
  judgedAnew(): void {
    for (const stream of [...this.#told.keys(), ...this.#open.keys()]) this.#dirty.add(stream);
  }

  /** Those that have stood for a while, by device. */
  list(): readonly Gap[] {
    this.#reckon();
    const { now, nameOf } = this.#context;
    const byDevice = new Map<string, Gap>();
    for (const [stream, gaps] of this.#open) {
      for (const { w, count } of gaps) {
        if (now() - (this.#since.get(`${stream}|${w}`) ?? now()) < GRACE_MS) continue;
        const device = deviceOf(w);
        const key = `${stream}|${device}`;
        const before = byDevice.get(key)?.count ?? 0;
        byDevice.set(key, { stream, device, name: nameOf(device), count: before + count });
      }
    }
    return [...byDevice.values()];
  }

  /** Keeps what is still open for the next start: whoever told of it need not tell again. */
  async save(): Promise<void> {
    this.#reckon();
    const open = Object.fromEntries(
      [...this.#open].map(([stream, gaps]) => [
        stream,
        Object.fromEntries(gaps.map(({ w }) => [w, this.#told.get(stream)?.get(w) ?? 1])),
      ]),
    );
    const text = JSON.stringify(open);
    if (text === this.#kept) return;
    const { fs, layout } = this.#context;
    try {
      fs.makeFolder(layout.syncCaches);
      await atomicWrite(fs, this.#path(), Buffer.from(`${text}\n`), { durable: false });
      this.#kept = text;
    } catch {
      // the next header or beacon that names them tells again
    }
  }

  #reckon(): void {
    const { local, now, counts } = this.#context;
    for (const stream of this.#dirty) {
      const here = local.stretches(stream);
      const told = this.#told.get(stream);
      const open: { w: WriterId; count: number }[] = [];
      for (const w of new Set([...here.keys(), ...(told?.keys() ?? [])])) {
        const expected = told?.get(w) ?? 0;
        const count = missing(here.get(w) ?? [], expected);
        const key = `${stream}|${w}`;
        if (count > 0 && counts(stream, w, Math.max(1, expected))) {
          open.push({ w, count });
          if (!this.#since.has(key)) this.#since.set(key, now());
        } else this.#since.delete(key);
      }
      if (open.length === 0) this.#open.delete(stream);
      else this.#open.set(stream, open);
    }
    this.#dirty.clear();
  }

  #path(): string {
    return join(this.#context.layout.syncCaches, 'gaps.json');
  }

  #read(): z.output<typeof keptSchema> {
    try {
      const bytes = this.#context.fs.read(this.#path(), 4 * 1024 * 1024);
      return keptSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    } catch {
      return {};
    }
  }
}
