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
/** Events on one line: few enough that reading one leaves no garbage behind that outlives it. */
const BLOCK = 500;

type Front = Pick<Checkpoint, 'segments' | 'told'> & { readonly writers: readonly WriterId[] };

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
  `icc-ckpt3|${ws}|${stream}|${foldVersion}`;

/** Lines: who made it, checksum of the rest, what it covers, then blocks of events. */
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
  const lines = [asciiLine({ segments, told, writers } satisfies Front)];
  for (let from = 0; from < events.length; from += BLOCK) {
    lines.push(asciiLine(events.slice(from, from + BLOCK).map((e) => rowOf(e, indexOf.get(e.w) ?? 0))));
  }
  const content = Buffer.concat(lines);
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
    const { buffer, byteOffset, length } = fs.read(layout.checkpoint(stream), MAX_CHECKPOINT);
    const bytes = Buffer.from(buffer, byteOffset, length);
    const first = bytes.indexOf(10);
    const second = bytes.indexOf(10, first + 1);
    if (bytes.toString('utf8', 0, first) !== stamp(ws, stream, foldVersion)) return undefined;
    const content = bytes.subarray(second + 1);
    if (crc32(content).toString(16) !== bytes.toString('utf8', first + 1, second)) return undefined;
    // Written by this very code and unchanged since: the checksum says so.
    let end = bytes.indexOf(10, second + 1);
    const { segments, told, writers } = JSON.parse(bytes.toString('latin1', second + 1, end)) as Front;
    if (!segments.every((name) => present.has(name))) return undefined;
    const events: StreamEvent[] = [];
    for (let from = end + 1; from < bytes.length; from = end + 1) {
      end = bytes.indexOf(10, from);
      const rows = JSON.parse(bytes.toString('latin1', from, end)) as Row[];
      for (const row of rows) events.push(eventOf(row, writers));
    }
    return { segments, events, told };
  } catch {
    return undefined;
  }
}

const none: readonly string[] = [];

function rowOf({ id, q, h, t, e, o, g, at, u, c, payload }: StreamEvent, writer: number): Row {
  return [id, writer, q, h[0], h[1], t, e, o.length === 0 ? 0 : [...o], g, at, u, c, payload];
}

function eventOf(
  [id, writer, q, wall, counter, t, e, o, g, at, u, c, payload]: Row,
  writers: readonly WriterId[],
): StreamEvent {
  const w = writers[writer] ?? '';
  return { id, w, q, h: [wall, counter], t, e, o: o === 0 ? none : o, g, at, u, c, payload };
}

/** A line of JSON with all that is not ASCII escaped: text of one byte a character is decoded and parsed fastest. */
function asciiLine(value: unknown): Buffer {
  const text = JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Buffer.from(`${text}\n`, 'latin1');
}

/** Drops all checkpoints: the next load reads and checks every segment again. */
export function dropCheckpoints(fs: FileSystem, layout: Layout): void {
  for (const name of fs.list(layout.checkpoints)) fs.remove(join(layout.checkpoints, name));
}
