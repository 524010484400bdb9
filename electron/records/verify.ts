import { join } from 'node:path';
import type { KeyObject } from 'node:crypto';
import { deviceOf, streamIdPattern, type DeviceId, type WriterId } from '../../shared/ids.ts';
import type { AttachedFile } from '../../shared/incident/files.ts';
import { filesIn } from './attachments-file.ts';
import { verifyAttachments } from './attachments-verify.ts';
import { readCards } from './device-card.ts';
import type { EventLine } from './event-line.ts';
import { codeOf, type FileSystem } from './file-system.ts';
import type { Layout } from './layout.ts';
import { MAX_SEGMENT } from './limits.ts';
import { headOf, isSegmentSignedAsync, parseSegment, parseSegmentName, wholeName } from './segment.ts';
import { findWals } from './stream-reader.ts';
import { MAX_WAL, readWal, walState, type WalContent } from './wal.ts';

/** Something wrong with a store: where, and what. */
export type Problem = { readonly where: string; readonly what: string };
export type Verification = {
  readonly problems: readonly Problem[];
  readonly segments: number;
  /** Those of them from which words were taken out; their chain and signature hold all the same. */
  readonly redacted: number;
  readonly events: number;
  /** Attached files that entries name, and the bytes that are kept for them. */
  readonly files: number;
  readonly bytes: number;
};

/** A stretch of a writer's chain: from sequence to sequence, with the heads before and after it. */
type Stretch = { first: number; last: number; prev: string | null; head: string; where: string };
const redactedEnding = /\.r\.icl$/;

/** Checks every chain, hash, signature and attached file of a store. Trusts no cache and changes nothing. */
export async function verifyStore(fs: FileSystem, layout: Layout, ws: string): Promise<Verification> {
  const problems: Problem[] = [];
  const { cards, refused } = readCards(fs, layout.cards, ws);
  for (const name of refused) problems.push({ where: `m/${name}`, what: 'this device card is damaged' });
  const counts = { segments: 0, redacted: 0, events: 0, files: 0, bytes: 0 };
  const wals = findWals(fs, layout, null);
  const streams = new Set([...fs.list(layout.streams), ...wals.keys()]);
  for (const stream of [...streams].sort()) {
    if (!streamIdPattern.test(stream)) {
      problems.push({ where: `i/${stream}`, what: 'this is not a stream of records' });
      continue;
    }
    const chains = new Map<WriterId, Stretch[]>();
    const named = new Map<string, readonly AttachedFile[]>();
    const keyOf = (device: DeviceId): KeyObject | undefined => cards.get(device)?.key;
    // What ends in .tmp was left by a crash; every reader ignores it.
    const names = fs.list(layout.segments(stream)).filter((name) => !name.endsWith('.tmp'));
    for await (const { name, found } of checkAll(fs, layout.segments(stream), names.sort(), {
      ws,
      stream,
      keyOf,
    })) {
      const where = `i/${stream}/s/${name}`;
      if (typeof found === 'string') {
        problems.push({ where, what: found });
        continue;
      }
      counts.segments += 1;
      if (redactedEnding.test(name)) counts.redacted += 1;
      // Between writing a redacted copy and removing the whole one, both are here: the same events once.
      const twice = redactedEnding.test(name) && names.includes(wholeName(name));
      if (!twice) counts.events += found.last - found.first + 1;
      for (const [event, files] of found.named) named.set(event, files);
      addTo(chains, found.writer, { ...found, where });
    }
    for (const path of wals.get(stream) ?? []) {
      const where = path.slice(layout.root.length + 1);
      const log = checkLog(fs, path);
      if (typeof log === 'string') problems.push({ where, what: log });
      if (log === undefined || typeof log === 'string') continue;
      if (log.damaged)
        problems.push({ where, what: 'this log of a session is damaged after its last good line' });
      if (log.header.ws !== ws) problems.push({ where, what: 'it belongs to another workspace' });
      const [first, last] = [log.lines[0], log.lines.at(-1)];
      if (first === undefined || last === undefined) continue;
      counts.events += log.lines.length;
      for (const [event, files] of filesNamed(log.lines)) named.set(event, files);
      const head = headOf(last.hash);
      addTo(chains, log.header.w, {
        first: first.event.q,
        last: last.event.q,
        prev: log.header.prev,
        head,
        where,
      });
    }
    for (const [writer, stretches] of chains) problems.push(...gapsIn(writer, stretches));
    const attached = await verifyAttachments(fs, layout, stream, [...named.values()].flat());
    problems.push(...attached.problems);
    counts.files += attached.files;
    counts.bytes += attached.bytes;
  }
  return { problems, ...counts };
}

