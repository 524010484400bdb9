import { join } from 'node:path';
import * as z from 'zod';
import { streamIdPattern, type EventId } from '../../shared/ids.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { REDACT, redactSchema } from '../../shared/incident/events/redact.ts';
import { chunkHashPattern } from './attachments.ts';
import { atomicWrite } from './atomic-write.ts';
import type { FileSystem } from './file-system.ts';
import type { Layout } from './layout.ts';
import { MAX_SEGMENT } from './limits.ts';
import { parseSegment, parseSegmentName } from './segment.ts';

/** One redaction as it was recorded: who said it, and what it names. */
type Redaction = Pick<StreamEvent, 'w' | 'q'> & { readonly names: readonly EventId[] };

type Known = {
  readonly redactions: Map<EventId, Redaction>;
  /** Segments that were looked at. */
  readonly names: Set<string>;
  counted: ReadonlySet<EventId> | undefined;
  lookedAt: number;
  /** Chunks that were removed with the words that named them, and those of them that something names again. */
  gone: ReadonlySet<string>;
  readonly namedAgain: Set<string>;
};

/** Every line that this version writes has its type in these bytes; a line that has them otherwise is found when read. */
const mark = Buffer.from(`"t":"${REDACT}"`);
const none: ReadonlySet<EventId> = new Set();

/** Which events redactions name, by stream: what was read, and what other processes have brought. */
export class Redactions {
  readonly #fs: FileSystem;
  readonly #layout: Layout;
  readonly #known = new Map<string, Known>();
  #look = 0;
  #applied = '';

  constructor(fs: FileSystem, layout: Layout) {
    this.#fs = fs;
    this.#layout = layout;
  }

  /** Takes note of a redaction. @returns whether it was new. */
  note(stream: string, { id, w, q, payload }: StreamEvent): boolean {
    const known = this.#of(stream);
    const said = redactSchema.safeParse(payload);
    if (!said.success || known.redactions.has(id)) return false;
    known.redactions.set(id, { w, q, names: said.data.events });
    known.counted = undefined;
    return true;
  }

  /** A segment whose redactions were noted: it need not be looked at again. */
  saw(stream: string, name: string): void {
    const known = this.#of(stream);
    if (known.gone.size === 0) known.names.add(name);
  }

  /** The chunks of a stream that went with redacted words, as long as nothing else names them. */
  goneChunks(stream: string): ReadonlySet<string> {
    if (this.#of(stream).gone.size > 0) this.learn(stream);
    const { gone, namedAgain } = this.#of(stream);
    return new Set([...gone].filter((hash) => !namedAgain.has(hash)));
  }

  /** What is named in a stream by redactions that count. */
  counted(stream: string, counts: (redaction: Redaction) => boolean): ReadonlySet<EventId> {
    const known = this.#known.get(stream);
    if (known === undefined || known.redactions.size === 0) return none;
    known.counted ??= new Set(
      [...known.redactions.values()]
        .filter((each) => counts(each))
        .flatMap(({ names }) => names)
        // A redaction is never redacted: what it names would be back.
        .filter((id) => !known.redactions.has(id)),
    );
    return known.counted;
  }

  /** Other devices count now. */
  judgedAnew(): void {
    for (const known of this.#known.values()) known.counted = undefined;
  }

  /** The streams that have redactions, as far as they were looked at. */
  streams(): readonly string[] {
    return [...this.#known].flatMap(([stream, { redactions }]) => (redactions.size === 0 ? [] : [stream]));
  }

  /** Looks through the segments of a stream that are new since the last look; once between two polls. */
  learn(stream: string, again = false): void {
    const known = this.#of(stream);
    if (known.lookedAt === this.#look && !again) return;
    known.lookedAt = this.#look;
    const folder = this.#layout.segments(stream);
    for (const name of this.#fs.list(folder)) {
      if (known.names.has(name) || parseSegmentName(name) === undefined) continue;
      try {
        const bytes = this.#fs.read(join(folder, name), MAX_SEGMENT);
        known.names.add(name);
        const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
        for (const hash of known.gone) if (text.includes(hash)) known.namedAgain.add(hash);
        if (!text.includes(mark)) continue;
        const segment = parseSegment(bytes);
        if (!segment.ok) continue;
        for (const { event } of segment.value.lines) if (event.t === REDACT) this.note(stream, event);
      } catch {
        // gone or not readable now: the next look
      }
    }
  }

  /** Begins a new look: other processes may have written, and have applied redactions in streams not looked at here. */
  poll(): void {
    this.#look += 1;
    const stat = this.#fs.stat(this.#layout.redacted);
    const now = stat === undefined ? '' : `${stat.size}|${stat.changed}`;
    if (now !== this.#applied) {
      this.#applied = now;
      for (const [stream, chunks] of readRedacted(this.#fs, this.#layout)) {
        const known = this.#of(stream);
        if (known.gone.size !== chunks.size) {
          known.gone = chunks;
          known.names.clear();
          known.namedAgain.clear();
        }
        this.learn(stream);
      }
    }
  }

  #of(stream: string): Known {
    let known = this.#known.get(stream);
    if (known === undefined) {
      known = {
        redactions: new Map(),
        names: new Set(),
        counted: undefined,
        lookedAt: -1,
        gone: new Set(),
        namedAgain: new Set(),
      };
      this.#known.set(stream, known);
    }
    return known;
  }
}

const redactedSchema = z.object({
  fmt: z.literal(1),
  streams: z.record(
    z.string().regex(streamIdPattern),
    z.object({ chunks: z.array(z.string().regex(chunkHashPattern)) }),
  ),
});

/** The streams in which words were taken out on this desktop, with the chunks of files that went with them. */
function readRedacted(fs: FileSystem, layout: Layout): ReadonlyMap<string, ReadonlySet<string>> {
  try {
    const bytes = fs.read(layout.redacted, 16 * 1024 * 1024);
    const { streams } = redactedSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return new Map(Object.entries(streams).map(([stream, { chunks }]) => [stream, new Set(chunks)]));
  } catch {
    return new Map<string, ReadonlySet<string>>(); // a help only: what is redacted stands in the records
  }
}

/** Remembers what was taken out. The caller holds the redaction lock. */
export async function rememberRedacted(
  fs: FileSystem,
  layout: Layout,
  stream: string,
  chunks: Iterable<string>,
): Promise<void> {
  const held = readRedacted(fs, layout);
  const before = held.get(stream);
  const all = new Set([...(before ?? []), ...chunks]);
  if (before?.size === all.size) return;
  const streams = Object.fromEntries(
    [...new Map([...held, [stream, all] as const])].map(([id, hashes]) => [
      id,
      { chunks: [...hashes].sort() },
    ]),
  );
  const content = { fmt: 1, streams } satisfies z.input<typeof redactedSchema>;
  await atomicWrite(fs, layout.redacted, Buffer.from(`${JSON.stringify(content)}\n`));
}
