import { join } from 'node:path';
import * as z from 'zod';
import { reviewStates } from '../../../shared/incident/events/review-set.ts';
import { phaseSchema } from '../../../shared/incident/phases.ts';
import { severitySchema } from '../../../shared/incident/vocabulary.ts';
import { atomicWrite } from '../../records/atomic-write.ts';
import type { FileSystem } from '../../records/file-system.ts';
import type { Layout } from '../../records/layout.ts';
import { contentHash } from './content.ts';

/** `tag` is what the meeting point's list called a content whose sha256 is `sha`. */
const knownSchema = z.object({ sha: z.string(), tag: z.string() });

const lineSchema = z.object({
  id: z.string(),
  title: z.string().nullable(),
  severity: severitySchema.nullable(),
  phase: phaseSchema,
  exercise: z.boolean(),
  declaredAt: z.number(),
  commander: z.string().nullable(),
  postmortem: z.enum(reviewStates).nullable().default(null),
});

const viewSchema = z.object({
  /** What it was rendered from; another text as soon as anything in that changes. */
  made: z.string(),
  events: z.number(),
  scribe: z.string().nullable(),
  commander: z.string().nullable(),
  /** null where there is nothing to show yet. */
  line: lineSchema.nullable(),
  /** The sha256 of each file, by its name. */
  files: z.record(z.string(), z.string()),
});

const cacheSchema = z.object({
  fmt: z.literal(1),
  key: z.string(),
  /** The playbook's files as they were last the same here and there. */
  base: z.record(z.string(), knownSchema),
  /** What this desktop would write for each incident. */
  views: z.record(z.string(), viewSchema),
  /** Files of the view as they were last read; `from`: how many events, or null where a person has changed it. */
  there: z.record(z.string(), knownSchema.extend({ from: z.number().nullable() })),
  /** What this desktop wrote last, or found to be what it would have written. */
  wrote: z.record(z.string(), z.string()),
});

/**
 * What is remembered of the people's files at one meeting point. Losing it costs reading and rendering again, and keeps
 * both where an edit can't be told from the older one any more.
 */
export type PeopleCache = z.output<typeof cacheSchema>;
export type RenderedView = z.output<typeof viewSchema>;
export type FileThere = PeopleCache['there'][string];

const LIMIT = 64 * 1024 * 1024;

const pathOf = (layout: Layout, key: string): string =>
  join(layout.syncCaches, `people-${contentHash(key).slice(0, 12)}.json`);

export function readPeopleCache(fs: FileSystem, layout: Layout, key: string): PeopleCache {
  try {
    const bytes = fs.read(pathOf(layout, key), LIMIT);
    const cache = cacheSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    if (cache.key === key) return cache;
  } catch {
    // missing or damaged: see above
  }
  return { fmt: 1, key, base: {}, views: {}, there: {}, wrote: {} };
}

/** Writes it, if it is another one than is there. */
export async function writePeopleCache(fs: FileSystem, layout: Layout, cache: PeopleCache): Promise<void> {
  const path = pathOf(layout, cache.key);
  const bytes = Buffer.from(`${JSON.stringify(cache)}\n`);
  try {
    if (fs.stat(path)?.size === bytes.length && bytes.equals(fs.read(path, LIMIT))) return;
    fs.makeFolder(layout.syncCaches);
    await atomicWrite(fs, path, bytes, { durable: false });
  } catch {
    // a cache
  }
}
