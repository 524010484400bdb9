import { dirname, join } from 'node:path';
import * as z from 'zod';
import { err, ok, type Result } from '../../shared/result.ts';
import { atomicWrite } from './atomic-write.ts';
import { randomBase32 } from './crypto.ts';
import { readCards } from './device-card.ts';
import { codeOf, notAFile, type FileSystem } from './file-system.ts';
import type { Layout } from './layout.ts';
import { MAX_SEGMENT } from './limits.ts';
import { parseSegment } from './segment.ts';
import { findWals } from './stream-reader.ts';
import { MAX_WAL, readWal } from './wal.ts';

/** The store's format that this version writes. */
export const STORE_FORMAT = 1;

const workspaceSchema = z.object({
  fmt: z.number().int().positive(),
  minReader: z.number().int().positive(),
  ws: z.string().regex(/^[a-z2-7]{16}$/),
});

export type Workspace = {
  readonly ws: string;
  /** A newer version made the store: it is opened for reading only. */
  readonly newer: boolean;
  /** What had to be mended, as a sentence. */
  readonly notice?: string;
};

/**
 * `missing`: there is no store here. `damaged`: there is, and its icc.json is gone or is not one. `unreadable`: it
 * can't be read now, and may be another time.
 */
export type WorkspaceProblem = 'missing' | 'damaged' | 'unreadable';

/** What an icc.json says, here or at a meeting point; undefined when it is none. */
export function parseWorkspace(
  bytes: Uint8Array,
): { readonly fmt: number; readonly minReader: number; readonly ws: string } | undefined {
  try {
    return workspaceSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return undefined;
  }
}

export function readWorkspace(fs: FileSystem, layout: Layout): Result<Workspace, WorkspaceProblem> {
  let bytes: Uint8Array;
  try {
    bytes = fs.read(layout.workspace, 64 * 1024);
  } catch (error) {
    const code = codeOf(error) ?? '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return err(hasRecords(fs, layout) ? 'damaged' : 'missing');
    return err(notAFile.has(code) ? 'damaged' : 'unreadable');
  }
  const found = parseWorkspace(bytes);
  if (found === undefined) return err('damaged');
  return ok({ ws: found.ws, newer: found.fmt > STORE_FORMAT || found.minReader > STORE_FORMAT });
}

/** Records without their icc.json are a store that lost it, not a place for a new one. */
const hasRecords = (fs: FileSystem, layout: Layout): boolean =>
  [layout.streams, layout.cards, layout.writers].some((folder) => fs.list(folder).length > 0);

/** The content of an icc.json that this version writes. */
export const encodeWorkspace = (ws: string): string =>
  `${JSON.stringify({ fmt: STORE_FORMAT, minReader: STORE_FORMAT, ws })}\n`;

/** Creates the store's icc.json, write once. The caller holds the set-up lock. */
export async function createWorkspace(fs: FileSystem, layout: Layout): Promise<Workspace> {
  const ws = randomBase32(16);
  await atomicWrite(fs, layout.workspace, Buffer.from(encodeWorkspace(ws)));
  try {
    await fs.syncFolder(dirname(layout.root));
  } catch {
    // a folder that others own: the store's own name lasts as soon as the system writes it
  }
  return { ws, newer: false };
}

/**
 * The workspace's id from what belongs to it, where icc.json is damaged: every segment and every log names it. The
 * damaged file is kept beside the new one. The caller holds the set-up lock.
 */
export async function recoverWorkspace(fs: FileSystem, layout: Layout): Promise<Workspace> {
  const ws = idInRecords(fs, layout) ?? randomBase32(16);
  const damaged = fs.stat(layout.workspace) !== undefined;
  if (damaged) fs.rename(layout.workspace, `${layout.workspace}.damaged-${randomBase32(6)}`);
  await atomicWrite(fs, layout.workspace, Buffer.from(encodeWorkspace(ws)));
  return {
    ws,
    newer: false,
    notice: damaged
      ? 'icc.json was damaged and was made again from the records; the old one is beside it.'
      : 'icc.json was gone and was made again from the records.',
  };
}

/** The id that the records name; where they name several, the one that this store's device cards were signed for. */
export function idInRecords(fs: FileSystem, layout: Layout): string | undefined {
  const asked = new Set<string>();
  for (const ws of namedIds(fs, layout)) {
    if (asked.has(ws)) continue;
    if (readCards(fs, layout.cards, ws).cards.size > 0) return ws;
    asked.add(ws);
  }
  return asked.values().next().value;
}

function* namedIds(fs: FileSystem, layout: Layout): Generator<string> {
  for (const stream of fs.list(layout.streams)) {
    for (const name of fs.list(layout.segments(stream))) {
      const bytes = readQuietly(fs, join(layout.segments(stream), name), MAX_SEGMENT);
      const segment = bytes === undefined ? undefined : parseSegment(bytes);
      if (segment?.ok === true) yield segment.value.header.ws;
    }
  }
  for (const path of [...findWals(fs, layout, null).values()].flat()) {
    const bytes = readQuietly(fs, path, MAX_WAL);
    const log = bytes === undefined ? undefined : readWal(bytes);
    if (log !== undefined) yield log.header.ws;
  }
}

function readQuietly(fs: FileSystem, path: string, limit: number): Uint8Array | undefined {
  try {
    return fs.read(path, limit);
  } catch {
    return undefined; // the next one may be readable
  }
}
