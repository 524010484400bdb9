import type { Instant } from '../../shared/ids.ts';
import { passesByItself, type Trouble } from '../../shared/sync/connection.ts';

const SHORTEST_MS = 1_000;
const LONGEST_MS = 60_000;
/** Somebody has to act: looking more often changes nothing. */
const ASKED_MS = 30_000;

/**
 * When to try again: exponential with full jitter from 1 to 60 s, so that ten desktops do not return to a server that
 * comes back in the same second (AWS, "Exponential backoff and jitter").
 */
export class BackOff {
  #tries = 0;
  since: Instant | null = null;
  trouble: Trouble | null = null;

  /** @param random in [0, 1). @returns how long to wait, in ms. */
  failed(trouble: Trouble, now: Instant, random: number): number {
    if (this.trouble?.kind !== trouble.kind) this.since = now;
    this.trouble = trouble;
    const longest = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** this.#tries);
    this.#tries += 1;
    return passesByItself(trouble) ? Math.max(SHORTEST_MS, random * longest) : ASKED_MS;
  }

  worked(): void {
    this.#tries = 0;
    this.since = null;
    this.trouble = null;
  }
}
