/** Wall-clock milliseconds and a counter among equal milliseconds. */
export type Hlc = readonly [wall: number, counter: number];

/** How far a foreign clock may drag ours ahead. */
export const MAX_DRIFT_MS = 60_000;

export const compareHlc = (a: Hlc, b: Hlc): number => a[0] - b[0] || a[1] - b[1];

/**
 * Hybrid logical clock (Kulkarni et al. 2014), with the received time clamped: a desktop whose clock is ten years
 * ahead cannot take the others along. Never throws and never refuses; the counter has no upper limit.
 */
export class HybridClock {
  #last: Hlc = [0, 0];
  readonly #now: () => number;

  /** @param now the wall clock in milliseconds; it may jump in either direction. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** The time for an event of our own: later than every one given before, whatever the wall clock does. */
  send(): Hlc {
    const now = this.#now();
    this.#last = now > this.#last[0] ? [now, 0] : [this.#last[0], this.#last[1] + 1];
    return this.#last;
  }

  /** Takes note of a foreign event, so that what is written after reading it is also dated after it. */
  receive([wall, counter]: Hlc): void {
    const limit = this.#now() + MAX_DRIFT_MS;
    const seen: Hlc = wall > limit ? [limit, 0] : [wall, counter];
    if (compareHlc(seen, this.#last) > 0) this.#last = seen;
  }
}
