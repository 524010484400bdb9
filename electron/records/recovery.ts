import { join } from 'node:path';
import type { KeyObject } from 'node:crypto';
import { deviceOf, writerIdPattern, type DeviceId, type WriterId } from '../../shared/ids.ts';
import { atomicWrite, removeQuietly } from './atomic-write.ts';
import { codeOf, type FileSystem } from './file-system.ts';
import { makeLastingFolder } from './folders.ts';
import { parseWalName, type Layout } from './layout.ts';
import type { Lock } from './lock.ts';
import type { Quarantine } from './quarantine.ts';
import { sealSegment } from './segment.ts';
import { MAX_WAL, readWal, walState, type WalContent } from './wal.ts';

export type RecoveryContext = {
  readonly fs: FileSystem;
  readonly layout: Layout;
  readonly ws: string;
  readonly quarantine: Quarantine;
  /** Takes a writer's lock; undefined while the writer lives. */
  readonly tryLock: (writer: WriterId) => Lock | undefined;
  readonly privateKeyOf: (device: DeviceId) => KeyObject | undefined;
};

/** A log that can be sealed: whose it is and where. */
type LeftLog = { readonly path: string; readonly log: WalContent };

/**
 * Seals what writers left behind that ended without doing so themselves (killed, power cut). Only the holder of a
 * writer's lock touches its logs: a second opener that cut "torn" tails would cut lines that are being written.
 */
export async function recoverWriters(context: RecoveryContext, except: WriterId | null): Promise<void> {
  const { fs, layout } = context;
  for (const writer of fs.list(layout.writers)) {
    if (writer === except || !writerIdPattern.test(writer)) continue;
    try {
      await recoverIfLeft(context, writer);
    } catch {
      // Its logs stay as they are and are read from there; the next start tries again.
    }
  }
}

async function recoverIfLeft(context: RecoveryContext, writer: WriterId): Promise<void> {
  const { fs, layout } = context;
  const lock = context.tryLock(writer);
  if (lock === undefined) return;
  let done = false;
  try {
    const key = context.privateKeyOf(deviceOf(writer));
    if (key === undefined) return; // another desktop's log in a copied store: read as it is, sealed by its owner
    await recoverWriter(context, writer, key);
    done = fs.list(layout.writer(writer)).length === 0;
    if (done) fs.removeFolder(layout.writer(writer));
  } finally {
    if (done) removeQuietly(fs, layout.lock(writer));
    lock.release();
  }
}

/** Seals a writer's logs; each log goes once what was good in it is in a segment, or is set aside. */
async function recoverWriter(context: RecoveryContext, writer: WriterId, key: KeyObject): Promise<void> {
  const { fs, layout, quarantine } = context;
  const byStream = new Map<string, LeftLog[]>();
  const empty: string[] = [];
  for (const name of fs.list(layout.writer(writer)).sort()) {
    const stream = parseWalName(name)?.stream;
    if (stream === undefined) continue;
    const path = join(layout.writer(writer), name);
    const left = readLeft(context, path);
    if (left === 'empty') empty.push(path);
    if (typeof left === 'string') continue;
    const { ws, inc, w } = left.log.header;
    if (ws !== context.ws || inc !== stream || w !== writer) {
      quarantine.take(path, 'The log of a session was set aside: it belongs elsewhere.');
      continue;
    }
    byStream.set(stream, [...(byStream.get(stream) ?? []), left]);
  }
  for (const [stream, logs] of byStream) {
    for (const { log } of withoutPrefixes(logs)) await sealLog(context, stream, log, key);
    for (const { path, log } of logs) {
      if (log.damaged) quarantine.take(path, damagedLog);
      else fs.remove(path);
    }
  }
  for (const path of empty) fs.remove(path);
}

/** What a log holds; `empty` when nothing was acknowledged from it, `kept` when it can't be sealed and must stay. */
function readLeft({ fs, quarantine }: RecoveryContext, path: string): LeftLog | 'empty' | 'kept' {
  let bytes: Uint8Array;
  try {
    bytes = fs.read(path, MAX_WAL);
  } catch (error) {
    if (codeOf(error) === 'EFBIG')
      quarantine.take(path, 'The log of a session was set aside: it is too large.');
    else quarantine.leave(path, 'The log of a session can’t be read: the disk or its rights are in the way.');
    return 'kept';
  }
  const log = readWal(bytes);
  if (log !== undefined) return log.lines.length === 0 && !log.damaged ? 'empty' : { path, log };
  const state = walState(bytes);
  if (state === 'newer') {
    quarantine.leave(path, 'The log of a session was left unread: a newer version of IC Console wrote it.');
  } else if (state === 'damaged') quarantine.take(path, damagedLog);
  return state === 'torn' ? 'empty' : 'kept';
}

const damagedLog =
  'The log of a session was damaged: all entries before the damage are in the record, the log was set aside.';

async function sealLog(
  { fs, layout }: RecoveryContext,
  stream: string,
  log: WalContent,
  key: KeyObject,
): Promise<void> {
  if (log.lines.length === 0) return;
  const folder = layout.segments(stream);
  const { name, bytes } = sealSegment(log.headerText, log.lines, key);
  await makeLastingFolder(fs, layout.root, folder);
  if (holds(fs, join(folder, name), bytes)) await fs.syncFolder(folder);
  else await atomicWrite(fs, join(folder, name), bytes);
}

/** Killed between sealing and removing the log: the very same bytes are there. */
function holds(fs: FileSystem, path: string, bytes: Buffer): boolean {
  try {
    return bytes.equals(fs.read(path, bytes.length));
  } catch {
    return false;
  }
}

/** A log that failed to sync was written again as a whole: where one holds all lines of another, it alone counts. */
function withoutPrefixes(logs: readonly LeftLog[]): readonly LeftLog[] {
  const ids = logs.map(({ log }) => log.lines.map((line) => line.hash));
  return logs.filter((_, mine) =>
    ids.every((other, theirs) => {
      const own = ids[mine] ?? [];
      const contained = theirs !== mine && own.every((hash) => other.includes(hash));
      return !contained || (own.length === other.length && mine < theirs);
    }),
  );
}
