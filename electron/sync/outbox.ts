import { segmentPath } from './paths.ts';
import type { LocalFiles, LocalSegment } from './local-files.ts';
import type { RemoteIndex } from './remote-index.ts';

/** How long another device's file may be missing before this one puts it there: its owner may be about to. */
const REFILL_AFTER_MS = 30_000;

export type OutboxContext = {
  readonly local: LocalFiles;
  readonly index: RemoteIndex;
  /** This desktop's own devices: the one that it writes as, and those that it wrote as before. */
  readonly own: ReadonlySet<string>;
  readonly now: () => number;
  /** In [0, 1): so that not all desktops refill at the same moment. */
  readonly random: () => number;
  /** What a revoked device wrote after that is passed on to nobody. */
  readonly barred: (segment: LocalSegment) => boolean;
};

/** What is here and not at one meeting point. Reckoned anew only for streams in which something changed. */
export class Outbox {
  readonly #context: OutboxContext;
  readonly #missing = new Map<string, LocalSegment[]>();
  readonly #dirty = new Set<string>();
  /** When a file of another device may be put there, by its path. */
  readonly #refillAt = new Map<string, number>();

  constructor(context: OutboxContext) {
    this.#context = context;
  }

  /** Something changed in a stream, here or there. */
  changed(stream: string): void {
    this.#dirty.add(stream);
  }

  /** Entries of this device that are not there yet. */
  waiting(): number {
    this.#reckon();
    let sum = 0;
    for (const segments of this.#missing.values())
      for (const { device, first, last } of segments)
        if (this.#context.own.has(device)) sum += last - first + 1;
    return sum;
  }

  /** Segments to be put there now: this device's own at once, others' once their owner had the time to. */
  due(limit: number): readonly LocalSegment[] {
    this.#reckon();
    const { own, now } = this.#context;
    const due: LocalSegment[] = [];
    for (const segments of this.#missing.values()) {
      for (const segment of segments) {
        if (due.length >= limit) return due;
        const at = own.has(segment.device) ? 0 : (this.#refillAt.get(pathOf(segment)) ?? Infinity);
        if (at <= now()) due.push(segment);
      }
    }
    return due;
  }

  #reckon(): void {
    const { local, index, own, now, random, barred } = this.#context;
    for (const stream of this.#dirty) {
      const missing: LocalSegment[] = [];
      for (const segment of local.segments(stream).values()) {
        const path = pathOf(segment);
        if (index.covers(stream, segment.whole) || barred(segment)) {
          this.#refillAt.delete(path);
          continue;
        }
        missing.push(segment);
        if (!own.has(segment.device) && !this.#refillAt.has(path))
          this.#refillAt.set(path, now() + REFILL_AFTER_MS * (1 + random()));
      }
      if (missing.length === 0) this.#missing.delete(stream);
      else this.#missing.set(stream, missing);
    }
    this.#dirty.clear();
  }
}

const pathOf = ({ stream, name }: LocalSegment): string => segmentPath(stream, name);
