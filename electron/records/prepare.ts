import { join } from 'node:path';
import type { DeviceId } from '../../shared/ids.ts';
import { openedReadOnly, type Failure } from '../../shared/ipc/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { randomBase32 } from './crypto.ts';
import type { StoreEnvironment } from './environment.ts';
import { asStoreError, StoreError, writeFailure } from './failure.ts';
import type { FileSystem } from './file-system.ts';
import { ensureIdentity, markRetired, type Identity } from './identity.ts';
import { finishJoining } from './joining.ts';
import type { Layout } from './layout.ts';
import type { Lock } from './lock.ts';
import { Quarantine } from './quarantine.ts';
import { createWorkspace, readWorkspace, recoverWorkspace, type Workspace } from './workspace.ts';

/** A store's folder as it was found, or made. */
export type Prepared = {
  readonly ws: string;
  /** Why nothing can be written, as a sentence; null when it can. */
  readonly readOnly: string | null;
  readonly identity: Identity | null;
  readonly quarantine: Quarantine;
  readonly created: boolean;
};

/**
 * Finds the store in a folder, or makes one, and this desktop's identity in it. Where nothing can be written, the
 * store is found all the same, for reading.
 * @throws StoreError when there is no store and none may or can be made.
 */
export async function prepareStore(
  layout: Layout,
  env: StoreEnvironment,
  create: boolean,
): Promise<Prepared> {
  const { fs } = env;
  const found = readWorkspace(fs, layout);
  if (!found.ok && found.error === 'missing' && !create) {
    throw new StoreError({ kind: 'not-found', message: `There is no store of records in ${layout.root}.` });
  }
  const reading = (workspace: Workspace, readOnly: string): Prepared => {
    const quarantine = new Quarantine(fs, layout, false);
    return { ws: workspace.ws, readOnly, identity: null, quarantine, created: false };
  };
  if (found.ok && found.value.newer) return reading(found.value, openedReadOnly('newer-store'));
  try {
    const { workspace, identity, created } = await setUp(layout, env);
    const quarantine = new Quarantine(fs, layout, true);
    if (identity.notice !== null) quarantine.leave(layout.identity, identity.notice);
    if (workspace.notice !== undefined) quarantine.leave(layout.workspace, workspace.notice);
    return { ws: workspace.ws, readOnly: null, identity, quarantine, created };
  } catch (error) {
    if (error instanceof StoreError || !found.ok) throw asStoreError(error);
    const { kind } = writeFailure(error);
    return reading(
      found.value,
      openedReadOnly(kind === 'read-only' || kind === 'disk-full' ? kind : 'disk-failed'),
    );
  }
}

/** Under the set-up lock, so that two programs that start at once make one store and one identity. */
async function setUp(
  layout: Layout,
  env: StoreEnvironment,
): Promise<{ workspace: Workspace; identity: Identity; created: boolean }> {
  const { fs, machine, deviceName } = env;
  fs.makeFolder(layout.local);
  fs.makeFolder(layout.locks);
  probe(fs, layout);
  const lock = setUpLock(layout, env);
  try {
    await finishJoining(layout, env);
    const found = readWorkspace(fs, layout);
    // Perhaps only now: a new icc.json would cut the store off from its own records.
    if (!found.ok && found.error === 'unreadable') {
      const message = `${layout.workspace} can’t be read: the disk or its rights are in the way. Nothing was changed.`;
      throw new StoreError({ kind: 'disk-failed', message });
    }
    const created = !found.ok && found.error === 'missing';
    let workspace: Workspace;
    if (found.ok) workspace = found.value;
    else workspace = created ? await createWorkspace(fs, layout) : await recoverWorkspace(fs, layout);
    const identity = await ensureIdentity(fs, layout, workspace.ws, machine, deviceName);
    return { workspace, identity, created };
  } finally {
    lock.release();
  }
}

/**
 * Gives up the identity under which another desktop writes as well: whoever opens the store next writes under a new one.
 * Nobody has it open in this process. Where it fails, everything is as it was.
 */
export async function retireIdentity(
  layout: Layout,
  env: StoreEnvironment,
  device: DeviceId,
): Promise<Result<null, Failure>> {
  let lock: Lock | undefined;
  try {
    lock = setUpLock(layout, env);
    await markRetired(env.fs, layout, device);
    return ok(null);
  } catch (error) {
    return err(asStoreError(error).failure);
  } finally {
    lock?.release();
  }
}

function setUpLock(layout: Layout, { tryLock }: StoreEnvironment): Lock {
  const lock = tryLock(layout.setupLock, 10_000);
  if (lock !== undefined) return lock;
  throw new StoreError({ kind: 'busy', message: 'Another program is setting this store up. Try again.' });
}

/** An existing store may lie on a disk that takes no writes: better said at the start than at the first entry. */
function probe(fs: FileSystem, layout: Layout): void {
  const path = join(layout.local, `probe.${randomBase32(6)}.tmp`);
  fs.create(path).close();
  fs.remove(path);
}
