/** The longest wait without asking again when it is due: the machine may have slept, and the clock may have been set. */
const LOOK_AGAIN_MS = 1_000;
/** After a bug in a round: the other meeting points go on, and this one is tried again. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 120_000;

export type LoopContext = {
  readonly now: () => number;
  /** When the next round is due, on `now`. */
  readonly dueAt: () => number;
  readonly round: () => Promise<void>;
  /** A round began or ended. */
  readonly turned: () => void;
  /** A round threw, which is a bug: logged once each. */
  readonly failed: (error: unknown) => void;
};

/** Calls for the rounds of one meeting point when they are due, one after the other, whatever the others do. */
export class RoundLoop {
  readonly #context: LoopContext;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  #pausedUntil = 0;
  #pause = FIRST_PAUSE_MS;
  #last = Promise.resolve();
  /** A round is under way. */
  running = false;

  constructor(context: LoopContext) {
    this.#context = context;
  }

  /** Looks now whether a round is due: it may be sooner than it was. */
  look(): void {
    if (this.running || this.#stopped) return;
    clearTimeout(this.#timer);
    const due = this.#context.dueAt() - this.#context.now();
    const wait = Math.max(due, this.#pausedUntil - performance.now());
    if (wait > 0) this.#timer = setTimeout(() => this.look(), Math.min(wait, LOOK_AGAIN_MS));
    else this.#last = this.#turn();
  }

  /** No round begins any more; resolves when the one that is under way has ended. */
  stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    return this.#last;
  }

  async #turn(): Promise<void> {
    this.running = true;
    this.#context.turned();
    try {
      await this.#context.round();
      this.#pause = FIRST_PAUSE_MS;
    } catch (error) {
      this.#pausedUntil = performance.now() + this.#pause;
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
      this.#context.failed(error);
    }
    this.running = false;
    this.#context.turned();
    this.look();
  }
}
