import { expect, test } from 'vitest';
import { putFile } from '../../electron/records/attachments-file.ts';
import { SyncEngine } from '../../electron/sync/engine.ts';
import { usualLimits } from '../../electron/sync/shared.ts';
import { connectionKey, type Connection } from '../../shared/sync/connection.ts';
import { encodeBeacon } from '../../electron/sync/beacon.ts';
import {
  declare,
  exchange,
  loadRecords,
  log,
  run,
  segmentsOf,
  startColleague,
  startDesktop,
} from '../support/desktop.ts';
import { revoke } from '../support/scenarios/trust.ts';
import { MADE_AT } from '../support/make-store.ts';
import { MemoryPlace } from '../support/memory-transport.ts';
import { SimulatedDisk } from '../support/simulated-file-system.ts';

const records = await loadRecords();
const connection: Connection = { kind: 'folder', path: '/share' };
const key = connectionKey(connection);

/** One desktop and a meeting point; time passes when a test says so. */
async function alone(publish = usualLimits.publish) {
  const clock = { now: MADE_AT };
  const place = new MemoryPlace();
  const disk = new SimulatedDisk();
  const ana = await startDesktop(records, disk, '/ana', { now: () => clock.now });
  const engine = new SyncEngine({
    ...{ store: ana.store, fs: ana.env.fs, now: () => clock.now, random: () => 0.5, person: () => 'ana' },
    ...{ app: 'test', arrived: () => undefined, limits: { ...usualLimits, publish } },
  });
  engine.connect({ connection, attached: false }, place.transport(ana.store.ws));
  const rounds = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i += 1) {
      clock.now += 10_000;
      await engine.round(key);
    }
  };
  const attach = async (id: string, text: string): Promise<string> => {
    const file = await putFile(ana.store.attachments, id, {
      ...{ name: 'keys.txt', mime: 'text/plain', bytes: Buffer.from(text) },
      ...{ thumbnail: null, width: null, height: null },
    });
    await run(ana, id, { name: 'log', fields: { text: 'A file', files: [file] } });
    await ana.store.seal(id);
    return `i/${id}/a/${(file.chunks[0] ?? '').slice(0, 2)}/${file.chunks[0] ?? ''}.bin`;
  };
  const id = await declare(ana);
  await ana.store.seal(id);
  await rounds(2);
  return { clock, disk, place, ana, engine, rounds, attach, id };
}

test('an attached file that found no room goes once there is room, with no other entry after it', async () => {
  const { place, rounds, attach, id } = await alone();
  place.full = true;
  const path = await attach(id, 'words');
  await rounds(2);
  expect(place.files.has(path)).toBe(false);
  place.full = false;
  await rounds(6);
  expect([...place.files.keys()]).toContain(path);
});

test('an attached file whose place went away while it was sent goes once it is back', async () => {
  const { place, rounds, attach, id } = await alone();
  place.awayForPublish = true;
  const path = await attach(id, 'words');
  await rounds(2);
  place.awayForPublish = false;
  await rounds(12);
  expect([...place.files.keys()]).toContain(path);
});

test('a part of an attached file that was refused is tried again when somebody asks for it', async () => {
  const { place, rounds, attach, engine, id } = await alone();
  place.refuses = (path) => path.includes('/a/');
  const path = await attach(id, 'words');
  await rounds(2);
  expect(engine.state().connections).toMatchObject([{ standing: 'attention', parked: [{ path }] }]);
  place.refuses = () => false;
  engine.hurry();
  await rounds(2);
  expect([...place.files.keys()]).toContain(path);
});

test('as long as not all of the attached files are there it is not in step', async () => {
  const { rounds, attach, engine, id, place } = await alone(2);
  const paths = [];
  for (const text of ['one', 'two', 'three', 'four']) paths.push(await attach(id, text));
  for (let i = 0; i < 40 && !paths.every((path) => place.files.has(path)); i += 1) {
    await rounds(1);
    const [point] = engine.state().connections;
    const all = paths.every((path) => place.files.has(path));
    expect(all || point?.standing === 'waiting', `round ${i}`).toBe(true);
  }
  await rounds(1);
  expect(engine.state().connections).toMatchObject([{ standing: 'in-step', waiting: 0 }]);
});

test('a place that takes nothing is not asked without a pause, however much waits', async () => {
  const { clock, place, ana, rounds, engine, id } = await alone(2);
  place.full = true;
  for (const text of ['one', 'two', 'three']) {
    await log(ana, id, text);
    await ana.store.seal(id);
  }
  await rounds(1);
  expect(engine.dueAt(key)).toBeGreaterThan(clock.now);
  expect(segmentsOf(ana, id)).toHaveLength(4);
});

test('what a revoked device wrote after that is passed on to nobody, not even to whoever asks for a good copy', async () => {
  const { ana, place, rounds, engine, clock, disk, id } = await alone();
  const ben = await startColleague(records, disk, '/ben', ana, { now: () => clock.now });
  const cleo = await startColleague(records, disk, '/cleo', ana, { now: () => clock.now });
  await exchange(records, ana, ben);
  for (const each of [ben, cleo]) await exchange(records, each, ana);
  await log(ben, id, 'before');
  await ben.store.seal(id);
  await exchange(records, ben, ana);
  await revoke(ana, ben);
  await log(ben, id, 'after it');
  await ben.store.seal(id);
  await exchange(records, ben, ana);
  expect(segmentsOf(ana, id)).toHaveLength(3);
  await rounds(12);
  const paths = segmentsOf(ana, id).map((name) => `i/${id}/s/${name}`);
  const barred = paths.filter((path) => !place.files.has(path));
  expect(barred).toHaveLength(1);
  const { identity, ws } = cleo.store;
  if (identity === null) throw new Error('a desktop has an identity');
  const [known] = place.records();
  const asks = { ws, device: identity.device, n: 1, at: clock.now, person: 'cleo', app: 'test' };
  const wants = [...barred, known ?? ''];
  const { name, bytes } = encodeBeacon({ ...asks, open: [], have: {}, wants }, identity.privateKey);
  place.files.set(`here/${name}`, bytes);
  place.published.length = 0;
  await rounds(3);
  expect(engine.state().peers).toMatchObject([{ name: 'cleo' }]);
  expect(place.published, 'it was heard').toContain(known);
  expect(place.published).not.toContain(barred[0]);
});
