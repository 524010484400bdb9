import { join } from 'node:path';
import { incidentIdPattern, WORKSPACE_STREAM, type IncidentId } from '../../shared/ids.ts';
import type { FileSystem } from '../records/file-system.ts';
import type { Layout } from '../records/layout.ts';
import { LocalFiles } from '../sync/local-files.ts';
import { cardPath, chunkPath, segmentPath } from '../sync/paths.ts';
import { LocalPlaybook } from '../sync/people/local-playbook.ts';
import { kindOf, limits, WORKSPACE_FILE, type BundledKind } from './paths.ts';

/** A file of the store that goes into a bundle. */
export type Content = { readonly path: string; readonly kind: BundledKind; readonly from: string };

/** In the order in which whoever takes them in can check each: who wrote comes before what they wrote. */
const order: readonly BundledKind[] = ['workspace', 'card', 'segment', 'chunk', 'playbook'];

/**
 * The files of a store that others may have, in an order that is the same for the same store. Nothing under `local/` is among
 * them, and no scenario of a game day.
 * @param incidents whose records: all, or those that are named, with what the workspace itself says.
 */
export function contentsOf(
  fs: FileSystem,
  layout: Layout,
  incidents: ReadonlySet<IncidentId> | 'all',
  now: number,
): readonly Content[] {
  const local = new LocalFiles(fs, layout, () => now);
  local.lookAtAll((stream) => local.look(stream));
  const found: Content[] = [];
  const add = (path: string): void => {
    const kind = kindOf(path);
    if (kind !== undefined) found.push({ path, kind, from: join(layout.root, path) });
  };
  add(WORKSPACE_FILE);
  for (const name of local.cards()) add(cardPath(name));
  for (const stream of local.streams()) {
    if (incidents !== 'all' && stream !== WORKSPACE_STREAM && !incidents.has(stream)) continue;
    for (const { name } of local.segments(stream).values()) add(segmentPath(stream, name));
    if (!incidentIdPattern.test(stream)) continue;
    for (const hash of local.chunks(stream)) add(chunkPath(stream, hash));
  }
  for (const [path, { sha }] of new LocalPlaybook(fs, layout).look(now)) if (sha !== null) add(path);
  return found.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.path < b.path ? -1 : 1));
}

/** @throws the file system's error when it is gone or can't be read now. */
export const readContent = (fs: FileSystem, { from, kind }: Content): Uint8Array =>
  fs.read(from, limits[kind]);
