import { join } from 'node:path';
import type { KeyObject } from 'node:crypto';
import { deviceOf, writerIdPattern, type DeviceId, type WriterId } from '../../shared/ids.ts';
import { atomicWrite } from './atomic-write.ts';
import type { FileSystem } from './file-system.ts';
import { parseWalName, type Layout } from './layout.ts';
import type { Lock } from './lock.ts';
import type { Quarantine } from './quarantine.ts';
import { sealSegment } from './segment.ts';
import { MAX_WAL, readWal, type WalContent } from './wal.ts';

export type RecoveryContext = {
  readonly fs: FileSystem;
  readonly layout: Layout;
  readonly ws: string;
  readonly quarantine: Quarantine;
  /** Takes a writer's lock; undefined while the writer lives. */
  readonly tryLock: (writer: WriterId) => Lock | undefined;
  readonly privateKeyOf: (device: DeviceId) => KeyObject | undefined;
};

/**
 * Seals what writers left behind that ended without doing so themselves (killed, power cut). Only the holder of a
 * writer's lock touches its logs: a second opener that cut "torn" tails would cut lines that are being written.
 * @returns the streams that have new segments.
 */
export async function recoverWriters(context: RecoveryContext, except: WriterId | null): Promise<string[]> {
  const { fs, layout } = context;
  const recovered: string[] = [];
  for (const writer of fs.list(layout.writers)) {
    if (writer === except || !writerIdPattern.test(writer)) continue;
    const lock = context.tryLock(writer);
    if (lock === undefined) continue;
    try {
      const key = context.privateKeyOf(deviceOf(writer));
      if (key === undefined) continue; // another desktop's log in a copied store: read as it is, sealed by its owner
      recovered.push(...(await recoverWriter(context, writer, key)));
      fs.removeFolder(layout.writer(writer));
      fs.remove(layout.lock(writer));
    } finally {
      lock.release();
    }
  }
  return recovered;
}

async function recoverWriter(context: RecoveryContext, writer: WriterId, key: KeyObject): Promise<string[]> {
  const { fs, layout } = context;
  const byStream = new Map<string, { path: string; log: WalContent }[]>();
  for (const name of fs.list(layout.writer(writer)).sort()) {
    const parts = parseWalName(name);
    if (parts === undefined) continue;
    const path = join(layout.writer(writer), name);
    const log = readWal(fs.read(path, MAX_WAL));
    if (log?.damaged === true || (log === undefined && (fs.stat(path)?.size ?? 0) > 0))
      reportDamage(context, path, log);
    if (log === undefined || log.lines.length === 0 || log.header.inc !== parts.stream) continue;
    const logs = byStream.get(parts.stream);
    if (logs === undefined) byStream.set(parts.stream, [{ path, log }]);
    else logs.push({ path, log });
  }
  for (const [stream, logs] of byStream) {
    for (const { log } of withoutPrefixes(logs)) await sealLog(context, stream, log, key);
  }
  return [...byStream.keys()];
}

async function sealLog(
  { fs, layout }: RecoveryContext,
  stream: string,
  log: WalContent,
  key: KeyObject,
): Promise<void> {
  const folder = layout.segments(stream);
  const { name, bytes } = sealSegment(log.headerText, log.lines, key);
  fs.makeFolder(folder);
  if (fs.stat(join(folder, name))?.size === bytes.length) return; // killed between sealing and removing the log
  await atomicWrite(fs, join(folder, name), bytes);
  await fs.syncFolder(layout.streams);
}

/** A log that failed to sync was written again as a whole: where one holds all lines of another, it alone counts. */
function withoutPrefixes(logs: readonly { log: WalContent }[]): readonly { log: WalContent }[] {
  const ids = logs.map(({ log }) => log.lines.map((line) => line.hash));
  return logs.filter((_, mine) =>
    ids.every((other, theirs) => {
      const own = ids[mine] ?? [];
      const contained = theirs !== mine && own.every((hash) => other.includes(hash));
      return !contained || (own.length === other.length && mine < theirs);
    }),
  );
}

/** What follows the last good line is more than a crash leaves: the whole log is kept for a person to look at. */
function reportDamage({ fs, quarantine }: RecoveryContext, path: string, log: WalContent | undefined): void {
  const bytes = fs.read(path, MAX_WAL);
  if (log === undefined && !bytes.includes(10)) return; // torn while its first line was written: nothing was acknowledged
  quarantine.keep(
    bytes,
    path.split(/[/\\]/).slice(-2).join('-'),
    'The log of a session was damaged: all entries before the damage are in the record, a copy of the log was kept.',
  );
}
