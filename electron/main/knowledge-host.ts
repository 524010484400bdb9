import type { IncidentId } from '../../shared/ids.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Answers, Ask, FromIndex, IndexedStore, ToIndex } from '../index/protocol.ts';
import type { RecordStore } from '../records/store.ts';
import type { SessionOptions } from './session-options.ts';

/** What Electron's utility process is used for here, so that a test may put something else in its place. */
export type IndexProcess = {
  postMessage(message: ToIndex): void;
  onMessage(listener: (message: FromIndex) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
};

export type KnowledgeHostContext = {
  readonly fork: () => IndexProcess;
  readonly push: SessionOptions['push'];
  /** The store on screen; null where it could not be opened. */
  readonly store: () => Promise<RecordStore | null>;
  readonly timeout?: number;
};

/** Everything in it can be made again, so nobody waits for it longer than this; ms. */
const TIMEOUT_MS = 30_000;
/** Between two pushes of its state, in ms: whoever hears of a change asks for all facts again. */
const PUSH_MS = 400;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

const notOpen: Failure = {
  kind: 'read-only',
  message: 'There is nothing to look through: the store is not open.',
};
const noAnswer: Failure = {
  kind: 'busy',
  message:
    'The index did not answer. The records are safe; it is being started again. Try again in a moment.',
};

/**
 * The index as main sees it: in a process of its own, started at the first question or some seconds after the first
 * paint, told what changes, and started again where it falls over. It opens the records of the store on screen.
 */
export class KnowledgeHost {
  readonly #context: KnowledgeHostContext;
  readonly #asked = new Map<number, (answer: Answers[keyof Answers] | undefined) => void>();
  #process: IndexProcess | null = null;
  #of = '';
  #begun = false;
  #last = 0;
  #pause = FIRST_PAUSE_MS;
  #again: NodeJS.Timeout | undefined;
  #pushing: NodeJS.Timeout | undefined;
  #state: Extract<FromIndex, { kind: 'state' }>['state'] | undefined;
  #ended = false;

  constructor(context: KnowledgeHostContext) {
    this.#context = context;
  }

  /** The window is painted, and the first moments are over: what has changed since the last time is read. */
  async begin(): Promise<void> {
    this.#begun = true;
    await this.#start();
  }

  /** An incident has changed, by whoever. */
  changed(id: IncidentId): void {
    this.#process?.postMessage({ kind: 'changed', incidents: [id] });
  }

  /** Something has changed that may be about all incidents. */
  look(): void {
    this.#process?.postMessage({ kind: 'look' });
  }

  /** Asks the index, which is started for it. */
  async ask<A extends Ask>(ask: A): Promise<Result<Answers[A['of']], Failure>> {
    if (!(await this.#start())) return err(notOpen);
    const id = (this.#last += 1);
    const answer = await new Promise<Answers[keyof Answers] | undefined>((resolve) => {
      const timer = setTimeout(() => this.#settle(id, undefined), this.#context.timeout ?? TIMEOUT_MS);
      this.#asked.set(id, (given) => {
        clearTimeout(timer);
        resolve(given);
      });
      this.#process?.postMessage({ kind: 'ask', id, ask });
    });
    return answer === undefined ? err(noAnswer) : ok(answer as Answers[A['of']]); // the answer to this very question
  }

  /** Lets go of the store: it is closed, or becomes another one. The next question opens it again. */
  release(): void {
    clearTimeout(this.#again);
    clearTimeout(this.#pushing);
    this.#pushing = undefined;
    const process = this.#process;
    this.#process = null;
    this.#of = '';
    for (const id of [...this.#asked.keys()]) this.#settle(id, undefined);
    process?.kill();
  }

  /** The store on screen is open again, or is another one. */
  async again(): Promise<void> {
    if (this.#begun) await this.#start();
  }

  /** Ends it for good. */
  stop(): void {
    this.#ended = true;
    this.release();
  }

  /** @returns whether there is a process, and a store for it. */
  async #start(): Promise<boolean> {
    const store = await this.#context.store();
    if (store === null || this.#ended) return false;
    const of: IndexedStore = {
      root: store.layout.root,
      ws: store.ws,
      device: store.identity?.device ?? null,
    };
    const key = JSON.stringify(of);
    if (this.#process !== null && this.#of === key) return true;
    this.release();
    this.#of = key;
    const process = this.#context.fork();
    this.#process = process;
    process.onMessage((message) => {
      if (this.#process === process) this.#hear(message);
    });
    process.onExit(() => {
      if (this.#process === process) this.#fell();
    });
    process.postMessage({ kind: 'start', store: of });
    return true;
  }

  #hear(message: FromIndex): void {
    if (message.kind === 'answer') {
      this.#pause = FIRST_PAUSE_MS;
      this.#settle(message.id, message.answer);
      return;
    }
    const first = this.#state === undefined;
    this.#state = message.state;
    if (first) this.#push();
    else this.#pushing ??= setTimeout(() => this.#push(), PUSH_MS);
  }

  #push(): void {
    this.#pushing = undefined;
    if (this.#state !== undefined) this.#context.push('knowledge:changed', this.#state);
  }

  #settle(id: number, answer: Answers[keyof Answers] | undefined): void {
    const resolve = this.#asked.get(id);
    this.#asked.delete(id);
    resolve?.(answer);
  }

  #fell(): void {
    this.release();
    if (this.#ended) return;
    this.#again = setTimeout(() => void this.#start(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
  }
}
