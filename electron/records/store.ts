import type { KeyObject } from 'node:crypto';
import { HybridClock } from '../../shared/clock.ts';
import { streamIdPattern, WORKSPACE_STREAM, type DeviceId, type WriterId } from '../../shared/ids.ts';
import type { EventDraft, StreamEvent } from '../../shared/incident/envelope.ts';
import type { Notice } from '../../shared/ipc/contract.ts';
import { notSaved } from '../../shared/ipc/errors.ts';
import { approveDevice, createWorkspace } from '../../shared/workspace/workspace.ts';
import { removeQuietly } from './atomic-write.ts';
import { Attachments } from './attachments.ts';
import { CardBook } from './card-book.ts';
import type { StoreEnvironment } from './environment.ts';
import { StoreError } from './failure.ts';
import { formerKeys, type Identity } from './identity.ts';
import { layoutOf, type Layout } from './layout.ts';
import type { ImportContext } from './import-segment.ts';
import { prepareStore, type Prepared } from './prepare.ts';
import type { Quarantine } from './quarantine.ts';
import { recoverWriters } from './recovery.ts';
import { Redactor } from './redactor.ts';
import { Seen } from './seen.ts';
import { findWals, StreamReader, type ReaderContext } from './stream-reader.ts';
import { StreamWriter } from './stream-writer.ts';
import { Trust } from './trust.ts';
import { openWriteSession, type WriteSession } from './write-session.ts';

/** A desktop's complete copy of the records. One process may open it any number of times, and any number of processes. */
export class RecordStore {
  readonly layout: Layout;
  readonly ws: string;
  /** Why nothing can be written, as a sentence; null when it can. */
  readonly readOnly: string | null;
  readonly identity: Identity | null;
  readonly quarantine: Quarantine;
  /** The bytes of files that entries name. */
  readonly attachments: Attachments;
  /** Whose word counts, and what was taken out. */
  readonly trust: Trust;
  readonly #env: StoreEnvironment;
  readonly #redactor: Redactor;
  readonly #clock: HybridClock;
  readonly #cards: CardBook;
  readonly #readers = new Map<string, StreamReader>();
  readonly #writers = new Map<string, StreamWriter>();
  readonly #seen: Seen;
  #session: WriteSession | undefined;
  #closed = false;

