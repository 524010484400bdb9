/** What is to happen at a moment. */
type Timer = { readonly at: number; readonly run: () => void };

/** How often the program may go on by itself (promises, `setImmediate`) before the next timer is let go. */
const TURNS = 2;
/** Turns without any timer left after which a promise that is still open counts as one that waits for ever. */
const STUCK_AFTER = 400;

const realImmediate = setImmediate;
const turn = (): Promise<void> => new Promise((resolve) => realImmediate(resolve));

/**
 * Time that passes when all that could happen in this moment has happened. Timers fire in the order of their moments,
 * so that the same seed is the same life, whatever the machine is busy with.
 */
export class VirtualTime {
  /** Milliseconds since 1970. */
  now: number;
  #timers = new Map<number, Timer>();
  #ids = 0;

  constructor(now: number) {
    this.now = now;
  }

  after(ms: number, run: () => void): number {
    this.#ids += 1;
    this.#timers.set(this.#ids, { at: this.now + Math.max(0, Math.round(ms)), run });
    return this.#ids;
  }

  cancel(id: number): void {
    this.#timers.delete(id);
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  /** Lets `ms` milliseconds go by, with everything that happens in them. */
  async advance(ms: number): Promise<void> {
    const until = this.now + Math.round(ms);
    for (;;) {
      for (let i = 0; i < TURNS; i += 1) await turn();
      const next = this.#next();
      if (next === undefined || next.at > until) break;
      this.#fire(next.id);
    }
    this.now = Math.max(this.now, until);
  }

  /** Machines that sleep: what was due meanwhile happens afterwards. */
  skip(ms: number): void {
    this.now += Math.round(ms);
  }

  /** Lets time go by until a promise has its answer. */
  async settle<T>(promise: Promise<T>): Promise<T> {
    const answer = { open: true };
    const close = (): void => {
      answer.open = false;
    };
    promise.then(close, close);
    for (let idle = 0; ;) {
      for (let i = 0; i < TURNS && answer.open; i += 1) await turn();
      if (!answer.open) return promise;
      const next = this.#next();
      if (next !== undefined) {
        idle = 0;
        this.#fire(next.id);
      } else if ((idle += 1) > STUCK_AFTER) throw new Error('something waits for an answer that never comes');
    }
  }

  #next(): { id: number; at: number } | undefined {
    let first: { id: number; at: number } | undefined;
    for (const [id, { at }] of this.#timers) if (first === undefined || at < first.at) first = { id, at };
    return first;
  }

  #fire(id: number): void {
    const timer = this.#timers.get(id);
    if (timer === undefined) return;
    this.#timers.delete(id);
    this.now = Math.max(this.now, timer.at);
    timer.run();
  }
}
