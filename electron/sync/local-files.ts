import { join } from 'node:path';
import { deviceOf, streamIdPattern, type DeviceId, type WriterId } from '../../shared/ids.ts';
import { chunkHashPattern } from '../records/attachments.ts';
import type { FileSystem } from '../records/file-system.ts';
import type { Layout } from '../records/layout.ts';
import { parseSegmentName, wholeName } from '../records/segment.ts';
import { stretchesOf, type Stretches } from './chains.ts';

/** A segment that is here: under its whole name, with the name that it has now (that of a redacted copy, perhaps). */
export type LocalSegment = {
  readonly stream: string;
  readonly whole: string;
  readonly name: string;
  readonly w: WriterId;
  readonly device: DeviceId;
  readonly first: number;
  readonly last: number;
};

/** A folder's time of change tells nothing about what came within its grain just now. */
const GRAIN_MS = 2_000;

/** What this desktop has to offer: names of segments, chunks and cards, kept up to date by looking at folders. */
export class LocalFiles {
  readonly #fs: FileSystem;
  readonly #layout: Layout;
  readonly #now: () => number;
  readonly #streams = new Map<string, Map<string, LocalSegment>>();
  readonly #chunks = new Map<string, Set<string>>();
  readonly #looked = new Map<string, number>();
  readonly #stretches = new Map<string, ReadonlyMap<WriterId, Stretches>>();
  #cards: ReadonlySet<string> = new Set();

  constructor(fs: FileSystem, layout: Layout, now: () => number) {
    this.#fs = fs;
    this.#layout = layout;
    this.#now = now;
  }

  /**
   * Looks at every stream whose folder may have changed since the last look.
   * @returns those that `look` found changed.
   */
  lookAtAll(look: (stream: string) => boolean): readonly string[] {
    this.#cards = new Set(this.#fs.list(this.#layout.cards).filter((name) => name.endsWith('.json')));
    const streams = this.#fs.list(this.#layout.streams).filter((name) => streamIdPattern.test(name));
    return streams.filter((stream) => this.#mayHaveChanged(stream) && look(stream));
  }

  /** Looks at one stream. @returns whether it has other segments now. */
  look(stream: string): boolean {
    const held = this.#streams.get(stream);
    const found = new Map<string, LocalSegment>();
    let same = true;
    for (const name of this.#fs.list(this.#layout.segments(stream))) {
      const parsed = parseSegmentName(name);
      if (parsed === undefined) continue;
      const whole = wholeName(name);
      // Between writing a redacted copy and removing the whole one, both are here: the redacted one counts.
      if (found.has(whole) && !parsed.redacted) continue;
      const before = held?.get(whole);
      if (before?.name !== name) same = false;
      found.set(
        whole,
        before?.name === name
          ? before
          : {
              stream,
              whole,
              name,
              w: parsed.w,
              device: deviceOf(parsed.w),
              first: parsed.first,
              last: parsed.last,
            },
      );
    }
    if (same && found.size === (held?.size ?? 0)) return false;
    this.#streams.set(stream, found);
    this.#stretches.delete(stream);
    return true;
  }

  #mayHaveChanged(stream: string): boolean {
    const changed = this.#fs.stat(this.#layout.segments(stream))?.changed ?? 0;
    if (this.#looked.get(stream) === changed) return false;
    if (Math.abs(this.#now() - changed) > GRAIN_MS) this.#looked.set(stream, changed);
    return true;
  }

  streams(): Iterable<string> {
    return this.#streams.keys();
  }

  /** The segments of a stream by their whole names. */
  segments(stream: string): ReadonlyMap<string, LocalSegment> {
    return this.#streams.get(stream) ?? none;
  }

  /** What is here of every writer's chain in a stream. */
  stretches(stream: string): ReadonlyMap<WriterId, Stretches> {
    let held = this.#stretches.get(stream);
    if (held === undefined) this.#stretches.set(stream, (held = stretchesOf(this.segments(stream).values())));
    return held;
  }

  /** The names of the device cards that are here. */
  cards(): ReadonlySet<string> {
    return this.#cards;
  }

  /** Looks for the chunks of attached files in a stream. */
  lookForChunks(stream: string): ReadonlySet<string> {
    const folder = this.#layout.attachments(stream);
    const found = new Set<string>();
    for (const shelf of this.#fs.list(folder)) {
      for (const name of this.#fs.list(join(folder, shelf))) {
        const hash = name.replace(/\.bin$/, '');
        if (name.endsWith('.bin') && chunkHashPattern.test(hash)) found.add(hash);
      }
    }
    this.#chunks.set(stream, found);
    return found;
  }

  chunks(stream: string): ReadonlySet<string> {
    return this.#chunks.get(stream) ?? this.lookForChunks(stream);
  }

  /** A chunk has arrived: it is here without looking again. */
  tookChunk(stream: string, hash: string): void {
    const held = this.#chunks.get(stream) ?? new Set(this.lookForChunks(stream));
    held.add(hash);
    this.#chunks.set(stream, held);
  }

  /** @throws the file system's error when it is gone or can't be read now. */
  read(segment: LocalSegment, limit: number): Uint8Array {
    return this.#fs.read(join(this.#layout.segments(segment.stream), segment.name), limit);
  }

  readCard(name: string): Uint8Array {
    return this.#fs.read(join(this.#layout.cards, name), 64 * 1024);
  }
}

const none: ReadonlyMap<string, LocalSegment> = new Map();
