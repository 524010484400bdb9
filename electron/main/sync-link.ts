import type { FromSync, ToSync } from '../sync/protocol.ts';

/** What Electron's utility process is used for here, so that a test may fork a process of Node in its place. */
export type ForkedProcess = {
  postMessage(message: ToSync): void;
  onMessage(listener: (message: FromSync) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
};

/** A question of the protocol without its number, which the link gives. */
export type Question =
  Extract<ToSync, { id: number }> extends infer Q
    ? Q extends { id: number }
      ? Omit<Q, 'id'>
      : never
    : never;
type Answer = Extract<FromSync, { kind: 'probed' | 'attached' }>;

export type LinkContext = {
  readonly fork: () => ForkedProcess;
  /** What every new process is told first. */
  readonly hello: () => readonly ToSync[];
  readonly hear: (message: FromSync) => void;
  /** The process ended by itself, and is started again after this pause in ms. */
  readonly fell: (pause: number) => void;
};

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** A process that lived as long as this has got over whatever ended the one before. */
const STEADY_MS = 60_000;

/**
 * The process that talks to shares and Git hosts, kept alive: where a bug ends it, it is started again after a growing
 * pause. Nothing here waits for it without a time-out, and ending it is not waited for at all.
 */
export class SyncLink {
  readonly #context: LinkContext;
  readonly #asked = new Map<number, (answer: Answer | null) => void>();
  #process: ForkedProcess | null = null;
  #pause = FIRST_PAUSE_MS;
  #again: NodeJS.Timeout | undefined;
  #last = 0;
  #ended = false;

  constructor(context: LinkContext) {
    this.#context = context;
  }

  /** Starts the process where it does not run. */
  start(): void {
    if (this.#process !== null || this.#ended) return;
    clearTimeout(this.#again);
    const process = this.#context.fork();
    const began = performance.now();
    this.#process = process;
    process.onMessage((message) => {
      if (this.#process === process) this.#hear(message);
    });
    process.onExit(() => {
      if (this.#process === process) this.#fell(performance.now() - began);
    });
    for (const message of this.#context.hello()) process.postMessage(message);
  }

  /** Says something to the process, if there is one: a new one hears the present state of everything at first. */
  send(message: ToSync): void {
    this.#process?.postMessage(message);
  }

  /**
   * Asks the process, which is started for it.
   * @returns null when there was no answer within `timeout` ms, or the process ended.
   */
  ask(question: Question, timeout: number): Promise<Answer | null> {
    this.start();
    const id = (this.#last += 1);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#settle(id, null), timeout);
      this.#asked.set(id, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      this.send({ ...question, id });
    });
  }

  /** Ends the process for good, wherever it hangs. */
  stop(): void {
    this.#ended = true;
    clearTimeout(this.#again);
    const process = this.#process;
    this.#process = null;
    for (const id of [...this.#asked.keys()]) this.#settle(id, null);
    process?.kill();
  }

  #hear(message: FromSync): void {
    if (message.kind === 'probed' || message.kind === 'attached') this.#settle(message.id, message);
    else this.#context.hear(message);
  }

  #settle(id: number, answer: Answer | null): void {
    const resolve = this.#asked.get(id);
    this.#asked.delete(id);
    resolve?.(answer);
  }

  #fell(lived: number): void {
    this.#process = null;
    for (const id of [...this.#asked.keys()]) this.#settle(id, null);
    if (this.#ended) return;
    if (lived > STEADY_MS) this.#pause = FIRST_PAUSE_MS;
    this.#again = setTimeout(() => this.start(), this.#pause);
    this.#context.fell(this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
  }
}