  private constructor(layout: Layout, env: StoreEnvironment, found: Prepared) {
    this.layout = layout;
    this.#env = env;
    this.ws = found.ws;
    this.readOnly = found.readOnly;
    this.identity = found.identity;
    this.#seen = new Seen(found.identity?.device);
    this.quarantine = found.quarantine;
    const { fs } = env;
    this.attachments = new Attachments({ fs, layout, quarantine: this.quarantine, readOnly: this.readOnly });
    this.#clock = new HybridClock(env.now);
    this.#cards = new CardBook(fs, layout, this.ws, this.quarantine);
    this.trust = new Trust({
      reading: this.#reading(),
      cards: () => this.#cards.all(),
      dropWords: (stream) => this.#redactor.apply(stream),
    });
    this.#redactor = new Redactor({
      fs,
      layout,
      writable: this.readOnly === null,
      trust: () => this.trust,
      seal: (stream) => this.seal(stream),
      tryLock: () => env.tryLock(layout.redactionLock, 0),
    });
  }

  /**
   * Opens the store in a folder.
   * @param create make a store where there is none; otherwise that is an error of kind `not-found`.
   * @throws StoreError when there is no store, or one can't be made.
   */
  static async open(root: string, env: StoreEnvironment, create = false): Promise<RecordStore> {
    const layout = layoutOf(root);
    const found = await prepareStore(layout, env, create);
    const store = new RecordStore(layout, env, found);
    if (found.identity === null) {
      await store.trust.poll();
      return store;
    }
    await store.recover();
    if (found.created) {
      const founder = { now: env.now(), person: env.deviceName };
      const draft = approveDevice(createWorkspace(), found.identity.device, env.deviceName, founder);
      await store.append(WORKSPACE_STREAM, [draft]);
      await store.seal(WORKSPACE_STREAM);
    }
    await store.trust.poll();
    return store;
  }

  /** Seals what ended sessions left in their logs. */
  async recover(): Promise<void> {
    try {
      const former = formerKeys(this.#env.fs, this.layout);
      await recoverWriters(
        {
          fs: this.#env.fs,
          layout: this.layout,
          ws: this.ws,
          quarantine: this.quarantine,
          tryLock: (writer) => this.#env.tryLock(this.layout.lock(writer), 0),
          privateKeyOf: (device) =>
            device === this.identity?.device ? this.identity.privateKey : former.get(device)?.privateKey,
        },
        this.#session?.writer ?? null,
      );
    } catch {
      // The logs stay as they are and are read from there; the next start tries again.
    }
  }

  /** Ids of all streams that have something on this desktop, the workspace's own included. */
  streams(): string[] {
    const names = new Set(this.#env.fs.list(this.layout.streams));
    for (const stream of findWals(this.#env.fs, this.layout, null).keys()) names.add(stream);
    return [...names].filter((name) => streamIdPattern.test(name)).sort();
  }

  /**
   * Events of a stream that were not read before; all of them at the first call. Those that count only: after
   * `trust.poll` has told of a change, `readOnce` gives what counts now.
   */
  async read(stream: string, logs?: readonly string[]): Promise<StreamEvent[]> {
    const { fs } = this.#env;
    const paths = logs ?? findWals(fs, this.layout, this.#session?.writer ?? null).get(stream) ?? [];
    const events = await this.#reader(stream).read(paths);
    for (const event of events) this.#notice(stream, event);
    return this.#redactor.counting(stream, events);
  }

  /** All events of a stream, for one look: what `read` gives next stays as it is. */
  async readOnce(stream: string): Promise<StreamEvent[]> {
    const { fs } = this.#env;
    const events = await new StreamReader(this.#reading(), stream).read(
      findWals(fs, this.layout, null).get(stream) ?? [],
    );
    for (const event of events) this.#notice(stream, event);
    return this.#redactor.counting(stream, events);
  }

  /** The next `read` of a stream gives all of it again: whoever held what was read has put it away, sealed. */
  forget(stream: string): void {
    this.#readers.delete(stream);
  }

  /**
   * Appends to a stream, all or none; when it resolves the events are on the disk.
   * @throws StoreError when they are not: nothing was recorded.
   */
  async append(stream: string, drafts: readonly EventDraft[]): Promise<StreamEvent[]> {
    const lines = await this.#writer(stream).append(drafts);
    const events = lines.map((line) => line.event);
    if (this.trust.note(stream, events)) void this.#redactor.apply(stream);
    return events;
  }

  /** Whether a stream has events in its log, and whether the log is large enough to be sealed at once. */
  unsealed(stream: string): { readonly events: number; readonly full: boolean } {
    const writer = this.#writers.get(stream);
    return { events: writer?.unsealed ?? 0, full: writer?.full ?? false };
  }

  /** Makes a segment of what this session has in a stream's log. A failure leaves the log, and is tried again later. */
  async seal(stream: string): Promise<boolean> {
    if (this.#closed && this.#session === undefined) return true;
    try {
      const segment = await this.#writers.get(stream)?.seal();
      if (segment !== undefined) this.#reader(stream).took(segment);
      return true;
    } catch {
      return false;
    }
  }

  /** Seals everything, writes the caches and releases this session's lock. */
  async close(): Promise<void> {
    await this.settled();
    this.#closed = true;
    let clean = true;
    for (const stream of this.#writers.keys()) clean = (await this.seal(stream)) && clean;
    for (const reader of this.#readers.values()) await reader.saveCheckpointIfWorthwhile();
    if (this.#session === undefined) return;
    const { writer, lock } = this.#session;
    if (clean) {
      try {
        this.#env.fs.removeFolder(this.layout.writer(writer));
        removeQuietly(this.#env.fs, this.layout.lock(writer));
      } catch {
        // left behind empty; the next start removes it
      }
    }
    lock.release();
    this.#session = undefined;
  }

  notices(): readonly Notice[] {
    return this.quarantine.notices();
  }

  /** The public key of a device; undefined when its card has not arrived. */
  keyOf(device: DeviceId): KeyObject | undefined {
    return device === this.identity?.device ? this.identity.publicKey : this.#cards.keyOf(device);
  }

  /** What importing needs. */
  context(): ImportContext {
    return { ...this.#reading(), trust: this.trust };
  }

  /** Resolves once the words that redactions name are out of the files, as far as this process can. */
  settled(): Promise<void> {
    return this.#redactor.settled();
  }

  /** What reading a stream needs. */
  #reading(): ReaderContext {
    return {
      fs: this.#env.fs,
      layout: this.layout,
      ws: this.ws,
      device: this.identity?.device ?? null,
      quarantine: this.quarantine,
      keyOf: (device) => this.keyOf(device),
      writable: this.readOnly === null,
      foldVersion: this.#env.foldVersion,
      redactionsIn: (stream) => this.trust.redactionsIn(stream),
    };
  }

  /** The writer of this session, once it has written something. */
  get writerId(): WriterId | null {
    return this.#session?.writer ?? null;
  }

  #reader(stream: string): StreamReader {
    let reader = this.#readers.get(stream);
    if (reader === undefined) {
      reader = new StreamReader(this.#reading(), stream);
      this.#readers.set(stream, reader);
    }
    return reader;
  }

  #writer(stream: string): StreamWriter {
    if (this.identity === null) {
      throw new StoreError({ kind: 'read-only', message: this.readOnly ?? notSaved('read-only').message });
    }
    // Its lock is gone: another process may seal and remove what is written now.
    if (this.#closed)
      throw new StoreError({ kind: 'busy', message: 'Not saved: the store is being closed.' });
    let writer = this.#writers.get(stream);
    if (writer === undefined) {
      const { ws, identity } = this;
      this.#session ??= openWriteSession(this.#env, this.layout, { ws, device: identity.device });
      writer = new StreamWriter(
        {
          fs: this.#env.fs,
          layout: this.layout,
          ws,
          writer: this.#session.writer,
          privateKey: identity.privateKey,
          clock: this.#clock,
          app: this.#env.app,
          seen: (of) => this.#seen.since(of, this.#reader(of).told),
        },
        stream,
      );
      this.#writers.set(stream, writer);
    }
    return writer;
  }

  #notice(stream: string, event: StreamEvent): void {
    this.#clock.receive(event.h);
    this.#seen.notice(stream, event);
  }
}
