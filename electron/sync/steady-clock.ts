import type { Instant } from '../../shared/ids.ts';

/**
 * Time for pauses: goes on from the wall clock, and stands still where that is set back. What is due in two seconds on
 * a clock that was ten years ahead would otherwise be due in ten years.
 */
export class SteadyClock {
  readonly #wall: () => Instant;
  #last = -Infinity;
  /** How far the wall clock was set back, altogether. */
  #back = 0;

  constructor(wall: () => Instant) {
    this.#wall = wall;
  }

  now = (): Instant => {
    const wall = this.#wall();
    this.#back += Math.max(0, this.#last - wall);
    this.#last = wall;
    return wall + this.#back;
  };

  /** A moment of this clock on the wall clock as it is set now. */
  onWall(moment: Instant): Instant {
    this.now();
    return moment - this.#back;
  }
}
