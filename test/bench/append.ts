import * as fs from 'node:fs';
import { join } from 'node:path';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { RecordStore } from '../../electron/records/store.ts';
import type { EventDraft } from '../../shared/incident/envelope.ts';
import { inventDrafts } from '../support/make-store.ts';
import { figures, median, onDisk, type Bench, type Line } from './measure.ts';

const STREAM = '20261120-benchaaa';
/** About what fits a log until it is sealed. */
const BLOCK = 100;
const BLOCKS = 12;

/** Appending an entry, until it is on the disk, against writing and syncing the same bytes with nothing around it. */
export const append: Bench = {
  name: 'append',
  run: () =>
    onDisk(async (folder) => {
      const store = await RecordStore.open(join(folder, 'store'), desktopEnvironment(), true);
      const drafts = inventDrafts(BLOCK * BLOCKS * 2);
      const bare = new BareLog(join(folder, 'bare.log'));
      const next = (): EventDraft => {
        const draft = drafts.pop();
        if (draft === undefined) throw new Error('there are too few drafts');
        return draft;
      };
      const latency = await latencies(store, bare, next);
      const cpu = await processorTimes(store, bare, next);
      bare.close();
      await store.close();
      return [...latency, cpu];
    }),
};

/** One and the other in turn: both meet the same disk. */
async function latencies(store: RecordStore, bare: BareLog, next: () => EventDraft): Promise<Line[]> {
  const taken: { store: number; bare: number }[] = [];
  for (let block = 0; block < BLOCKS; block += 1) {
    await store.append(STREAM, [next()]); // opens the log
    const log = new GrowingLog(store);
    for (let i = 1; i < BLOCK; i += 1) {
      const draft = next();
      let began = performance.now();
      await store.append(STREAM, [draft]);
      const ours = performance.now() - began;
      const bytes = log.added();
      began = performance.now();
      bare.append(bytes);
      const theirs = performance.now() - began;
      if (block > 0) taken.push({ store: ours, bare: theirs }); // the first block warms up
    }
    await store.seal(STREAM);
    bare.empty();
  }
  const p50 = median(taken.map((t) => t.store));
  const ratio = p50 / median(taken.map((t) => t.bare));
  return [
    {
      name: 'append-acknowledged',
      value: p50,
      unit: 'ms',
      compared: `${figures(ratio)} x write+fdatasync of the same bytes`,
      limit: { text: '1.5', held: ratio <= 1.5 },
    },
  ];
}

/** Whole blocks, since the system counts a process's time too coarsely for one append. */
async function processorTimes(store: RecordStore, bare: BareLog, next: () => EventDraft): Promise<Line> {
  const more: number[] = [];
  for (let block = 0; block < BLOCKS; block += 1) {
    const drafts = Array.from({ length: BLOCK - 1 }, next);
    await store.append(STREAM, [next()]);
    const log = new GrowingLog(store);
    const ours = await processorTime(async () => {
      for (const draft of drafts) await store.append(STREAM, [draft]);
    });
    const bytes = log.added();
    const each = Math.floor(bytes.length / drafts.length);
    const theirs = await processorTime(() => {
      for (let i = 0; i < drafts.length; i += 1) bare.append(bytes.subarray(i * each, (i + 1) * each));
    });
    more.push((ours - theirs) / drafts.length);
    await store.seal(STREAM);
    bare.empty();
  }
  const value = median(more);
  const compared = 'processor time per append on top of the bare write+fdatasync';
  return { name: 'append-cpu', value, unit: 'us', compared, limit: { text: '50', held: value <= 50 } };
}

async function processorTime(run: () => void | Promise<void>): Promise<number> {
  const began = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(began);
  return user + system;
}

/** A file, opened once, with every write synced before the next. */
class BareLog {
  readonly #fd: number;

  constructor(path: string) {
    this.#fd = fs.openSync(path, 'ax');
  }

  append(bytes: Uint8Array): void {
    fs.writeSync(this.#fd, bytes);
    fs.fdatasyncSync(this.#fd);
  }

  empty(): void {
    fs.ftruncateSync(this.#fd, 0);
    fs.fsyncSync(this.#fd);
  }

  close(): void {
    fs.closeSync(this.#fd);
  }
}

/** The store's own log, read back to learn which bytes an append has written. */
class GrowingLog {
  readonly #path: string;
  #read: number;

  constructor(store: RecordStore) {
    const folder = store.layout.writer(store.writerId ?? '');
    const [name] = fs.readdirSync(folder).filter((n) => n.startsWith(STREAM));
    if (name === undefined) throw new Error('the store has no log');
    this.#path = join(folder, name);
    this.#read = fs.statSync(this.#path).size;
  }

  added(): Buffer {
    const bytes = fs.readFileSync(this.#path).subarray(this.#read);
    this.#read += bytes.length;
    return bytes;
  }
}
