import { WORKSPACE_STREAM } from '../../shared/ids.ts';
import type { PathMeaning } from './paths.ts';
import type { RemoteFile } from './transport.ts';

/** A file that was listed and has not been taken in yet. */
export type Arrival = {
  readonly file: RemoteFile;
  readonly meaning: PathMeaning;
  readonly rank: number;
  tries: number;
  dueAt: number;
  /** It can't be checked before the card of its device is here. */
  waitsForCard: boolean;
};

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/** What is to be read next: who wrote before what was written, what is on screen before what is not. */
export class Arrivals {
  readonly #waiting = new Map<string, Arrival>();

  /** Those that were not tried yet: one that is damaged for good is tried for ever, and holds up nothing. */
  get untried(): number {
    let count = 0;
    for (const { tries } of this.#waiting.values()) if (tries === 0) count += 1;
    return count;
  }

  add(file: RemoteFile, meaning: PathMeaning, open: ReadonlySet<string>): void {
    const rank = rankOf(meaning, open);
    this.#waiting.set(`${file.path}|${file.tag}`, {
      file,
      meaning,
      rank,
      tries: 0,
      dueAt: 0,
      waitsForCard: false,
    });
  }

  done({ file }: Arrival): void {
    this.#waiting.delete(`${file.path}|${file.tag}`);
  }

  /** It is gone where it was listed: there is nothing to try again. */
  gone(path: string): void {
    for (const [key, { file }] of this.#waiting) if (file.path === path) this.#waiting.delete(key);
  }

  /** Not whole yet, or not to be had now: once more after a pause that grows. */
  later(arrival: Arrival, now: number): void {
    arrival.dueAt = now + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** arrival.tries);
    arrival.tries += 1;
  }

  /** A card has come: what waited for one can be checked now. */
  cardCame(): void {
    for (const arrival of this.#waiting.values()) {
      if (!arrival.waitsForCard) continue;
      arrival.waitsForCard = false;
      arrival.dueAt = 0;
    }
  }

  /** Those that are due, the most wanted first. */
  due(now: number, limit: number): readonly Arrival[] {
    const due = [...this.#waiting.values()].filter((arrival) => arrival.dueAt <= now);
    return due.sort((a, b) => a.rank - b.rank).slice(0, limit);
  }

  /** When the next one is due; undefined when nothing waits. */
  nextDue(): number | undefined {
    let next: number | undefined;
    for (const { dueAt } of this.#waiting.values()) next = Math.min(next ?? dueAt, dueAt);
    return next;
  }
}

function rankOf(meaning: PathMeaning, open: ReadonlySet<string>): number {
  switch (meaning.kind) {
    case 'card':
      return 0;
    case 'beacon':
      return 1;
    case 'chunk':
      return open.has(meaning.stream) ? 5 : 6;
    case 'segment':
    case 'pack':
    case 'records':
      if (meaning.stream === WORKSPACE_STREAM) return 2;
      return open.has(meaning.stream) ? 3 : 4;
  }
}
