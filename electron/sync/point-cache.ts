import { join } from 'node:path';
import * as z from 'zod';
import { atomicWrite } from '../records/atomic-write.ts';
import { sha256 } from '../records/crypto.ts';
import type { FileSystem } from '../records/file-system.ts';
import type { Layout } from '../records/layout.ts';

const cacheSchema = z.object({
  fmt: z.literal(1),
  key: z.string(),
  /** What each pack holds: whole names of segments, by the pack's path. */
  packs: z.record(z.string(), z.array(z.string())),
  /** When a pack of this device's own was put there: what it holds may go a day later. */
  rolledUp: z.record(z.string(), z.number()),
});
/** What is remembered of one meeting point. Losing it costs reading again, and nothing else. */
export type PointCache = {
  readonly fmt: 1;
  readonly key: string;
  readonly packs: Readonly<Record<string, readonly string[]>>;
  readonly rolledUp: Readonly<Record<string, number>>;
};

export const emptyCache = (key: string): PointCache => ({ fmt: 1, key, packs: {}, rolledUp: {} });

const pathOf = (layout: Layout, key: string): string =>
  join(
    layout.syncCaches,
    `${sha256(key)
      .replaceAll(/[^a-zA-Z0-9]/g, '')
      .slice(0, 12)
      .toLowerCase()}.json`,
  );

export function readCache(fs: FileSystem, layout: Layout, key: string): PointCache {
  try {
    const bytes = fs.read(pathOf(layout, key), 64 * 1024 * 1024);
    const cache = cacheSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return cache.key === key ? cache : emptyCache(key);
  } catch {
    return emptyCache(key);
  }
}

export async function writeCache(fs: FileSystem, layout: Layout, cache: PointCache): Promise<void> {
  try {
    fs.makeFolder(layout.syncCaches);
    const bytes = Buffer.from(`${JSON.stringify(cache)}\n`);
    await atomicWrite(fs, pathOf(layout, cache.key), bytes, { durable: false });
  } catch {
    // a cache: the packs are read again after the next start
  }
}
