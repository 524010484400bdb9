import { join } from 'node:path';
import type { KeyObject } from 'node:crypto';
import type { WriterId } from '../../shared/ids.ts';
import type { HybridClock } from '../../shared/clock.ts';
import { named, type EventDraft } from '../../shared/incident/envelope.ts';
import { atomicWrite, removeQuietly } from './atomic-write.ts';
import { chainRoot, encodeEvent, type EventLine } from './event-line.ts';
import { StoreError, writeFailure } from './failure.ts';
import type { AppendFile, FileSystem } from './file-system.ts';
import { makeLastingFolder } from './folders.ts';
import type { Layout } from './layout.ts';
import { MAX_SEGMENT } from './limits.ts';
import { encodeHeader, headOf, sealSegment, type HeaderFields, type Segment } from './segment.ts';
import { walLine } from './wal.ts';

export type WriterContext = {
  readonly fs: FileSystem;
  readonly layout: Layout;
  readonly ws: string;
  readonly writer: WriterId;
  readonly privateKey: KeyObject;
  readonly clock: HybridClock;
  readonly app: string;
  /** Other devices' writers that moved and that no header of this device has told of yet. */
  readonly seen: (stream: string) => HeaderFields['seen'];
};

/** Sealed at this size, so that a segment stays small. */
const SEAL_BYTES = 64 * 1024;
/** Room for the header and the trailer in a segment's 512 KiB. */
const MAX_OPEN = MAX_SEGMENT - 80 * 1024;

/**
 * One writer's chain in one stream: its write-ahead log, and the segments it is sealed into. Calls run one after the
 * other, in the order in which they came.
 */
export class StreamWriter {
  readonly #context: WriterContext;
  readonly #stream: string;
  #lines: EventLine[] = [];
  /** Empty where the next log begins a new segment. */
  #headerText = '';
  #file: AppendFile | undefined;
  #generation = 0;
  #good = 0;
  /** Logs whose descriptor failed: removed once their events are safe elsewhere. */
  #abandoned: string[] = [];
  #previous: string;
  #next = 1;
  #sealedHead: string | null = null;
  readonly #lasting = new Set<string>();
  #busy: Promise<unknown> = Promise.resolve();

  constructor(context: WriterContext, stream: string) {
    this.#context = context;
    this.#stream = stream;
    this.#previous = chainRoot(context.ws, stream, context.writer);
  }

  /** Events that were acknowledged and are not in a segment yet. */
  get unsealed(): number {
    return this.#lines.length;
  }

  /** Large enough to be sealed now. */
  get full(): boolean {
    return this.#good >= SEAL_BYTES;
  }

  /**
   * Records drafts, all or none. When this resolves they are on the disk.
   * @throws StoreError `disk-full`, `disk-failed`, `read-only` or `too-large`: nothing of them was recorded.
   */
  append(drafts: readonly EventDraft[]): Promise<readonly EventLine[]> {
    return this.#inTurn(() => this.#append(drafts));
  }

  /**
   * Makes a segment of the log: written whole and synced under its name before the log goes.
   * @returns the segment, or undefined when there was nothing to seal.
   * @throws the file system's error: the log stays, and nothing is lost.
   */
  seal(): Promise<Segment | undefined> {
    return this.#inTurn(() => this.#seal());
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const next = this.#busy.then(task);
    this.#busy = next.catch(() => undefined);
    return next;
  }

  async #append(drafts: readonly EventDraft[]): Promise<readonly EventLine[]> {
    const lines = this.#encode(drafts);
    const bytes = Buffer.from(lines.map((line) => walLine(line.text)).join(''));
    if (bytes.length > MAX_OPEN) {
      throw new StoreError({ kind: 'too-large', message: 'Not saved: this is more than one step can hold.' });
    }
    try {
      if (this.#good + bytes.length > MAX_OPEN) await this.#seal();
      await this.#persist(bytes);
    } catch (error) {
      throw new StoreError(writeFailure(error), error);
    }
    this.#lines.push(...lines);
    const last = lines.at(-1);
    if (last !== undefined) {
      this.#previous = last.hash;
      this.#next = last.event.q + 1;
    }
    return lines;
  }

