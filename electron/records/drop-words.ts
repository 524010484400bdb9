import { join } from 'node:path';
import type { EventId } from '../../shared/ids.ts';
import { atomicWrite, removeQuietly } from './atomic-write.ts';
import { filesIn } from './attachments-file.ts';
import type { FileSystem } from './file-system.ts';
import type { Layout } from './layout.ts';
import { MAX_SEGMENT } from './limits.ts';
import { joinCopies } from './redacted-copy.ts';
import { rememberRedacted } from './redactions.ts';
import { parseSegment, parseSegmentName, redactedName, wholeName, type Segment } from './segment.ts';
import { findWals } from './stream-reader.ts';
import { MAX_WAL, readWal } from './wal.ts';

export type DropContext = { readonly fs: FileSystem; readonly layout: Layout };

/** A segment as it lies here, under one name or two. */
type Held = {
  readonly names: readonly string[];
  readonly copies: readonly Uint8Array[];
  readonly segment: Segment;
};

/**
 * Takes the words of events out of every file that this desktop has of a stream: its segments, the files that only
 * those events name, the cache, and copies that were set aside. What can be killed in the middle is done again by the
 * next call: the copy without the words is on the disk before the one with them goes. Logs of other sessions are left
 * to their owners, who seal them; then it is called again. The caller holds the redaction lock.
 */
export async function dropWords(
  { fs, layout }: DropContext,
  stream: string,
  gone: ReadonlySet<EventId>,
): Promise<void> {
  const folder = layout.segments(stream);
  const all = readAll(fs, folder);
  const due = all.filter(
    ({ names, segment }) => names.length > 1 || segment.lines.some((line) => isDue(line, gone)),
  );
  if (due.length === 0) return;
  const words = due.flatMap(({ segment }) => segment.lines.filter((line) => isDue(line, gone)));
  const chunks = onlyIn(
    words.map(({ event }) => event),
    [...keptEvents(all, gone), ...loggedEvents(fs, layout, stream, gone)],
  );
  // Which chunks go can't be told any more once the words are gone: they go first.
  await rememberRedacted(fs, layout, stream, chunks);
  for (const hash of chunks) fs.remove(layout.chunk(stream, hash));
  for (const { names, copies } of due) {
    const [name = ''] = names;
    const joined = joinCopies(copies, gone);
    const target = joined.redacted ? redactedName(name) : wholeName(name);
    await atomicWrite(fs, join(folder, target), joined.bytes);
    for (const other of names) if (other !== target) fs.remove(join(folder, other));
    for (const left of fs.list(folder))
      if (left.endsWith('.tmp') && left.startsWith(wholeName(name))) removeQuietly(fs, join(folder, left));
  }
  await fs.syncFolder(folder);
  fs.remove(layout.checkpoint(stream));
  dropFromQuarantine(
    fs,
    layout,
    words.map(({ text }) => text),
  );
}

type Line = Segment['lines'][number];
const isDue = ({ event }: Line, gone: ReadonlySet<EventId>): boolean =>
  event.payload !== null && gone.has(event.id);

/** Every segment of a stream, its two copies together where a redaction was cut short. */
function readAll(fs: FileSystem, folder: string): readonly Held[] {
  const byWhole = new Map<string, Held>();
  for (const name of fs.list(folder).sort()) {
    if (parseSegmentName(name) === undefined) continue;
    let bytes: Uint8Array;
    try {
      bytes = fs.read(join(folder, name), MAX_SEGMENT);
    } catch {
      continue; // gone just now, or not readable: said by whoever reads the stream
    }
    const parsed = parseSegment(bytes);
    if (!parsed.ok) continue;
    const before = byWhole.get(wholeName(name));
    byWhole.set(wholeName(name), {
      names: [...(before?.names ?? []), name],
      copies: [...(before?.copies ?? []), bytes],
      // The whole copy comes first by its name, and has all the words.
      segment: before?.segment ?? parsed.value,
    });
  }
  return [...byWhole.values()];
}

const keptEvents = (all: readonly Held[], gone: ReadonlySet<EventId>): Line['event'][] =>
  all.flatMap(({ segment }) => segment.lines.flatMap(({ event }) => (gone.has(event.id) ? [] : [event])));

/** What sessions have not sealed yet names files as well. */
function loggedEvents(
  fs: FileSystem,
  layout: Layout,
  stream: string,
  gone: ReadonlySet<EventId>,
): Line['event'][] {
  return (findWals(fs, layout, null).get(stream) ?? []).flatMap((path) => {
    try {
      const lines = readWal(fs.read(path, MAX_WAL))?.lines ?? [];
      return lines.flatMap(({ event }) => (gone.has(event.id) ? [] : [event]));
    } catch {
      return []; // sealed just now
    }
  });
}

/** The chunks of files that these events name and no other does. */
function onlyIn(events: readonly Line['event'][], others: readonly Line['event'][]): ReadonlySet<string> {
  const chunksOf = (of: readonly Line['event'][]): string[] =>
    of
      .flatMap((event) => filesIn(event))
      .flatMap(({ chunks, thumbnail }) => (thumbnail === null ? chunks : [...chunks, thumbnail]));
  const kept = new Set(chunksOf(others));
  return new Set(chunksOf(events).filter((hash) => !kept.has(hash)));
}

/** A damaged file that was set aside may hold the very lines. */
function dropFromQuarantine(fs: FileSystem, layout: Layout, lines: readonly string[]): void {
  const wanted = lines.map((line) => Buffer.from(line.slice(line.indexOf('\t') + 1)));
  for (const name of fs.list(layout.quarantine)) {
    const path = join(layout.quarantine, name);
    try {
      const bytes = Buffer.from(fs.read(path, MAX_WAL));
      if (wanted.some((line) => bytes.includes(line))) fs.remove(path);
    } catch {
      // too large to be one, or not readable
    }
  }
}
