import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MAX_LINE } from '../../electron/records/limits.ts';
import type { EventDraft } from '../../shared/incident/envelope.ts';
import { seeded } from '../support/invent.ts';
import { MADE_AT } from '../support/make-store.ts';
import { SimulatedDisk } from '../support/simulated-file-system.ts';
import { systemError } from '../support/system-error.ts';
import {
  declare,
  kill,
  loadRecords,
  log,
  problemsOf,
  put,
  readSegment,
  run,
  segmentsOf,
  startDesktop,
  textsOn,
} from '../support/desktop.ts';

const records = await loadRecords();

async function aStoreWithOneIncident() {
  const disk = new SimulatedDisk();
  const ana = await startDesktop(records, disk, '/ana');
  const id = await declare(ana);
  await log(ana, id, 'one');
  return { disk, ana, id };
}

test('an incident that is opened while the list is being made is whole', async () => {
  const { disk, ana, id } = await aStoreWithOneIncident();
  const other = await startDesktop(records, disk, '/ana');
  const [list, , texts] = await Promise.all([
    other.service.list(),
    other.service.poll(),
    textsOn(records, other, id),
  ]);
  expect(list).toMatchObject([{ id, events: 2 }]);
  expect(texts).toEqual(['one']);
  await ana.store.close();
});

test('the list of an open incident has what another process wrote, and so has the one that is kept', async () => {
  const { disk, ana, id } = await aStoreWithOneIncident();
  const other = await startDesktop(records, disk, '/ana');
  await other.service.open(id);
  await run(ana, id, { name: 'resolve', fields: {} });
  await ana.store.seal(id);
  expect(await other.service.list()).toMatchObject([{ id, phase: 'post-mortem' }]);
  const third = await startDesktop(records, disk, '/ana');
  expect(await third.service.list()).toMatchObject([{ id, phase: 'post-mortem' }]);
});

test('appending and sealing at the same time lose nothing', async () => {
  const { disk, ana, id } = await aStoreWithOneIncident();
  const draft = (e: string): EventDraft => ({
    t: 'entry-logged/1',
    e,
    at: MADE_AT,
    u: 'ana',
    payload: { kind: 'note', text: e },
  });
  const ids: string[] = [];
  const append = async (e: string) => ids.push(...(await ana.store.append(id, [draft(e)])).map((x) => x.id));
  await Promise.all(
    Array.from({ length: 20 }, (_, i) => (i % 3 === 2 ? ana.store.seal(id) : append(`entry-${i}`))),
  );
  kill(ana);
  const next = await startDesktop(records, disk, '/ana');
  const found = (await next.store.readOnce(id)).map((event) => event.id);
  expect(found).toEqual(expect.arrayContaining(ids));
  expect(ids).toHaveLength(14);
  expect(await problemsOf(records, next)).toEqual([]);
});

test('a store that is closed acknowledges nothing more', async () => {
  const { disk, ana, id } = await aStoreWithOneIncident();
  await ana.service.close();
  await expect(log(ana, id, 'too late')).rejects.toThrow(/^Not saved: the store is being closed/);
  const next = await startDesktop(records, disk, '/ana');
  expect(await textsOn(records, next, id)).toEqual(['one']);
});

test('an entry that needs a seal which fails is refused with the sentence of the disk', async () => {
  const { disk, ana, id } = await aStoreWithOneIncident();
  const text = 'x'.repeat(MAX_LINE - 1_000);
  const draft: EventDraft = {
    t: 'entry-logged/1',
    e: 'x',
    at: MADE_AT,
    u: 'ana',
    payload: { kind: 'note', text },
  };
  for (let i = 0; i < 6; i += 1) await ana.store.append(id, [draft]);
  disk.faults.folderSyncFails = () => true;
  await expect(ana.store.append(id, [draft])).rejects.toMatchObject({ failure: { kind: 'disk-failed' } });
  disk.faults.folderSyncFails = () => false;
  await ana.store.append(id, [draft]);
  kill(ana);
  const next = await startDesktop(records, disk, '/ana');
  expect((await next.store.readOnce(id)).filter((event) => event.e === 'x')).toHaveLength(7);
});

test('a damaged segment is not taken for the one that a log was sealed into', async () => {
  const { disk, ana, id } = await aStoreWithOneIncident();
  disk.faults.before = (operation, path) => {
    if (operation === 'remove' && path.endsWith('.wal')) kill(ana);
  };
  await ana.store.seal(id);
  disk.faults.before = () => undefined;
  const { fs } = disk.process();
  for (const name of fs.list(ana.store.layout.segments(id))) {
    const path = join(ana.store.layout.segments(id), name);
    const bytes = Buffer.from(fs.read(path, 1 << 20));
    put(fs, path, bytes.fill(120, bytes.length - 90, bytes.length - 80));
  }
  const next = await startDesktop(records, disk, '/ana');
  expect(await textsOn(records, next, id)).toEqual(['one']);
});