  #encode(drafts: readonly EventDraft[]): EventLine[] {
    const { writer, clock } = this.#context;
    const lines: EventLine[] = [];
    for (const draft of drafts) {
      const previous = lines.at(-1)?.hash ?? this.#previous;
      const place = { w: writer, q: this.#next + lines.length, h: clock.send(), previous };
      const said =
        draft.follows === undefined
          ? draft
          : named(
              draft,
              lines.map(({ event }) => event),
            );
      const line = encodeEvent(said, place);
      if (!line.ok) {
        throw new StoreError({
          kind: 'too-large',
          message: `Not saved: ${line.error}. Your text is kept here.`,
        });
      }
      lines.push(line.value);
    }
    return lines;
  }

  async #persist(bytes: Uint8Array): Promise<void> {
    const file = this.#file ?? (await this.#openLog());
    try {
      file.write(bytes);
    } catch (error) {
      this.#rollBack(file);
      throw error;
    }
    await this.#syncOrMove(file, bytes);
    this.#good += bytes.length;
  }

  /** A log that failed to sync is never tried again: the same events go to a new one, from memory. */
  async #syncOrMove(file: AppendFile, bytes: Uint8Array): Promise<void> {
    try {
      await file.sync();
    } catch {
      this.#abandon();
      const fresh = await this.#openLog();
      try {
        fresh.write(bytes);
        await fresh.sync();
      } catch (error) {
        this.#abandon();
        throw error;
      }
    }
    this.#forgetAbandoned();
  }

  /** Opens a log with the header and whatever is acknowledged and not sealed yet. */
  async #openLog(): Promise<AppendFile> {
    const { fs, layout, ws, writer, app, seen } = this.#context;
    const folder = layout.writer(writer);
    // Once a log has carried it, a header stays: two logs of the same lines are sealed into the same bytes.
    if (this.#headerText === '') {
      const clk = { off: 0, err: 0, src: 'none' };
      this.#headerText = encodeHeader({
        ws,
        inc: this.#stream,
        w: writer,
        prev: this.#sealedHead,
        seen: seen(this.#stream),
        clk,
        app,
      });
    }
    this.#generation += 1;
    const path = layout.wal(writer, this.#stream, this.#generation);
    await makeLastingFolder(fs, layout.root, folder, this.#lasting);
    const file = fs.create(path);
    const held = Buffer.from(
      [this.#headerText, ...this.#lines.map((line) => line.text)].map(walLine).join(''),
    );
    try {
      file.write(held);
      await file.sync();
      await fs.syncFolder(folder);
    } catch (error) {
      file.close();
      removeQuietly(fs, path);
      throw error;
    }
    this.#file = file;
    this.#good = held.length;
    return file;
  }

  #rollBack(file: AppendFile): void {
    try {
      file.truncate(this.#good);
    } catch {
      this.#abandon();
    }
  }

  /** Leaves a log whose descriptor failed, without what was not acknowledged: nobody shall read that from it. */
  #abandon(): void {
    this.#abandoned.push(this.#path());
    try {
      this.#file?.truncate(this.#good);
    } catch {
      // as far as it still goes
    }
    this.#close();
  }

  #close(): void {
    const file = this.#file;
    this.#file = undefined;
    try {
      file?.close();
    } catch {
      // nothing is written to it any more
    }
  }

  #forgetAbandoned(): void {
    for (const path of this.#abandoned) removeQuietly(this.#context.fs, path);
    this.#abandoned = [];
  }

  #path(): string {
    return this.#context.layout.wal(this.#context.writer, this.#stream, this.#generation);
  }

  async #seal(): Promise<Segment | undefined> {
    if (this.#lines.length === 0) return undefined;
    const { fs, layout, privateKey } = this.#context;
    const lines = this.#lines;
    const headerText = this.#headerText;
    const { name, bytes } = sealSegment(headerText, lines, privateKey);
    const folder = layout.segments(this.#stream);
    await makeLastingFolder(fs, layout.root, folder, this.#lasting);
    await atomicWrite(fs, join(folder, name), bytes);
    this.#abandoned.push(this.#path());
    this.#close();
    this.#forgetAbandoned();
    this.#lines = [];
    this.#headerText = '';
    this.#good = 0;
    this.#sealedHead = headOf(this.#previous);
    const header = JSON.parse(headerText) as Segment['header']; // written by encodeHeader
    return { name, header, headerText, lines, signature: '' };
  }
}
