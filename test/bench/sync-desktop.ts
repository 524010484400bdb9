import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { layoutOf } from '../../electron/records/layout.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { readWorkspace } from '../../electron/records/workspace.ts';
import { SyncEngine } from '../../electron/sync/engine.ts';
import { FolderTransport } from '../../electron/sync/folder/folder-transport.ts';
import { nodeShareFiles } from '../../electron/sync/folder/node-share-files.ts';
import { joinWorkspace } from '../../electron/sync/join.ts';
import { SyncRunner } from '../../electron/sync/runner.ts';
import { usualLimits, type Limits } from '../../electron/sync/shared.ts';
import type { Transport } from '../../electron/sync/transport.ts';
import type { IncidentId } from '../../shared/ids.ts';
import { connectionKey, type Connection, type ConnectionState } from '../../shared/sync/connection.ts';
import { makeStore, type Shape } from '../support/make-store.ts';

/** A shared folder with invented incidents that several desktops have left there. */
export type MadeShare = {
  readonly path: string;
  readonly ws: string;
  readonly incidents: readonly IncidentId[];
};

/** Makes a share: a store of invented incidents, without what is one desktop's own. */
export async function makeShare(path: string, shapes: readonly Shape[]): Promise<MadeShare> {
  const incidents = await makeStore(path, shapes);
  rmSync(join(path, 'local'), { recursive: true });
  // Thousands of files that still wait for the disk would be somebody else's time.
  if (process.platform !== 'win32') execFileSync('sync');
  return { path, ws: workspaceOf(path), incidents };
}

function workspaceOf(root: string): string {
  const workspace = readWorkspace(nodeFileSystem, layoutOf(root));
  if (!workspace.ok) throw new Error(`there is no store in ${root}`);
  return workspace.value.ws;
}

/** Opens a store that has joined a workspace a moment ago, under the name of a desktop. */
export async function joinedStore(
  root: string,
  ws: string,
  connection: Connection,
  deviceName: string,
): Promise<RecordStore> {
  const environment = desktopEnvironment({ deviceName });
  const joined = await joinWorkspace(root, environment, { ws, connection });
  if (!joined.ok) throw new Error(joined.error.message);
  return RecordStore.open(root, environment);
}

/** The transport to a folder on this machine's disk, by the machine's own clock. */
export function toFolder({ ws, identity }: RecordStore, root: string, now = Date.now): FolderTransport {
  if (identity === null) throw new Error('the store is read-only');
  return new FolderTransport({
    files: nodeShareFiles({ root }),
    root,
    ws,
    device: identity.device,
    now,
    random: Math.random,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
}

/** The exchange as the console runs it, with its timers. @returns how to ask for its state, and how to end it. */
export function runnerOf(
  store: RecordStore,
  connection: Connection,
  transport: Transport,
  open: readonly IncidentId[],
): Pick<SyncRunner, 'state' | 'stop'> {
  const runner = new SyncRunner({
    ...{ store, fs: nodeFileSystem, now: Date.now, random: Math.random, app: '0.1.0' },
    person: () => 'ines',
    transportTo: () => transport,
    tryLock: () => desktopEnvironment().tryLock(store.layout.syncLock, 0),
    arrived: () => undefined,
    tell: () => undefined,
    log: (line) => console.log(line),
  });
  runner.setOpen(open);
  runner.connect([{ connection, attached: true }]);
  return runner;
}

/** An engine over a store with one meeting point, whose rounds are called for by whoever measures them. */
export type Exchange = {
  readonly engine: SyncEngine;
  readonly store: RecordStore;
  readonly round: () => Promise<void>;
  /** How the meeting point stands. @throws when it is in trouble. */
  readonly state: () => ConnectionState;
};

/** Connects a store to a meeting point that is its workspace's already, or that it may found. */
export function exchangeOf(
  store: RecordStore,
  connection: Connection,
  transport: Transport,
  change: { readonly limits?: Partial<Limits>; readonly now?: () => number; readonly found?: boolean } = {},
): Exchange {
  const { limits, now = Date.now, found = false } = change;
  const engine = new SyncEngine({
    store,
    fs: nodeFileSystem,
    now,
    random: Math.random,
    person: () => 'ines',
    app: '0.1.0',
    arrived: () => undefined,
    limits: { ...usualLimits, ...limits },
  });
  engine.connect({ connection, attached: !found }, transport);
  const key = connectionKey(connection);
  return {
    engine,
    store,
    round: () => engine.round(key),
    state() {
      const [connected] = engine.state().connections;
      if (connected === undefined) throw new Error('there is no connection');
      if (connected.trouble !== null) throw new Error(connected.trouble.message);
      return connected;
    },
  };
}

/** Rounds until all that is there is here and all that is here is there. */
export async function inStep(exchange: Exchange): Promise<void> {
  for (let rounds = 0; rounds < 1_000; rounds += 1) {
    await exchange.round();
    if (exchange.state().standing === 'in-step') return;
  }
  throw new Error('it is never in step');
}