test('a segment that was sealed, and whose name was not synced, outlives a power cut in recovery', async () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const { disk, ana, id } = await aStoreWithOneIncident();
    disk.faults.before = (operation, path) => {
      if (operation === 'syncFolder' && path === ana.store.layout.segments(id)) kill(ana);
    };
    await ana.store.seal(id);
    disk.faults.before = () => undefined;
    kill(ana);
    await startDesktop(records, disk, '/ana');
    disk.crash(seeded(seed));
    const next = await startDesktop(records, disk, '/ana');
    expect(await textsOn(records, next, id), `seed ${seed}`).toEqual(['one']);
  }
});

test('what could not be saved is not in the log for others to read', async () => {
  const { disk, ana, id } = await aStoreWithOneIncident();
  disk.faults.syncFails = () => true;
  await expect(log(ana, id, 'two')).rejects.toThrow(/^Not saved/);
  disk.faults.syncFails = () => false;
  const other = await startDesktop(records, disk, '/ana');
  expect(await textsOn(records, other, id)).toEqual(['one']);
  await log(ana, id, 'three');
  await other.service.poll();
  expect(await textsOn(records, other, id)).toEqual(['one', 'three']);
});

test('a log that was cut back and written on is read as it is now', async () => {
  const { disk, ana, id } = await aStoreWithOneIncident();
  // The other process looks just when a step of two entries ran out of room behind its first.
  let then: Buffer | undefined;
  const sees = (path: string) => (path.endsWith('.wal') ? then : undefined);
  const other = await startDesktop(records, disk, '/ana', {
    wrap: (fs) => ({
      ...fs,
      read: (path, limit) => sees(path) ?? fs.read(path, limit),
      stat: (path) => {
        const size = sees(path)?.length;
        return size === undefined ? fs.stat(path) : { size, changed: 1 };
      },
    }),
  });
  await other.service.open(id);
  disk.faults.before = (operation, path) => {
    if (operation === 'truncate') then = Buffer.from(disk.files().get(path) ?? '');
  };
  disk.faults.capacity = disk.used + 800;
  const entry = { t: 'entry-logged/1', at: MADE_AT, u: 'ana' } as const;
  const step = ['two', 'more'].map((e): EventDraft => ({
    ...entry,
    e,
    payload: { kind: 'note', text: e.padEnd(300) },
  }));
  await expect(ana.store.append(id, step)).rejects.toThrow(/disk is full/);
  await other.service.poll();
  expect((await other.service.open(id))?.events.size).toBe(3);
  then = undefined;
  disk.faults.capacity = Infinity;
  await log(ana, id, 'three');
  await other.service.poll();
  expect(await textsOn(records, other, id)).toContain('three');
});

test('an icc.json that can’t be read just now is not made anew', async () => {
  const { disk, ana } = await aStoreWithOneIncident();
  const before = readWorkspaceFile(disk);
  kill(ana);
  disk.faults.before = (operation, path) => {
    if (operation === 'read' && path.endsWith('icc.json')) throw systemError('EIO');
  };
  await expect(startDesktop(records, disk, '/ana')).rejects.toThrow(
    /icc\.json can’t be read.*Nothing was changed/,
  );
  expect(readWorkspaceFile(disk)).toEqual(before);
});

const readWorkspaceFile = (disk: SimulatedDisk) =>
  [...disk.files()]
    .filter(([path]) => path.includes('icc.json'))
    .map(([path, bytes]) => [path, bytes.toString()]);

test('a segment that was set aside shows again in the running process once a good copy came', async () => {
  const { disk, ana, id } = await aStoreWithOneIncident();
  await ana.store.seal(id);
  const names = segmentsOf(ana, id);
  const good = names.map((name) => readSegment(ana, id, name));
  kill(ana);
  for (const [i, name] of names.entries()) {
    const bytes = Buffer.from(good[i] ?? '');
    put(disk.process().fs, join(ana.store.layout.segments(id), name), bytes.fill(120, 300, 310));
  }
  const next = await startDesktop(records, disk, '/ana');
  expect(await textsOn(records, next, id)).toEqual([]);
  for (const bytes of good) await records.importSegment(next.store.context(), bytes);
  await next.service.poll();
  expect(await textsOn(records, next, id)).toEqual(['one']);
});
