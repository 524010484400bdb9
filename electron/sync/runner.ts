import {
  connectionKey,
  placeOf,
  type Connection,
  type ConnectionState,
  type Trouble,
} from '../../shared/sync/connection.ts';
import type { SyncState } from '../../shared/sync/state.ts';
import { codeOf } from '../records/file-system.ts';
import type { Lock } from '../records/lock.ts';
import { readConnections, writeConnections, type KeptConnection } from './connections.ts';
import { SyncEngine, type EngineContext } from './engine.ts';
import { notYet } from './not-yet.ts';
import { RoundLoop } from './round-loop.ts';
import type { Transport } from './transport.ts';

export type RunnerContext = EngineContext & {
  readonly transportTo: (connection: Connection) => Transport;
  /** Takes the store's sync lock; undefined while another program has it. */
  readonly tryLock: () => Lock | undefined;
  /** The state, whenever it is another one. */
  readonly tell: (state: SyncState) => void;
  readonly log: (line: string) => void;
};

/** At most four times a second while something is going on; who is here changes with time alone, so now and then too. */
const TELL_MS = 250;
const TELL_AGAIN_MS = 5_000;
const LOCK_AGAIN_MS = 5_000;
const ANSWER_MS = 50;

const busy: Trouble = {
  kind: 'busy',
  message:
    'Another program exchanges these records with others just now: the window, or ic sync --watch. What is here goes with it.',
};
const withdrawn: Trouble = { kind: 'away', message: 'Not connected: it was given up meanwhile.' };
const noLock: Trouble = {
  kind: 'full',
  message:
    'Nothing is exchanged: the folder of the records on this computer can’t be written to. What is there is safe. Make room, or make it writable.',
};

/** The engine with its timers: a loop for each meeting point, the store's sync lock, and the state told to whoever asked. */
export class SyncRunner {
  readonly #context: RunnerContext;
  readonly #engine: SyncEngine;
  readonly #loops = new Map<string, RoundLoop>();
  readonly #bugs = new Map<string, { readonly since: number; readonly trouble: Trouble }>();
  #kept: readonly KeptConnection[] = [];
  #lock: Lock | null = null;
  /** Why there is no lock, and since when. */
  #locked: { readonly since: number; readonly trouble: Trouble } | null = null;
  #lockTimer: NodeJS.Timeout | undefined;
  #tellTimer: NodeJS.Timeout | undefined;
  #toldAt = -Infinity;
  #told = '';
  #stopped = false;
  /** Meeting points whose first attach somebody waits for. */
  readonly #asked = new Set<string>();
  /** Rounds of meeting points that were left: the lock is held until they have ended. */
  readonly #ending = new Set<Promise<void>>();

