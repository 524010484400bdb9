import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { eventModules } from '../../shared/incident/events/index.ts';

/** When what was appended becomes a segment that others can see: at a pause in typing, and never much later. */
const IDLE_MS = 2_000;
const LATEST_MS = 5_000;

/** Decides when the log of one stream is sealed. */
export class SealTimer {
  readonly #seal: () => void;
  #idle: NodeJS.Timeout | undefined;
  #latest: NodeJS.Timeout | undefined;

  constructor(seal: () => void) {
    this.#seal = seal;
  }

  /** Events were appended; `full` when the log has reached its size. */
  appended(events: readonly StreamEvent[], full: boolean): void {
    if (full || events.some((event) => eventModules.get(event.t)?.urgent === true)) {
      this.stop();
      this.#seal();
      return;
    }
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#due(), IDLE_MS);
    this.#latest ??= setTimeout(() => this.#due(), LATEST_MS);
  }

  /** Sealing failed: once more after the longest wait. */
  again(): void {
    this.#latest ??= setTimeout(() => this.#due(), LATEST_MS);
  }

  stop(): void {
    clearTimeout(this.#idle);
    clearTimeout(this.#latest);
    this.#idle = this.#latest = undefined;
  }

  #due(): void {
    this.stop();
    this.#seal();
  }
}