/** A log, or what is wrong with it; undefined where there is nothing to check: sealed meanwhile, or just begun. */
function checkLog(fs: FileSystem, path: string): WalContent | string | undefined {
  let bytes: Uint8Array;
  try {
    bytes = fs.read(path, MAX_WAL);
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? undefined : unread(error);
  }
  const log = readWal(bytes);
  if (log !== undefined) return log;
  const state = walState(bytes);
  if (state === 'torn') return undefined;
  return state === 'newer'
    ? 'it was written by a newer version of IC Console'
    : 'this log of a session is damaged';
}

const unread = (error: unknown): string =>
  `it can’t be read: ${error instanceof Error ? error.message : String(error)}`;

function addTo(chains: Map<WriterId, Stretch[]>, writer: WriterId, stretch: Stretch): void {
  const held = chains.get(writer);
  if (held === undefined) chains.set(writer, [stretch]);
  else held.push(stretch);
}

type Expected = {
  readonly ws: string;
  readonly stream: string;
  readonly keyOf: (device: DeviceId) => KeyObject | undefined;
};
type Named = readonly (readonly [event: string, files: readonly AttachedFile[]])[];
type Checked = (Stretch & { writer: WriterId; named: Named }) | string;

/** The events that name files, with those: an event that lies in a segment and still in a log counts once. */
const filesNamed = (lines: readonly EventLine[]): Named =>
  lines.flatMap(({ event }) => {
    const files = filesIn(event);
    return files.length === 0 ? [] : [[event.id, files] as const];
  });

/** How many segments are parsed while the signatures of those before them are checked in the thread pool. */
const AT_ONCE = 128;

async function* checkAll(
  fs: FileSystem,
  folder: string,
  names: readonly string[],
  expected: Expected,
): AsyncGenerator<{ name: string; found: Checked }> {
  for (let from = 0; from < names.length; from += AT_ONCE) {
    const some = names.slice(from, from + AT_ONCE);
    const checked = some.map(async (name) => ({
      name,
      found: await checkSegment(fs, join(folder, name), name, expected),
    }));
    yield* await Promise.all(checked);
  }
}

async function checkSegment(
  fs: FileSystem,
  path: string,
  name: string,
  expected: Expected,
): Promise<Checked> {
  if (parseSegmentName(name) === undefined) return 'this is not the name of a segment';
  let bytes: Uint8Array;
  try {
    bytes = fs.read(path, MAX_SEGMENT);
  } catch (error) {
    return unread(error);
  }
  const parsed = parseSegment(bytes);
  if (!parsed.ok) return parsed.error.message;
  const { header, lines } = parsed.value;
  if (header.ws !== expected.ws) return 'it belongs to another workspace';
  if (header.inc !== expected.stream) return `it belongs to ${header.inc}`;
  if (parsed.value.name !== name) return `its name should be ${parsed.value.name}`;
  const key = expected.keyOf(deviceOf(header.w));
  if (key === undefined) return 'the card of the device that wrote it is missing';
  if (!(await isSegmentSignedAsync(parsed.value, key))) return 'its signature is not that of its device';
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return 'it holds no events';
  const { w: writer, prev } = header;
  const named = filesNamed(lines);
  return {
    writer,
    named,
    first: first.event.q,
    last: last.event.q,
    prev,
    head: headOf(last.hash),
    where: '',
  };
}

/**
 * Where a chain has entries missing: each stretch goes on from another one, by its head. A machine that was resumed from
 * a copy in mid-session leaves two branches of one chain: both go on from the same stretch, and both are whole.
 */
function gapsIn(writer: WriterId, stretches: Stretch[]): Problem[] {
  const heads = new Set(stretches.map((s) => s.head));
  const lost = stretches.filter(({ prev }) => prev !== null && !heads.has(prev));
  return lost
    .sort((a, b) => a.first - b.first)
    .map(({ first, where }) => {
      const before = stretches.filter((s) => s.last < first).map((s) => s.last);
      const from = Math.max(0, ...before) + 1;
      const what =
        from < first
          ? `entries ${from} to ${first - 1} of ${writer} are missing before it`
          : `it does not follow the entries before it of ${writer}`;
      return { where, what };
    });
}
