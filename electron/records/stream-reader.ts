import { join } from 'node:path';
import type { KeyObject } from 'node:crypto';
import { compareHlc } from '../../shared/clock.ts';
import { deviceOf, type DeviceId, type EventId, type WriterId } from '../../shared/ids.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { removeQuietly } from './atomic-write.ts';
import { readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { codeOf, type FileSystem } from './file-system.ts';
import { parseWalName, type Layout } from './layout.ts';
import { MAX_SEGMENT } from './limits.ts';
import type { Quarantine } from './quarantine.ts';
import {
  isSegmentSigned,
  parseSegment,
  parseSegmentName,
  redactedName,
  wholeName,
  type Segment,
} from './segment.ts';
import { MAX_WAL, readWal } from './wal.ts';

/** What reading a stream needs of its store. */
export type ReaderContext = {
  readonly fs: FileSystem;
  readonly layout: Layout;
  readonly ws: string;
  readonly device: DeviceId | null;
  readonly quarantine: Quarantine;
  readonly keyOf: (device: DeviceId) => KeyObject | undefined;
  /** Whether caches may be written. */
  readonly writable: boolean;
  readonly foldVersion: number;
  /** The events of a stream whose words were taken out: no cache keeps them. */
  readonly redactionsIn: (stream: string) => ReadonlySet<EventId>;
};

/** How many segments may lie outside the checkpoint before it is written anew. */
const FRESH_SEGMENTS = 48;

/**
 * Reads one stream: its checkpoint, the segments that the checkpoint does not cover, and the write-ahead logs of
 * every writer that is at work now, to their last good line. Writes nothing but caches.
 */
export class StreamReader {
  readonly #context: ReaderContext;
  readonly #stream: string;
  readonly #names = new Set<string>();
  /** Those of them whose events are held; the others were set aside or left unread. */
  readonly #read = new Set<string>();
  /** Lines already read of each write-ahead log, and its size then. */
  readonly #logs = new Map<string, { size: number; lines: number; last: string | undefined }>();
  /** What was read from segments; what two of them hold stands here twice. */
  readonly #sealed: StreamEvent[] = [];
  /** What this device's headers have said of other devices' writers. */
  readonly told = new Map<WriterId, number>();
  #fresh = 0;
  #busy: Promise<unknown> = Promise.resolve();

  constructor(context: ReaderContext, stream: string) {
    this.#context = context;
    this.#stream = stream;
  }

  /**
   * Events that were not read before; all of them at the first call. Long work gives way to others every 20 ms.
   * @param logs the write-ahead logs to look at, as `findWals` gives them.
   */
  read(logs: readonly string[]): Promise<StreamEvent[]> {
    const next = this.#busy.then(() => this.#readNew(logs));
    this.#busy = next.catch(() => undefined);
    return next;
  }

  async #readNew(logs: readonly string[]): Promise<StreamEvent[]> {
    const { fs, layout, ws, foldVersion } = this.#context;
    const events: StreamEvent[] = [];
    // Logs first: a log that is sealed meanwhile is then found among the segments, which are listed after.
    for (const path of logs) events.push(...this.#readLog(path));
    const folder = layout.segments(this.#stream);
    const names = fs.list(folder).filter((name) => parseSegmentName(name) !== undefined);
    if (this.#names.size === 0 && names.length > 0) {
      const cached = readCheckpoint(fs, layout, ws, this.#stream, new Set(names), foldVersion);
      for (const name of cached?.segments ?? []) {
        this.#names.add(name);
        this.#read.add(name);
      }
      for (const [w, q] of Object.entries(cached?.told ?? {})) this.told.set(w, q);
      for (const event of cached?.events ?? []) {
        this.#sealed.push(event);
        events.push(event);
      }
    }
    let began = performance.now();
    for (const name of names.sort()) {
      if (this.#names.has(name)) continue;
      events.push(...this.#readSegment(join(folder, name), name));
      if (performance.now() - began > 20) {
        await new Promise((resolve) => setImmediate(resolve));
        began = performance.now();
      }
    }
    if (this.#fresh >= FRESH_SEGMENTS) await this.saveCheckpoint();
    return events;
  }

  #readSegment(path: string, name: string): StreamEvent[] {
    const { fs, quarantine } = this.#context;
    let bytes: Uint8Array;
    try {
      bytes = fs.read(path, MAX_SEGMENT);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return [];
      if (codeOf(error) === 'EFBIG')
        quarantine.take(path, 'A file of records was set aside: it is larger than 512 KiB.');
      else quarantine.leave(path, 'A file of records can’t be read: the disk or its rights are in the way.');
      this.#names.add(name);
      return [];
    }
    this.#names.add(name);
    const checked = this.#check(bytes);
    if (typeof checked === 'string') {
      // Out of the way, its name is free for a good copy.
      if (quarantine.take(path, `A file of records was set aside: ${checked}.`)) this.#names.delete(name);
      return [];
    }
    if ('left' in checked) {
      quarantine.leave(path, `A file of records was left unread: ${checked.left}.`);
      return [];
    }
    return this.took(checked);
  }

  /** Takes over the events of a segment that was checked: one that this process sealed or imported. */
  took(segment: Segment): StreamEvent[] {
    this.#names.add(segment.name);
    this.#read.add(segment.name);
    // The other copy of the same events is gone, or about to go.
    this.#read.delete(
      segment.name === wholeName(segment.name) ? redactedName(segment.name) : wholeName(segment.name),
    );
    this.#fresh += 1;
    if (deviceOf(segment.header.w) === this.#context.device) {
      for (const [w, [q]] of Object.entries(segment.header.seen))
        this.told.set(w, Math.max(q, this.told.get(w) ?? 0));
    }
    const events = segment.lines.map((line) => line.event);
    for (const event of events) this.#sealed.push(event);
    return events;
  }

  #check(bytes: Uint8Array): Segment | string | { left: string } {
    const parsed = parseSegment(bytes);
    if (!parsed.ok) {
      const { kind, message } = parsed.error;
      return kind === 'damaged' ? message : { left: message };
    }
    const segment = parsed.value;
    if (segment.header.ws !== this.#context.ws) return 'it belongs to another workspace';
    if (segment.header.inc !== this.#stream) return 'it belongs to another incident';
    const key = this.#context.keyOf(deviceOf(segment.header.w));
    if (key === undefined) return { left: 'the card of the device that wrote it is missing' };
    return isSegmentSigned(segment, key) ? segment : 'its signature is not that of its device';
  }

  #readLog(path: string): StreamEvent[] {
    const { fs, ws } = this.#context;
    const size = fs.stat(path)?.size;
    const known = this.#logs.get(path);
    if (size === undefined || size === known?.size) return [];
    try {
      const log = readWal(fs.read(path, MAX_WAL));
      const { inc, ws: theirs } = log?.header ?? {};
      if (log === undefined || inc !== this.#stream || theirs !== ws) return [];
      this.#logs.set(path, { size, lines: log.lines.length, last: log.lines.at(-1)?.hash });
      // A log whose last write failed was cut back and written on: then its lines are others than those read before.
      const goesOn = known !== undefined && log.lines[known.lines - 1]?.hash === known.last;
      return log.lines.slice(goesOn ? known.lines : 0).map((line) => line.event);
    } catch {
      return []; // sealed and removed just now, or not readable: its segment is found next
    }
  }

  /** At the end of a session: a few segments are read faster than a cache is written. */
  async saveCheckpointIfWorthwhile(): Promise<void> {
    if (this.#fresh >= FRESH_SEGMENTS / 4) await this.saveCheckpoint();
  }

  /** Writes the cache of what was read from segments; a failure to do so loses nothing. */
  async saveCheckpoint(): Promise<void> {
    const { fs, layout, ws, writable, foldVersion } = this.#context;
    if (!writable || this.#fresh === 0 || !this.#allThere()) return;
    this.#fresh = 0;
    // Only what could be read: a segment that was set aside or left unread is looked at again by the next load.
    const content = {
      segments: [...this.#read],
      // In the order of writing: folding then finds most registers with one value, not with one from each writer.
      events: this.#once().sort((a, b) => compareHlc(a.h, b.h)),
      told: Object.fromEntries(this.told),
    };
    try {
      await writeCheckpoint(fs, layout, ws, this.#stream, content, foldVersion);
      // Words were taken out of the record while it was written: it holds them still.
      if (!this.#allThere()) removeQuietly(fs, layout.checkpoint(this.#stream));
    } catch {
      // a cache: the next load reads the segments instead
    }
  }

  /** Whether every segment that was read lies there still: another process may have taken words out meanwhile. */
  #allThere(): boolean {
    const there = new Set(this.#context.fs.list(this.#context.layout.segments(this.#stream)));
    return [...this.#read].every((name) => there.has(name));
  }

  /** Each event once: with its words where a copy has them and nobody took them out. */
  #once(): StreamEvent[] {
    const gone = this.#context.redactionsIn(this.#stream);
    const byId = new Map<EventId, StreamEvent>();
    for (const event of this.#sealed) {
      if (event.payload !== null && gone.has(event.id)) byId.set(event.id, { ...event, payload: null });
      else if (event.payload !== null || !byId.has(event.id)) byId.set(event.id, event);
    }
    return [...byId.values()];
  }
}

/** The write-ahead logs of all writers but one, by stream. */
export function findWals(fs: FileSystem, layout: Layout, except: WriterId | null): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const writer of fs.list(layout.writers)) {
    if (writer === except) continue;
    for (const name of fs.list(layout.writer(writer)).sort()) {
      const parts = parseWalName(name);
      if (parts === undefined) continue;
      const path = join(layout.writer(writer), name);
      const paths = found.get(parts.stream);
      if (paths === undefined) found.set(parts.stream, [path]);
      else paths.push(path);
    }
  }
  return found;
}
