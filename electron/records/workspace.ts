import { join } from 'node:path';
import * as z from 'zod';
import { err, ok, type Result } from '../../shared/result.ts';
import { atomicWrite } from './atomic-write.ts';
import { randomBase32 } from './crypto.ts';
import { codeOf, type FileSystem } from './file-system.ts';
import type { Layout } from './layout.ts';
import { MAX_SEGMENT } from './limits.ts';
import { parseSegment } from './segment.ts';

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

/** `missing`: there is no store here. `damaged`: there is, and its icc.json can't be read. */
export type WorkspaceProblem = 'missing' | 'damaged';

export function readWorkspace(fs: FileSystem, layout: Layout): Result<Workspace, WorkspaceProblem> {
  let bytes: Uint8Array;
  try {
    bytes = fs.read(layout.workspace, 64 * 1024);
  } catch (error) {
    const absent = codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';
    // Records without their icc.json are a store that lost it, not a place for a new one.
    return err(absent && fs.list(layout.streams).length === 0 ? 'missing' : 'damaged');
  }
  try {
    const { fmt, minReader, ws } = workspaceSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return ok({ ws, newer: fmt > STORE_FORMAT || minReader > STORE_FORMAT });
  } catch {
    return err('damaged');
  }
}

const encode = (ws: string): string =>
  `${JSON.stringify({ fmt: STORE_FORMAT, minReader: STORE_FORMAT, ws })}\n`;

/** Creates the store's icc.json, write once. The caller holds the set-up lock. */
export async function createWorkspace(fs: FileSystem, layout: Layout): Promise<Workspace> {
  const ws = randomBase32(16);
  await atomicWrite(fs, layout.workspace, Buffer.from(encode(ws)));
  return { ws, newer: false };
}

/**
 * The workspace's id from what belongs to it, where icc.json is damaged: every segment names it. The damaged file is
 * kept beside the new one. The caller holds the set-up lock.
 */
export async function recoverWorkspace(fs: FileSystem, layout: Layout): Promise<Workspace> {
  const ws = idInSegments(fs, layout) ?? randomBase32(16);
  const damaged = fs.stat(layout.workspace) !== undefined;
  if (damaged) fs.rename(layout.workspace, `${layout.workspace}.damaged-${randomBase32(6)}`);
  await atomicWrite(fs, layout.workspace, Buffer.from(encode(ws)));
  return {
    ws,
    newer: false,
    notice: 'icc.json was damaged and was made again from the records; the old one is beside it.',
  };
}

function idInSegments(fs: FileSystem, layout: Layout): string | undefined {
  for (const stream of fs.list(layout.streams)) {
    for (const name of fs.list(layout.segments(stream))) {
      try {
        const segment = parseSegment(fs.read(join(layout.segments(stream), name), MAX_SEGMENT));
        if (segment.ok) return segment.value.header.ws;
      } catch {
        // the next one may be readable
      }
    }
  }
  return undefined;
}
