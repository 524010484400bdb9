import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { dropWords } from './drop-words.ts';
import { StoreError } from './failure.ts';
import { codeOf, type FileSystem } from './file-system.ts';
import type { Layout } from './layout.ts';
import type { Lock } from './lock.ts';
import type { Trust } from './trust.ts';

export type RedactorContext = {
  readonly fs: FileSystem;
  readonly layout: Layout;
  readonly writable: boolean;
  readonly trust: () => Trust;
  /** Makes a segment of what this session has in a stream's log. */
  readonly seal: (stream: string) => Promise<unknown>;
  /** The redaction lock; undefined while another process has it. */
  readonly tryLock: () => Lock | undefined;
};

/** How long another process may be about it: 100 times 50 ms. */
const TRIES = 100;
const PAUSE_MS = 50;

/** Keeps words that were taken out away from whoever reads, and takes them out of this desktop's files. */
export class Redactor {
  readonly #context: RedactorContext;
  #busy: Promise<void> = Promise.resolve();

  constructor(context: RedactorContext) {
    this.#context = context;
  }

  /** What of these events takes part in the state of their stream, without the words that were taken out. */
  counting(stream: string, events: readonly StreamEvent[]): StreamEvent[] {
    const trust = this.#context.trust();
    let due = trust.note(stream, events);
    const gone = trust.redactionsIn(stream);
    const counting = events.filter((event) => trust.delivers(stream, event));
    if (gone.size === 0) return counting;
    const without = counting.map((event) => {
      if (event.payload === null || !gone.has(event.id)) return event;
      due = true;
      return { ...event, payload: null };
    });
    if (due) void this.apply(stream);
    return without;
  }

  /**
   * Takes out of the files of a stream what its redactions name; one stream after the other. What the disk refuses is
   * tried again when the stream is next read.
   */
  apply(stream: string): Promise<void> {
    // One that failed keeps no other.
    if (this.#context.writable)
      this.#busy = this.#busy.catch(() => undefined).then(() => this.#apply(stream));
    return this.#busy;
  }

  async #apply(stream: string): Promise<void> {
    const { fs, layout, seal, trust } = this.#context;
    try {
      // This session's own log first: what it holds is rewritten only as a segment.
      await seal(stream);
      const lock = await this.#lock();
      if (lock === undefined) return;
      try {
        trust().learn(stream, true);
        await dropWords({ fs, layout }, stream, trust().redactionsIn(stream));
      } finally {
        lock.release();
      }
    } catch (error) {
      if (codeOf(error) === undefined && !(error instanceof StoreError)) throw error;
    }
  }

  /** Another process holds it for some ms; this one must not stand still meanwhile. */
  async #lock(): Promise<Lock | undefined> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const lock = this.#context.tryLock();
      if (lock !== undefined) return lock;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    return undefined;
  }

  /** Resolves once everything is out that could be taken out. */
  async settled(): Promise<void> {
    for (let before; before !== this.#busy;) await (before = this.#busy);
  }
}
