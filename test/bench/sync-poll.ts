import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { deviceIdOf, newKeyPair } from '../../electron/records/crypto.ts';
import { writeCard } from '../../electron/records/device-card.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { layoutOf } from '../../electron/records/layout.ts';
import { parseSegmentName } from '../../electron/records/segment.ts';
import { encodeBeacon, type Have } from '../../electron/sync/beacon.ts';
import type { IncidentId } from '../../shared/ids.ts';
import { largeIncident, manyIncidents, type Shape } from '../support/make-store.ts';
import { figures, median, onDisk, type Bench, type Line } from './measure.ts';
import {
  exchangeOf,
  inStep,
  joinedStore,
  makeShare,
  runnerOf,
  toFolder,
  type MadeShare,
} from './sync-desktop.ts';

const SEGMENTS = 5_000;
const INCIDENTS = 1_000;
const PEERS = 10;
const SECONDS = 20;
/** As often as the folder transport looks at what is open. */
const LOOK_MS = 2_000;

/** What a desktop needs that is connected to a folder in which nothing happens. */
export const syncPoll: Bench = {
  name: 'sync-poll',
  run: async () => [...(await onDisk(oneLarge)), await onDisk(manySmall)],
};

/** The incident on screen has thousands of segments, and ten others have it open as well. */
async function oneLarge(folder: string): Promise<Line[]> {
  const large = largeIncident({ events: SEGMENTS * 5 });
  const share = await makeShare(join(folder, 'share'), [large]);
  const [id = ''] = share.incidents;
  await addPeers(share, id);
  const { idle, stateTime } = await connected(join(folder, 'desktop'), share, [id]);
  const names = layoutOf(share.path).segments(id);
  const bare = await processorTime(async () => {
    const until = performance.now() + SECONDS * 1_000;
    while (performance.now() < until) {
      readdirSync(names);
      await pause(LOOK_MS);
    }
  });
  const segments = `${readdirSync(names).length} segments in the incident that is open, ${PEERS} peers`;
  return [
    {
      name: 'sync-folder-poll',
      value: idle,
      unit: 'ms of CPU per second',
      compared: `${segments}; listing that folder every ${LOOK_MS / 1_000} s alone needs ${figures(bare)}`,
      limit: { text: '10', held: idle <= 10 },
    },
    { name: 'sync-state', value: stateTime, unit: 'ms', compared: `the engine’s state once; ${segments}` },
  ];
}

/** Nothing is on screen but the list. */
async function manySmall(folder: string): Promise<Line> {
  const shapes: Shape[] = manyIncidents(INCIDENTS);
  const share = await makeShare(join(folder, 'share'), shapes);
  const { idle } = await connected(join(folder, 'desktop'), share, []);
  return {
    name: 'sync-idle-1000-incidents',
    value: idle,
    unit: 'ms of CPU per second',
    compared: `${INCIDENTS} incidents on the share and here, none of them open`,
  };
}

type Measured = { readonly idle: number; readonly stateTime: number };

/** Connects a desktop that has everything, and measures it while nothing arrives: its timers, its looks, its beacons. */
async function connected(root: string, share: MadeShare, open: readonly IncidentId[]): Promise<Measured> {
  const connection = { kind: 'folder', path: share.path } as const;
  const store = await joinedStore(root, share.ws, connection, 'ben');
  const first = exchangeOf(store, connection, toFolder(store, share.path));
  await inStep(first);
  first.engine.disconnect(first.state().key);

  const runner = runnerOf(store, connection, toFolder(store, share.path), open);
  while (runner.state().connections[0]?.standing !== 'in-step') await pause(100);
  await pause(LOOK_MS);
  globalThis.gc?.();
  const idle = await processorTime(() => pause(SECONDS * 1_000));
  const times = Array.from({ length: 200 }, () => {
    const began = performance.now();
    runner.state();
    return performance.now() - began;
  });
  await runner.stop();
  await store.close();
  return { idle, stateTime: median(times) };
}

/** Milliseconds of processor time in each second that something takes. */
async function processorTime(run: () => Promise<unknown>): Promise<number> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  await run();
  const { user, system } = process.cpuUsage(used);
  return (user + system) / (performance.now() - began);
}

/** Desktops that have left a card and a beacon, and acknowledge all that is in the incident. */
async function addPeers({ path, ws }: MadeShare, id: IncidentId): Promise<void> {
  const layout = layoutOf(path);
  const have: Record<string, number> = {};
  for (const { w, last } of readdirSync(layout.segments(id)).flatMap((name) => parseSegmentName(name) ?? []))
    have[w] = Math.max(last, have[w] ?? 0);
  mkdirSync(join(path, 'here'), { recursive: true });
  for (let n = 0; n < PEERS; n += 1) {
    const pair = newKeyPair();
    const device = deviceIdOf(pair.publicKey);
    await writeCard(nodeFileSystem, layout.cards, ws, pair, `desktop ${n}`);
    const said: { readonly have: Have } = { have: { [id]: have } };
    const fields = {
      ws,
      device,
      n: 1,
      at: Date.now(),
      person: `person ${n}`,
      app: '0.1.0',
      open: [id],
      wants: [],
    };
    const beacon = encodeBeacon({ ...fields, have: { ...said.have } }, pair.privateKey);
    writeFileSync(join(path, 'here', beacon.name), beacon.bytes);
  }
}