  constructor(context: RunnerContext) {
    this.#context = context;
    this.#engine = new SyncEngine({
      ...context,
      arrived: (streams) => {
        context.arrived(streams);
        this.#look();
      },
    });
  }

  /** The meeting points are these from now on. */
  connect(kept: readonly KeptConnection[]): void {
    const keys = new Set(kept.map(({ connection }) => connectionKey(connection)));
    for (const key of this.#loops.keys()) if (!keys.has(key)) this.#leave(key);
    this.#kept = kept;
    if (kept.length === 0) void this.#release();
    else this.#begin();
    this.#tellSoon();
  }

  /** The incidents on screen. */
  setOpen(incidents: readonly string[]): void {
    this.#engine.setOpen(incidents);
    this.#look();
  }

  /** The incidents that are over. */
  setClosed(incidents: readonly string[]): void {
    this.#engine.setClosed(incidents);
    this.#look();
  }

  /** These streams have new segments in this store. */
  hint(streams: readonly string[]): void {
    this.#engine.hint(streams);
    this.#look();
  }

  /** Looks everywhere now. */
  hurry(): void {
    this.#engine.hurry();
    if (this.#lock === null && this.#kept.length > 0) this.#begin();
    this.#look();
  }

  state(): SyncState {
    const state = this.#engine.state();
    const connections = this.#kept.map(({ connection }) => {
      const key = connectionKey(connection);
      const known = state.connections.find((each) => each.key === key) ?? notYet(connection);
      const bug = this.#bugs.get(key);
      if (this.#locked !== null) return troubled(known, this.#locked);
      return bug === undefined ? known : troubled(known, bug);
    });
    return { ...state, connections };
  }

  /**
   * Begins with a meeting point, if it can be opened: `found` allows to found the workspace there.
   * @returns why it can't, and then nothing has changed; null when it is one of this store's from now on.
   */
  async attach(connection: Connection, found: boolean): Promise<Trouble | null> {
    const key = connectionKey(connection);
    const before = this.#kept.find((kept) => connectionKey(kept.connection) === key);
    if (this.#loops.has(key)) {
      if (!found || !this.#isAway(key)) return null;
      // It was wiped, and somebody says so: what is here goes there once more.
      this.#leave(key);
    }
    const locked = this.#lock === null ? this.#takeLock() : null;
    if (locked !== null) return locked;
    // Whoever asks remembers it, or does not: it is not in the file yet.
    this.#asked.add(key);
    const others = this.#kept.filter((kept) => kept !== before);
    this.#kept = [...others, { connection, attached: !found }];
    this.#meet({ connection, attached: !found });
    const loop = this.#loops.get(key);
    const trouble = await this.#firstAnswer(key);
    this.#asked.delete(key);
    if (this.#loops.get(key) !== loop) return withdrawn;
    if (trouble === null) this.#kept = [...others, { connection, attached: true }];
    else {
      this.connect(others);
      if (before !== undefined) this.connect([...others, before]);
    }
    return trouble;
  }

  #isAway(key: string): boolean {
    return this.#engine.state().connections.some((each) => each.key === key && each.trouble?.kind === 'away');
  }

  /** What came of attaching; the first exchange, which may take long, goes on behind it. */
  async #firstAnswer(key: string): Promise<Trouble | null> {
    for (;;) {
      const known = this.#engine.state().connections.find((each) => each.key === key);
      const trouble = this.#bugs.get(key)?.trouble ?? known?.trouble ?? null;
      if (known === undefined) return withdrawn;
      if (trouble !== null || this.#engine.attached(key)) return trouble;
      await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
    }
  }

  /** Ends everything; resolves when the rounds that are under way have ended and the lock is free. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#tellTimer);
    for (const key of this.#loops.keys()) this.#leave(key);
    await this.#release();
  }

  #begin(): void {
    clearTimeout(this.#lockTimer);
    const trouble = this.#lock === null ? this.#takeLock() : null;
    if (trouble !== null) {
      this.#locked = { since: this.#locked?.since ?? this.#context.now(), trouble };
      this.#lockTimer = setTimeout(() => this.#begin(), LOCK_AGAIN_MS);
    } else {
      this.#locked = null;
      for (const kept of this.#kept) this.#meet(kept);
    }
    this.#tellSoon();
  }

  #takeLock(): Trouble | null {
    try {
      this.#lock = this.#context.tryLock() ?? null;
      return this.#lock === null ? busy : null;
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      return noLock;
    }
  }

  async #release(): Promise<void> {
    clearTimeout(this.#lockTimer);
    this.#locked = null;
    await Promise.all(this.#ending);
    if (this.#loops.size > 0) return; // connected again meanwhile
    this.#lock?.release();
    this.#lock = null;
  }

  #meet(kept: KeptConnection): void {
    const key = connectionKey(kept.connection);
    if (this.#loops.has(key)) return;
    this.#engine.connect(kept, this.#context.transportTo(kept.connection));
    const loop = new RoundLoop({
      now: this.#context.now,
      dueAt: () => this.#engine.dueAt(key),
      round: async () => {
        await this.#engine.round(key);
        this.#bugs.delete(key);
        await this.#remember(key);
      },
      turned: () => this.#tellSoon(),
      failed: (error) => this.#failed(key, error),
    });
    this.#loops.set(key, loop);
    loop.look();
  }

  #leave(key: string): void {
    const ended = this.#loops.get(key)?.stop();
    if (ended !== undefined) {
      this.#ending.add(ended);
      void ended.then(() => this.#ending.delete(ended));
    }
    this.#loops.delete(key);
    this.#bugs.delete(key);
    this.#engine.disconnect(key);
  }

  #look(): void {
    for (const loop of this.#loops.values()) loop.look();
    this.#tellSoon();
  }

  /** From the first attach on a meeting point must be the same: over a restart as well. */
  async #remember(key: string): Promise<void> {
    const kept = this.#kept.find(({ connection }) => connectionKey(connection) === key);
    if (kept === undefined || kept.attached || this.#asked.has(key) || !this.#engine.attached(key)) return;
    const { fs, store } = this.#context;
    const mark = (each: KeptConnection): KeptConnection =>
      connectionKey(each.connection) === key ? { ...each, attached: true } : each;
    await writeConnections(fs, store.layout, readConnections(fs, store.layout).map(mark));
    this.#kept = this.#kept.map(mark);
  }

  #failed(key: string, error: unknown): void {
    if (this.#stopped) return;
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#context.log(`the exchange with ${placeOfKey(this.#kept, key)} failed: ${message}`);
    const trouble: Trouble = {
      kind: 'away',
      message:
        'Something unexpected happened in the exchange with this place. Nothing is lost, and it is tried again.',
    };
    this.#bugs.set(key, { since: this.#bugs.get(key)?.since ?? this.#context.now(), trouble });
  }

  /** At once when nothing was told lately; else a moment later, once for several changes. */
  #tellSoon(): void {
    if (this.#stopped) return;
    clearTimeout(this.#tellTimer);
    this.#tellTimer = setTimeout(() => this.#tell(), Math.max(0, this.#toldAt + TELL_MS - performance.now()));
  }

  #tell(): void {
    const state = this.state();
    const text = JSON.stringify(state);
    if (text !== this.#told) this.#context.tell(state);
    this.#told = text;
    this.#toldAt = performance.now();
    const going = [...this.#loops.values()].some(({ running }) => running);
    this.#tellTimer = setTimeout(() => this.#tell(), going ? TELL_MS : TELL_AGAIN_MS);
  }
}

const troubled = (
  known: ConnectionState,
  { since, trouble }: { readonly since: number; readonly trouble: Trouble },
): ConnectionState => ({
  ...known,
  standing: trouble.kind === 'full' ? 'attention' : 'offline',
  since,
  trouble,
  progress: null,
});

function placeOfKey(kept: readonly KeptConnection[], key: string): string {
  const found = kept.find(({ connection }) => connectionKey(connection) === key);
  return found === undefined ? 'a place that was left' : placeOf(found.connection);
}
