import { join } from 'node:path';
import { desktopEnvironment } from '../records/environment.ts';
import { StoreError } from '../records/failure.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { RecordStore } from '../records/store.ts';
import { isNameTaken, noSync, type SyncState } from '../../shared/sync/state.ts';
import type { Connection, Trouble } from '../../shared/sync/connection.ts';
import type { KeptConnection } from './connections.ts';
import { notYet } from './not-yet.ts';
import { openTransport, TRIED } from './open-transport.ts';
import type { FromSync, ToSync } from './protocol.ts';
import { SyncRunner } from './runner.ts';
import { workspaceAt } from './workspace-at.ts';

/** What Electron puts into a utility process, as far as it is used: messages to and from main. */
type ParentPort = {
  on(event: 'message', listener: (message: { readonly data: ToSync }) => void): void;
  postMessage(message: FromSync): void;
};
type Start = Extract<ToSync, { kind: 'start' }>;

/** A store that can't be opened now may be another time. */
const OPEN_AGAIN_MS = 5_000;

// Electron's types belong to main; its utility process puts this there before it loads the entry.
const port = (process as unknown as { readonly parentPort: ParentPort }).parentPort;
const say = (message: FromSync): void => port.postMessage(message);
const log = (line: string): void => void process.stderr.write(`exchange: ${line}\n`);

/** A bug ends this process and nothing else: main starts it again after a while. */
function fall(error: unknown): never {
  log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
}
process.on('uncaughtException', fall);
process.on('unhandledRejection', fall);

let person = '';
let connections: readonly KeptConnection[] = [];
let runner: Promise<{ readonly sync: SyncRunner; readonly tried: Tried }> | undefined;

/** Opens meeting points beside the exchange: to try one, and to learn whose it is. */
type Tried = (connection: Connection, whose: 'own' | 'any') => ReturnType<typeof openTransport>;

port.on('message', ({ data }) => void hear(data));

async function hear(message: ToSync): Promise<void> {
  if (message.kind === 'start') {
    person = message.person;
    connections = message.connections;
    runner = start(message);
    return;
  }
  if (message.kind === 'person') person = message.person;
  if (message.kind === 'connections') connections = message.connections;
  const running = await runner;
  if (running === undefined) return;
  const { sync, tried } = running;
  if (message.kind === 'connections') sync.connect(message.connections);
  else if (message.kind === 'open') sync.setOpen(message.incidents);
  else if (message.kind === 'closed') sync.setClosed(message.incidents);
  else if (message.kind === 'changed') sync.hint(message.streams);
  else if (message.kind === 'now') sync.hurry();
  else if (message.kind === 'probe') await probe(message.id, tried(message.connection, 'own'));
  else if (message.kind === 'attach') {
    const trouble = await sync.attach(message.connection, message.found);
    const other = trouble?.kind === 'other-workspace';
    const found = other ? await workspaceAt(tried(message.connection, 'any')) : undefined;
    say({ kind: 'attached', id: message.id, ws: found?.ok === true ? found.value : null, trouble });
  }
}

async function probe(id: number, transport: ReturnType<Tried>): Promise<void> {
  try {
    const report = await transport.probe((steps) => say({ kind: 'probing', id, report: steps }));
    say({ kind: 'probed', id, report });
  } finally {
    transport.close();
  }
}

async function start(message: Start): ReturnType<typeof open> {
  for (;;) {
    try {
      return await open(message);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      say({ kind: 'state', state: notOpen(error.message) });
      await new Promise((resolve) => setTimeout(resolve, OPEN_AGAIN_MS));
    }
  }
}

async function open({ store: root, cache, app }: Start): Promise<{ sync: SyncRunner; tried: Tried }> {
  const environment = desktopEnvironment({ app, deviceName: person });
  const store = await RecordStore.open(root, environment);
  const { identity, layout, ws } = store;
  if (identity === null || store.readOnly !== null) {
    await store.close();
    throw new StoreError({ kind: 'read-only', message: store.readOnly ?? 'The records may only be read.' });
  }
  const fs = nodeFileSystem;
  fs.makeFolder(cache);
  for (const name of fs.list(cache).filter((each) => each.startsWith(TRIED)))
    fs.removeFolder(join(cache, name));
  const parts = { fs, layout, device: identity.device, cache, now: environment.now, random: Math.random };
  const sync = new SyncRunner({
    ...{ store, fs, now: environment.now, random: Math.random, app, log },
    person: () => person,
    transportTo: (connection) => openTransport({ ...parts, ws }, connection, 'exchange'),
    tryLock: () => environment.tryLock(layout.syncLock, 0),
    arrived: (streams) => say({ kind: 'arrived', streams }),
    tell(state) {
      say({ kind: 'state', state });
      if (isNameTaken(state)) say({ kind: 'taken', device: identity.device });
    },
  });
  sync.connect(connections);
  const tried: Tried = (connection, whose) =>
    openTransport({ ...parts, ws: whose === 'own' ? ws : null }, connection, 'try');
  return { sync, tried };
}

/** The store can't be written to, or not be opened: nothing is exchanged, and why is shown. */
function notOpen(message: string): SyncState {
  const trouble: Trouble = { kind: 'full', message };
  const states = connections.map(({ connection }) => notYet(connection));
  return {
    ...noSync,
    connections: states.map((state) => ({ ...state, standing: 'attention', since: Date.now(), trouble })),
  };
}
