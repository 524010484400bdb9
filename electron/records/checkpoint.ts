import { crc32 } from 'node:zlib';
import { join } from 'node:path';
import type { EventId, WriterId } from '../../shared/ids.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { FOLD_VERSION } from '../../shared/incident/fold.ts';
import { atomicWrite } from './atomic-write.ts';
import type { FileSystem } from './file-system.ts';
import type { Layout } from './layout.ts';

/**
 * The events of a stream's verified segments in one file: a cache, so that a load reads one file instead of
 * thousands and hashes nothing twice. Deleting it loses nothing. `told` is what this device's headers have said of
 * other devices' writers.
 */
export type Checkpoint = {
  readonly segments: readonly string[];
  readonly events: readonly StreamEvent[];
  readonly told: Readonly<Record<WriterId, number>>;
};

const MAX_CHECKPOINT = 1024 * 1024 * 1024;

type Row = [
  EventId,
  number,
  number,
  number,
  number,
  string,
  string,
  string[] | 0,
  number,
  number,
  string,
  0 | 1,
  unknown,
];

/** Bound to the code that made it: newer fold code drops what older code has cached. */
const stamp = (ws: string, stream: string, foldVersion: number): string =>
  `icc-ckpt2|${ws}|${stream}|${foldVersion}`;

/** Three lines: who made it, checksum, content. */
export async function writeCheckpoint(
  fs: FileSystem,
  layout: Layout,
  ws: string,
  stream: string,
  { segments, events, told }: Checkpoint,
  foldVersion = FOLD_VERSION,
): Promise<void> {
  const writers = [...new Set(events.map((e) => e.w))];
  const indexOf = new Map(writers.map((w, i) => [w, i]));
  const rows = events.map((e): Row => {
    const { id, w, q, h, t, e: entity, o, g, at, u, c, payload } = e;
    return [
      id,
      indexOf.get(w) ?? 0,
      q,
      h[0],
      h[1],
      t,
      entity,
      o.length === 0 ? 0 : [...o],
      g,
      at,
      u,
      c,
      payload,
    ];
  });
  const content = Buffer.from(JSON.stringify({ segments, told, writers, rows }));
  const head = `${stamp(ws, stream, foldVersion)}\n${crc32(content).toString(16)}\n`;
  fs.makeFolder(layout.checkpoints);
  await atomicWrite(fs, layout.checkpoint(stream), Buffer.concat([Buffer.from(head), content]), {
    durable: false,
  });
}

/** The checkpoint of a stream, or undefined: missing, damaged, of other code, or with a segment that is gone. */
export function readCheckpoint(
  fs: FileSystem,
  layout: Layout,
  ws: string,
  stream: string,
  present: ReadonlySet<string>,
  foldVersion = FOLD_VERSION,
): Checkpoint | undefined {
  try {
    const bytes = Buffer.from(fs.read(layout.checkpoint(stream), MAX_CHECKPOINT));
    const first = bytes.indexOf(10);
    const second = bytes.indexOf(10, first + 1);
    if (bytes.toString('utf8', 0, first) !== stamp(ws, stream, foldVersion)) return undefined;
    const content = bytes.subarray(second + 1);
    if (crc32(content).toString(16) !== bytes.toString('utf8', first + 1, second)) return undefined;
    // Written by this very code and unchanged since: the checksum says so.
    const { segments, told, writers, rows } = JSON.parse(content.toString('utf8')) as {
      segments: string[];
      told: Record<string, number>;
      writers: string[];
      rows: Row[];
    };
    if (!segments.every((name) => present.has(name))) return undefined;
    const events = rows.map(([id, w, q, wall, counter, t, e, o, g, at, u, c, payload]): StreamEvent => ({
      id,
      w: writers[w] ?? '',
      q,
      h: [wall, counter],
      t,
      e,
      o: o === 0 ? none : o,
      g,
      at,
      u,
      c,
      payload,
    }));
    return { segments, events, told };
  } catch {
    return undefined;
  }
}

const none: readonly string[] = [];

/** Drops all checkpoints: the next load reads and checks every segment again. */
export function dropCheckpoints(fs: FileSystem, layout: Layout): void {
  for (const name of fs.list(layout.checkpoints)) fs.remove(join(layout.checkpoints, name));
}
