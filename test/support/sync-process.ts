import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ForkedProcess } from '../../electron/main/sync-link.ts';
import { SyncHost, type SyncHostContext } from '../../electron/main/sync-host.ts';
import { randomBase32 } from '../../electron/records/crypto.ts';
import { layoutOf } from '../../electron/records/layout.ts';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { RecordStore } from '../../electron/records/store.ts';
import type { FromSync, ToSync } from '../../electron/sync/protocol.ts';
import { joinWorkspace } from '../../electron/sync/join.ts';
import type { EventDraft } from '../../shared/incident/envelope.ts';
import type { SyncState } from '../../shared/sync/state.ts';
import { temporaryFolder } from './small-disk.ts';

const repository = resolve(import.meta.dirname, '../..');

/** The process that main forks, under Node instead of Electron: the real entry, killed when the test ends. */
export function forkedSync(children: ChildProcess[] = []): ForkedProcess {
  const child = fork(join(repository, 'electron/sync/process.ts'), [], {
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      '--import',
      join(repository, 'test/stand-in/parent-port.ts'),
    ],
    serialization: 'advanced',
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
  });
  children.push(child);
  return {
    postMessage(message: ToSync) {
      if (child.connected) child.send(message);
    },
    onMessage: (listener) => void child.on('message', (message) => listener(message as FromSync)), // its own entry
    onExit: (listener) => void child.once('exit', () => listener()),
    kill: () => void child.kill(),
  };
}

/** A store on disk with the exchange around it as main has it, and no window. */
export type HostedDesktop = {
  readonly root: string;
  readonly store: RecordStore;
  readonly host: SyncHost;
  readonly children: readonly ChildProcess[];
  /** The last state that was pushed. */
  readonly state: () => SyncState;
  /** Appends an entry and seals it, as the window's session does. */
  readonly write: (stream: string, text: string) => Promise<string>;
  /** The words of a stream, as they are here now. */
  readonly words: (stream: string) => Promise<string[]>;
};

export async function hostedDesktop(
  person: string,
  change: Partial<SyncHostContext> & { readonly root?: string } = {},
): Promise<HostedDesktop> {
  const { root = join(temporaryFolder(), person), ...rest } = change;
  const environment = desktopEnvironment({ deviceName: person });
  const store = await RecordStore.open(root, environment, true);
  const children: ChildProcess[] = [];
  const host = new SyncHost({
    fork: () => forkedSync(children),
    cache: join(temporaryFolder(), 'cache'),
    version: '0.1.0',
    person: () => person,
    push: () => undefined,
    arrived: () => undefined,
    taken: () => undefined,
    devices: () => [],
    ...rest,
  });
  host.use(root);
  host.begin();
  onTestFinished(async () => {
    host.stop();
    await store.close();
  });
  const write = async (stream: string, text: string): Promise<string> => {
    const payload = { kind: 'note', text };
    const draft: EventDraft = { t: 'entry-logged/1', e: randomBase32(13), at: 0, u: person, payload };
    const [event] = await store.append(stream, [draft]);
    await store.seal(stream);
    host.changed([stream]);
    if (event === undefined) throw new Error('nothing was appended');
    return event.id;
  };
  const words = async (stream: string): Promise<string[]> =>
    (await store.readOnce(stream)).map(({ payload }) => (payload as { text: string }).text).sort(); // entries only
  return { root, store, host, children, state: () => host.state(), write, words };
}

/** A colleague's desktop: a store that joined whatever workspace another one is of, and its exchange. */
export async function hostedColleague(
  person: string,
  other: HostedDesktop,
  share: string,
): Promise<HostedDesktop> {
  const root = join(temporaryFolder(), person);
  const wish = { ws: other.store.ws, connection: { kind: 'folder', path: share } as const };
  const joined = await joinWorkspace(root, desktopEnvironment({ deviceName: person }), wish);
  if (!joined.ok) throw new Error(joined.error.message);
  return hostedDesktop(person, { root });
}

/** An empty folder that desktops can meet in. */
export function shareFolder(): string {
  const path = join(temporaryFolder(), 'share');
  mkdirSync(path);
  return path;
}

export const lockOf = (root: string): string => layoutOf(root).syncLock;
