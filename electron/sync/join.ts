import { incidentIdAt, incidentIdPattern } from '../../shared/ids.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Connection } from '../../shared/sync/connection.ts';
import { randomBase32 } from '../records/crypto.ts';
import type { StoreEnvironment } from '../records/environment.ts';
import { asStoreError, StoreError } from '../records/failure.ts';
import type { FileSystem } from '../records/file-system.ts';
import { planJoining } from '../records/joining.ts';
import { layoutOf, type Layout } from '../records/layout.ts';
import type { Lock } from '../records/lock.ts';
import { parseSegmentName } from '../records/segment.ts';
import { RecordStore } from '../records/store.ts';
import { findWals } from '../records/stream-reader.ts';
import { readWorkspace } from '../records/workspace.ts';
import { encodeConnections } from './connections.ts';

/** What became of a store's own past: the folder in it that holds everything of before; null where there was nothing. */
export type Joined = { readonly aside: string | null };

export type JoinWish = {
  /** The workspace that was found at the meeting point. */
  readonly ws: string;
  /** null where it came in a bundle: such a store meets nobody yet. */
  readonly connection: Connection | null;
};

/** The process that exchanged these records until now is ending. */
const LOCK_MS = 3_000;

/**
 * Makes a store that has no incidents of its own one of another workspace's: what was before is set aside, and it begins
 * anew under that workspace's id, connected to where it was found. Where there is no store, one is made. Nobody may have
 * the store open in this process. A crash leaves the old store or the new one.
 */
export async function joinWorkspace(
  root: string,
  env: StoreEnvironment,
  { ws, connection }: JoinWish,
): Promise<Result<Joined, Failure>> {
  const layout = layoutOf(root);
  const locks: Lock[] = [];
  try {
    const existed = readWorkspace(env.fs, layout).ok;
    if (hasIncidents(env.fs, layout)) return err(refused(hasItsOwn(root)));
    env.fs.makeFolder(layout.local);
    for (const path of [layout.windowLock, layout.syncLock]) {
      const lock = env.tryLock(path, LOCK_MS);
      if (lock === undefined) return err(refused(openElsewhere));
      locks.push(lock);
    }
    const aside = `set-aside-${incidentIdAt(env.now(), randomBase32(8))}`;
    const connections = encodeConnections(connection === null ? [] : [{ connection, attached: true }]);
    await planJoining({ fs: env.fs, layout }, { ws, aside, connections });
    const store = await RecordStore.open(root, env, true);
    await store.close();
    if (store.ws !== ws) return err(refused(openElsewhere));
    if (store.readOnly !== null) return err({ kind: 'read-only', message: store.readOnly });
    return ok({ aside: existed ? aside : null });
  } catch (error) {
    return err(error instanceof StoreError ? error.failure : asStoreError(error).failure);
  } finally {
    for (const lock of locks) lock.release();
  }
}

/** Whether anything was recorded here; files that were attached to a line that was never sent are no incident. */
export function hasIncidents(fs: FileSystem, layout: Layout): boolean {
  const logged = [...findWals(fs, layout, null).keys()];
  const sealed = fs
    .list(layout.streams)
    .filter((stream) =>
      fs.list(layout.segments(stream)).some((name) => parseSegmentName(name) !== undefined),
    );
  return [...logged, ...sealed].some((stream) => incidentIdPattern.test(stream));
}

const refused = (message: string): Failure => ({ kind: 'refused', message });

const hasItsOwn = (root: string): string =>
  `Not joined: there are incidents in ${root} already, and they stay as they are. ` +
  'Records of two workspaces are not mixed: start IC Console on another folder of records (--store), and join from there.';
const openElsewhere =
  'Not joined: another program has these records open. Nothing was changed. Close it, and try again.';
