import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { GitTransport } from '../../electron/sync/git/git-transport.ts';
import type { GitRepository } from '../../electron/sync/git/repository.ts';
import { SyncRunner } from '../../electron/sync/runner.ts';
import type { Connection } from '../../shared/sync/connection.ts';
import type { GitServer } from '../support/git-server.ts';
import { inventDrafts } from '../support/make-store.ts';
import { seeded } from '../support/invent.ts';
import { figures, onDisk, p95, median, type Bench, type Line } from './measure.ts';
import { joinedStore } from './sync-desktop.ts';
import { privateRepository, withHost } from './sync-git-desktop.ts';

const STREAM = '20261120-benchaaa';
const WRITERS = 10;
const LATENCY_MS = 800;
/** Each writes for so long, and seals every five seconds or so. */
const SECONDS = 60;
const FLUSH_MS = 5_000;
const SEED = 4;

/** Ten desktops that write into one incident at once, over a Git host that takes its time for each answer. */
export const syncWriters: Bench = {
  name: 'sync-writers',
  run: () => onDisk((folder) => withHost(join(folder, 'host'), (server) => writeAll(folder, server))),
};

/** What was measured of all desktops together. */
type Seen = {
  /** When each segment was sealed, by its name. */
  readonly sealed: Map<string, number>;
  /** From there until it was at each of the others, in ms. */
  readonly taken: number[];
  /** Pushes that the host did not take. */
  rejected: number;
  pushes: number;
};

type Desktop = { readonly store: RecordStore; readonly runner: SyncRunner };

async function writeAll(folder: string, server: GitServer): Promise<Line[]> {
  const seen: Seen = { sealed: new Map(), taken: [], rejected: 0, pushes: 0 };
  const connection = { kind: 'git', url: server.url, branch: 'incidents' } as const;
  const founder = await RecordStore.open(
    join(folder, 'writer-0'),
    desktopEnvironment({ deviceName: 'writer 0' }),
    true,
  );
  const desktops = [await connect(folder, founder, connection, seen, true)];
  while (desktops.length < WRITERS) {
    const name = `writer-${desktops.length}`;
    const store = await joinedStore(join(folder, name), founder.ws, connection, name);
    desktops.push(await connect(folder, store, connection, seen, false));
  }
  const all = (): boolean => desktops.every((desktop) => segmentsOf(desktop).length === seen.sealed.size);
  const inStep = ({ runner }: Desktop): boolean => runner.state().connections[0]?.standing === 'in-step';
  await until(() => desktops.every(inStep));
  server.latency = LATENCY_MS;
  const random = seeded(SEED);
  await Promise.all(desktops.map((desktop, n) => write(desktop, n, random() * FLUSH_MS, seen)));
  await until(all);
  server.latency = 0;
  for (const { runner, store } of desktops) {
    await runner.stop();
    await store.close();
  }
  return linesOf(seen, desktops);
}

function linesOf({ sealed, taken, rejected, pushes }: Seen, desktops: readonly Desktop[]): Line[] {
  const lost = desktops.reduce((sum, desktop) => sum + sealed.size - segmentsOf(desktop).length, 0);
  const what = `${WRITERS} writers, a flush every ${FLUSH_MS / 1_000} s, ${LATENCY_MS} ms latency, ${sealed.size} segments, seed ${SEED}`;
  const value = p95(taken) / 1_000;
  return [
    {
      name: 'sync-git-seal-to-visible-p95',
      value,
      unit: 's',
      compared: `median ${figures(median(taken) / 1_000)} s; ${what}`,
      limit: { text: '5', held: value < 5 },
    },
    {
      name: 'sync-git-lost',
      value: lost,
      unit: 'segments',
      compared: what,
      limit: { text: '0', held: lost === 0 },
    },
    {
      name: 'sync-git-rejected',
      value: rejected,
      unit: 'pushes',
      compared: `of ${pushes}`,
      limit: { text: '0', held: rejected === 0 },
    },
  ];
}

async function connect(
  folder: string,
  store: RecordStore,
  connection: Extract<Connection, { kind: 'git' }>,
  seen: Seen,
  found: boolean,
): Promise<Desktop> {
  const { identity, layout, ws } = store;
  if (identity === null) throw new Error('the store is read-only');
  const repository = counted(
    await privateRepository(join(folder, 'git', identity.device), connection.url),
    seen,
  );
  const { url, branch } = connection;
  const transport = new GitTransport({ repository, url, branch, ws, device: identity.device, now: Date.now });
  const known = new Set<string>();
  const runner = new SyncRunner({
    ...{ store, fs: nodeFileSystem, now: Date.now, random: Math.random, app: '0.1.0' },
    person: () => identity.device,
    transportTo: () => transport,
    tryLock: () => desktopEnvironment().tryLock(layout.syncLock, 0),
    arrived() {
      const now = performance.now();
      for (const name of namesIn(store)) {
        const at = known.has(name) ? undefined : seen.sealed.get(name);
        known.add(name);
        if (at !== undefined && !name.startsWith(identity.device)) seen.taken.push(now - at);
      }
    },
    tell: () => undefined,
    log: (line) => console.log(line),
  });
  runner.setOpen([STREAM]);
  runner.connect([{ connection, attached: !found }]);
  if (found) await until(() => runner.state().connections[0]?.standing === 'in-step');
  return { store, runner };
}

/** Writes entries, one to five at a time, and seals them as the console does; every seal is told to the exchange. */
async function write({ store, runner }: Desktop, n: number, first: number, seen: Seen): Promise<void> {
  const drafts = inventDrafts((SECONDS * 5_000) / FLUSH_MS + 5, SEED + n);
  await pause(first);
  for (let flush = 0; flush < (SECONDS * 1_000) / FLUSH_MS; flush += 1) {
    const before = new Set(namesIn(store));
    await store.append(STREAM, drafts.splice(0, 1 + (flush % 5)));
    await store.seal(STREAM);
    const now = performance.now();
    for (const name of namesIn(store))
      if (!before.has(name) && name.startsWith(store.identity?.device ?? '-')) seen.sealed.set(name, now);
    runner.hint([STREAM]);
    await pause(FLUSH_MS);
  }
}

/** Counts what the host answers to pushes. */
function counted(repository: GitRepository, seen: Seen): GitRepository {
  const push = repository.push.bind(repository);
  repository.push = async (updates) => {
    const pushed = await push(updates);
    seen.pushes += 1;
    if (!pushed.ok || [...pushed.value.values()].some(({ kind }) => kind !== 'done')) seen.rejected += 1;
    return pushed;
  };
  return repository;
}

const namesIn = (store: RecordStore): string[] =>
  nodeFileSystem.list(store.layout.segments(STREAM)).filter((name) => name.endsWith('.icl'));
const segmentsOf = ({ store }: Desktop): string[] => namesIn(store);

async function until(condition: () => boolean): Promise<void> {
  const began = performance.now();
  while (!condition()) {
    if (performance.now() - began > 120_000) throw new Error('nothing comes of it');
    await pause(100);
  }
}
