/** Calls for one look after the other, at a steady pace; a look that is asked for comes at once, never beside another. */
export class PollTimer {
  readonly #look: () => Promise<void>;
  readonly #pace: number;
  #timer: NodeJS.Timeout | undefined;
  #looking = false;
  #again = 0;
  #runs = 0;

  /** @param pace milliseconds from the end of a look to the next. */
  constructor(look: () => Promise<void>, pace: number) {
    this.#look = look;
    this.#pace = pace;
  }

  start(): void {
    this.stop();
    this.#schedule(this.#pace);
  }

  /** Something is there to be seen: no pause before the next look. */
  soon(): void {
    if (this.#looking) this.#again += 1;
    else if (this.#timer !== undefined) this.#schedule(0);
  }

  /** A look that is under way ends by itself, and none follows it. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#runs += 1;
  }

  #schedule(pause: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#turn(), pause);
  }

  async #turn(): Promise<void> {
    const run = this.#runs;
    const asked = this.#again;
    this.#looking = true;
    await this.#look();
    this.#looking = false;
    if (run === this.#runs) this.#schedule(this.#again === asked ? this.#pace : 0);
  }
}
