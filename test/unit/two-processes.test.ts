import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { IncidentService } from '../../electron/incidents/incident-service.ts';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { tryLock } from '../../electron/records/lock.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { verifyStore } from '../../electron/records/verify.ts';
import { eventIdPattern } from '../../shared/ids.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { startChild } from '../support/children/run-child.ts';
import { temporaryFolder } from '../support/small-disk.ts';

const stream = '20261120-aaaaaaaa';

for (const [writers, count] of [
  [2, 250],
  [4, 150],
] as const) {
  test(`${writers} processes write to one store at once while another loads it: none lost, none set aside`, async () => {
    const root = temporaryFolder();
    const founder = await RecordStore.open(root, desktopEnvironment(), true);
    await founder.close();
    const words = [root, stream, String(count)];
    const children = Array.from({ length: writers }, () => startChild('writer.ts', words));
    await Promise.all(children.map(({ child }) => once(child.stdout ?? child, 'data')));
    for (const { child } of children) child.stdin?.write('go\n');

    let running = true;
    const ended = Promise.all(children.map((c) => c.ended)).finally(() => (running = false));
    let [loads, most] = [0, 0];
    while (running) {
      const store = await RecordStore.open(root, desktopEnvironment());
      const ids = new Set((await store.readOnce(stream)).map((event) => event.id));
      expect(ids.size, 'nothing that was there is gone').toBeGreaterThanOrEqual(most);
      expect(store.notices()).toEqual([]);
      expect((await verifyStore(nodeFileSystem, store.layout, store.ws)).problems).toEqual([]);
      [loads, most] = [loads + 1, ids.size];
      await store.close();
      await turn();
    }
    const acknowledged = (await ended).flatMap(({ lines, errors, code }) => {
      expect([errors, code]).toEqual(['', 0]);
      return lines.filter((line) => eventIdPattern.test(line));
    });
    expect(acknowledged).toHaveLength(writers * count);
    expect(loads).toBeGreaterThan(3);

    const store = await RecordStore.open(root, desktopEnvironment());
    const events = await store.readOnce(stream);
    expect(events.map((event) => event.id).sort()).toEqual(acknowledged.sort());
    expect(store.notices()).toEqual([]);
    await store.close();
    expect(await verifyStore(nodeFileSystem, store.layout, store.ws)).toMatchObject({
      problems: [],
      events: acknowledged.length + 1, // the workspace's own: its first device
    });
  });
}

test('what another process has saved shows within a second', async () => {
  const root = temporaryFolder();
  const store = await RecordStore.open(root, desktopEnvironment(), true);
  const context = { fs: nodeFileSystem, now: Date.now, playbook: () => defaultPlaybook, foldVersion: 1 };
  const service = new IncidentService(store, context);
  const fields = { title: 'Films do not start', severity: 'sev1' as const, services: [] };
  const command = { ...fields, foundBy: 'person' as const, exercise: false, takeCommand: false };
  const declared = await service.run(null, { name: 'declare', fields: command }, 'ana');
  if (!declared.ok) throw new Error(declared.error.message);
  const { id } = declared.value;
  const told: string[] = [];
  service.listen(({ events }) => told.push(...events.map((event) => event.u)));

  const { child, ended } = startChild('teller.ts', [root, id]);
  if (child.stdout === null || child.stdin === null) throw new Error('the child has no pipes');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe('ready');
  const waits: number[] = [];
  for (const text of ['one', 'two', 'three']) {
    child.stdin.write(`${text}\n`);
    const [word, savedAt] = String((await lines.next()).value).split(' ');
    expect(word).toBe('saved');
    const deadline = Number(savedAt) + 1_000;
    const shown = async (): Promise<boolean> => {
      const incident = await service.open(id);
      return incident !== undefined && timelineOf(incident).some((row) => row.text === text);
    };
    while (!(await shown()) && Date.now() < deadline) {
      await service.poll();
      await turn();
    }
    expect(await shown(), `“${text}” is shown a second after it was saved`).toBe(true);
    waits.push(Date.now() - Number(savedAt));
  }
  expect(told.filter((person) => person === 'ben')).toHaveLength(3);
  expect(Math.max(...waits)).toBeLessThan(1_000);
  child.stdin.end();
  expect((await ended).errors).toBe('');
  await service.close();
});

test('a lock is held against other processes, waited for, and free once its process is killed', async () => {
  const path = join(temporaryFolder(), 'x.lock');
  const { child, ended } = startChild('holder.ts', [path]);
  expect(String((await once(child.stdout ?? child, 'data'))[0])).toBe('held\n');
  expect(tryLock(path)).toEqual({ ok: false, error: 'held' });
  const before = performance.now();
  expect(tryLock(path, 200).ok).toBe(false);
  expect(performance.now() - before).toBeGreaterThan(150);
  child.kill('SIGKILL');
  await ended;
  const lock = tryLock(path);
  expect(lock.ok).toBe(true);
  expect(tryLock(path).ok, 'held within this process too').toBe(false);
  if (lock.ok) lock.value.release();
  expect(tryLock(path).ok).toBe(true);
  expect(readdirSync(dirname(path)), 'nothing was written').toEqual(['x.lock']);
});
