import { join } from 'node:path';
import { deviceOf, type DeviceId } from '../../shared/ids.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { CardBook } from '../records/card-book.ts';
import { readCheckpoint } from '../records/checkpoint.ts';
import type { FileSystem } from '../records/file-system.ts';
import type { Layout } from '../records/layout.ts';
import { MAX_SEGMENT } from '../records/limits.ts';
import { Quarantine } from '../records/quarantine.ts';
import { Redactor } from '../records/redactor.ts';
import { parseSegment, parseSegmentName } from '../records/segment.ts';
import { findWals, type ReaderContext } from '../records/stream-reader.ts';
import { SummaryCache } from '../records/summaries.ts';
import { Trust } from '../records/trust.ts';
import { MAX_WAL, readWal } from '../records/wal.ts';

/** Where records lie, and which device this desktop is among them: what counts depends on it. */
export type WhichRecords = {
  readonly fs: FileSystem;
  readonly layout: Layout;
  readonly ws: string;
  readonly device: DeviceId | null;
  readonly foldVersion: number;
};

/** The records of a store as the index reads them: beside whoever writes them, and writing nothing itself. */
export type OpenRecords = {
  readonly trust: Trust;
  /** What a stream is made of now: another one when it is to be read again. */
  stamps(): (stream: string) => string;
  /** Reads streams one after the other, soon: the logs are looked for once. */
  reader(): (stream: string) => StreamEvent[];
};

/** Opens records for reading. What counts, and what was taken out, is as it is in the window. */
export function openRecords(which: WhichRecords): OpenRecords {
  const { fs, layout, ws } = which;
  const quarantine = new Quarantine(fs, layout, false);
  const cards = new CardBook(fs, layout, ws, quarantine);
  const reading: ReaderContext = {
    ...which,
    quarantine,
    keyOf: (device) => cards.keyOf(device),
    writable: false,
    redactionsIn: (stream) => trust.redactionsIn(stream),
  };
  const dropWords = (): Promise<void> => Promise.resolve(); // whoever writes does so
  const trust = new Trust({ reading, cards: () => cards.all(), dropWords });
  const redactor = new Redactor({
    ...{ fs, layout, writable: false, trust: () => trust },
    seal: () => Promise.resolve(),
    tryLock: () => undefined,
  });
  return {
    trust,
    stamps() {
      const wals = findWals(fs, layout, null);
      return (stream) => SummaryCache.madeOf(fs, layout, stream, wals, trust.stamp);
    },
    reader() {
      const wals = findWals(fs, layout, null);
      return (stream) => redactor.counting(stream, readStream(reading, stream, wals.get(stream) ?? []));
    },
  };
}

/**
 * All events of a stream without checking who signed them, which takes longer than all the rest: whoever opens what was
 * found reads it from the records, checked. A file that is damaged or of another workspace is passed over; the window says so.
 */
function readStream(
  { fs, layout, ws, foldVersion, keyOf }: ReaderContext,
  stream: string,
  logs: readonly string[],
): StreamEvent[] {
  // Logs first: a log that is sealed meanwhile is then found among the segments, which are listed after.
  const events = logs.flatMap((path) => readLog(fs, path, ws, stream));
  const folder = layout.segments(stream);
  const names = fs.list(folder).filter((name) => parseSegmentName(name) !== undefined);
  const kept = readCheckpoint(fs, layout, ws, stream, new Set(names), foldVersion);
  const covered = new Set(kept?.segments);
  for (const event of kept?.events ?? []) events.push(event);
  for (const name of names) {
    if (covered.has(name)) continue;
    for (const event of readSegment(fs, join(folder, name), { ws, stream, keyOf })) events.push(event);
  }
  return events;
}

function readLog(fs: FileSystem, path: string, ws: string, stream: string): readonly StreamEvent[] {
  try {
    const log = readWal(fs.read(path, MAX_WAL));
    return log?.header.inc === stream && log.header.ws === ws ? log.lines.map(({ event }) => event) : [];
  } catch {
    return []; // sealed and removed just now: its segment is found next
  }
}

function readSegment(
  fs: FileSystem,
  path: string,
  { ws, stream, keyOf }: { ws: string; stream: string; keyOf: ReaderContext['keyOf'] },
): readonly StreamEvent[] {
  try {
    const parsed = parseSegment(fs.read(path, MAX_SEGMENT), true);
    if (!parsed.ok) return [];
    const { header, lines } = parsed.value;
    const counts = header.ws === ws && header.inc === stream && keyOf(deviceOf(header.w)) !== undefined;
    return counts ? lines.map(({ event }) => event) : [];
  } catch {
    return []; // gone or not readable now
  }
}
