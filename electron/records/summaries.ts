import { crc32 } from 'node:zlib';
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import { atomicWrite } from './atomic-write.ts';
import { sha256 } from './crypto.ts';
import type { FileSystem } from './file-system.ts';
import type { Layout } from './layout.ts';
import type { findWals } from './stream-reader.ts';

/** A summary with what it was made from, so that a stale one shows. */
type Held = { readonly made: string; readonly summary: IncidentSummary | null };

/** The summaries of all incidents in one file: a cache, so that a thousand list at once. Deleting it loses nothing. */
export class SummaryCache {
  readonly #fs: FileSystem;
  readonly #layout: Layout;
  readonly #stamp: string;
  readonly #held = new Map<string, Held>();
  #changed = false;

  constructor(fs: FileSystem, layout: Layout, ws: string, foldVersion: number) {
    this.#fs = fs;
    this.#layout = layout;
    this.#stamp = `icc-sum2|${ws}|${foldVersion}`;
    try {
      const text = Buffer.from(fs.read(layout.summaries, 256 * 1024 * 1024)).toString('utf8');
      const [stamp, checksum, content = ''] = text.split('\n');
      if (stamp !== this.#stamp || checksum !== crc32(content).toString(16)) return;
      // Made by this very code and unchanged since, as stamp and checksum say.
      for (const [id, held] of JSON.parse(content) as [string, Held][]) this.#held.set(id, held);
    } catch {
      // missing or damaged: made again from the records
    }
  }

  /**
   * What a stream is made of now; a summary made of the same is still true.
   * @param aside `Trust.stamp`: which events are kept aside.
   */
  static madeOf(
    fs: FileSystem,
    layout: Layout,
    stream: string,
    wals: ReturnType<typeof findWals>,
    aside = '',
  ): string {
    const logs = (wals.get(stream) ?? []).map((path) => `${path}:${fs.stat(path)?.size ?? 0}`);
    const parts = [...fs.list(layout.segments(stream)).sort(), ...logs, ...(aside === '' ? [] : [aside])];
    return sha256(parts.join('\n')).slice(0, 22);
  }

  /** The summary of a stream; null when it has no declaration yet; undefined when it must be made. */
  get(stream: string, made: string): IncidentSummary | null | undefined {
    const held = this.#held.get(stream);
    return held?.made === made ? held.summary : undefined;
  }

  set(stream: string, made: string, summary: IncidentSummary | null): void {
    this.#held.set(stream, { made, summary });
    this.#changed = true;
  }

  /** Writes the file if anything changed; a failure loses nothing. */
  async save(): Promise<void> {
    if (!this.#changed) return;
    this.#changed = false;
    const content = JSON.stringify([...this.#held]);
    const text = `${this.#stamp}\n${crc32(content).toString(16)}\n${content}`;
    try {
      await atomicWrite(this.#fs, this.#layout.summaries, Buffer.from(text), { durable: false });
    } catch {
      // a cache
    }
  }
}
