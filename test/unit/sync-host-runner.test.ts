import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { tryLock } from '../../electron/records/lock.ts';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { readConnections } from '../../electron/sync/connections.ts';
import { SyncRunner, type RunnerContext } from '../../electron/sync/runner.ts';
import type { Transport } from '../../electron/sync/transport.ts';
import { connectionKey, type Connection } from '../../shared/sync/connection.ts';
import type { SyncState } from '../../shared/sync/state.ts';
import { writeConnections } from '../../electron/sync/connections.ts';
import { MemoryPlace } from '../support/memory-transport.ts';
import { temporaryFolder } from '../support/small-disk.ts';

const [near, far]: readonly [Connection, Connection] = [
  { kind: 'folder', path: '/near' },
  { kind: 'folder', path: '/far' },
];
const soon = { timeout: 10_000, interval: 20 };

/** A runner on a real store, whose places are what a test makes of them. */
async function runner(
  places: Readonly<Record<string, (ws: string) => Transport>>,
  change: Partial<RunnerContext> = {},
) {
  const environment = desktopEnvironment({ deviceName: 'ana' });
  const store = await RecordStore.open(join(temporaryFolder(), 'store'), environment, true);
  const told: SyncState[] = [];
  const logged: string[] = [];
  const made = new SyncRunner({
    ...{ store, fs: nodeFileSystem, now: Date.now, random: Math.random, app: 'test' },
    person: () => 'ana',
    arrived: () => undefined,
    tell: (state) => void told.push(state),
    log: (line) => void logged.push(line),
    tryLock: () => environment.tryLock(store.layout.syncLock, 0),
    transportTo(connection) {
      const place = places[connectionKey(connection)];
      if (place === undefined) throw new Error('no such place');
      return place(store.ws);
    },
    ...change,
  });
  onTestFinished(async () => {
    void made.stop(); // some rounds here never end
    await store.close();
  });
  const standing = (connection: Connection): string | undefined =>
    made.state().connections.find(({ key }) => key === connectionKey(connection))?.standing;
  return { store, made, told, logged, standing };
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

test('a place that never answers does not delay the other', async () => {
  const place = new MemoryPlace();
  const { made, standing } = await runner({
    'folder:/near': (ws) => place.transport(ws),
    'folder:/far': (ws) => ({ ...place.transport(ws), attach: never, list: never }),
  });
  made.connect([near, far].map((connection) => ({ connection, attached: false })));
  await vi.waitFor(() => expect(standing(near)).toBe('in-step'), soon);
  expect(standing(far)).toBe('starting');
  expect(place.records()).not.toEqual([]);
});

test('a bug in the rounds of one place is logged and said, and the other goes on', async () => {
  const place = new MemoryPlace();
  const { made, standing, logged } = await runner({
    'folder:/near': (ws) => place.transport(ws),
    'folder:/far': (ws) => ({
      ...place.transport(ws),
      attach: () => Promise.reject(new Error('a mistake of ours')),
    }),
  });
  made.connect([near, far].map((connection) => ({ connection, attached: false })));
  await vi.waitFor(() => expect([standing(near), standing(far)]).toEqual(['in-step', 'offline']), soon);
  expect(logged).toHaveLength(1);
  expect(logged[0]).toContain('a mistake of ours');
});

test('the first attach is remembered: from then on the place must be the same one', async () => {
  const place = new MemoryPlace();
  const { made, store } = await runner({ 'folder:/near': (ws) => place.transport(ws) });
  const fs = nodeFileSystem;
  await writeConnections(fs, store.layout, [{ connection: near, attached: false }]);
  made.connect(readConnections(fs, store.layout));
  await vi.waitFor(
    () => expect(readConnections(fs, store.layout)).toEqual([{ connection: near, attached: true }]),
    soon,
  );
});

test('connecting answers that the place is open, or with what is in the way, and then nothing changes', async () => {
  const place = new MemoryPlace();
  const { made, store, standing } = await runner({
    'folder:/near': (ws) => place.transport(ws),
    'folder:/far': (ws) => new OthersPlace().transport(ws),
  });
  expect(await made.attach(near, true)).toBeNull();
  expect(await made.attach(far, true)).toMatchObject({ kind: 'other-workspace' });
  expect(made.state().connections.map(({ place: path }) => path)).toEqual(['/near']);
  await vi.waitFor(() => expect(standing(near)).toBe('in-step'), soon);
  // Whoever asked writes the list: two would write over each other.
  expect(() => nodeFileSystem.read(store.layout.connections, 1_000)).toThrow('ENOENT');
});

test('connecting does not wait for the first exchange, which may take long', async () => {
  const place = new MemoryPlace();
  const { made } = await runner({ 'folder:/near': (ws) => ({ ...place.transport(ws), list: never }) });
  expect(await made.attach(near, true)).toBeNull();
});

class OthersPlace extends MemoryPlace {
  override ws = 'another';
}

test('a place that is given up while it is being opened is left', async () => {
  const place = new MemoryPlace();
  const { made } = await runner({ 'folder:/near': (ws) => ({ ...place.transport(ws), attach: never }) });
  const asked = made.attach(near, true);
  made.connect([]);
  expect(await asked).toMatchObject({ kind: 'away' });
  expect(made.state().connections).toEqual([]);
});

test('the lock is held as long as there is a place, and free after the last round', async () => {
  const place = new MemoryPlace();
  let answer: () => void = () => undefined;
  const { made, store, standing } = await runner({
    'folder:/near': (ws) => {
      const inner = place.transport(ws);
      return {
        ...inner,
        publish: async (files, remove) => {
          await new Promise<void>((resolve) => (answer = resolve));
          return inner.publish(files, remove);
        },
      };
    },
  });
  const taken = (): boolean => {
    const lock = tryLock(store.layout.syncLock);
    if (lock.ok) lock.value.release();
    return !lock.ok;
  };
  expect(taken()).toBe(false);
  made.connect([{ connection: near, attached: false }]);
  await vi.waitFor(() => expect([taken(), standing(near)]).toEqual([true, 'starting']), soon);
  await vi.waitFor(() => expect(answer.name).toBe('')); // a publish is under way
  made.connect([]);
  expect(taken()).toBe(true);
  await vi.waitFor(() => {
    answer();
    expect(taken()).toBe(false);
  }, soon);
});

test('the state is told when it is another one, and at most four times a second', async () => {
  const place = new MemoryPlace();
  const { made, told } = await runner({ 'folder:/near': (ws) => place.transport(ws) });
  made.connect([{ connection: near, attached: false }]);
  const began = performance.now();
  for (let i = 0; performance.now() - began < 1_000; i += 1) {
    made.setOpen([`20261120-${'abcdefgh'.slice(i % 8)}${'abcdefgh'.slice(0, i % 8)}`]);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(told.length).toBeLessThanOrEqual(6);
  expect(told.at(-1)?.connections).toMatchObject([{ standing: 'in-step' }]);
  expect(new Set(told.map((state) => JSON.stringify(state))).size).toBe(told.length);
});
