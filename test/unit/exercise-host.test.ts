import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { ExerciseHost } from '../../electron/main/exercise-host.ts';
import { IncidentService } from '../../electron/incidents/incident-service.ts';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { RecordStore } from '../../electron/records/store.ts';
import type { ExerciseRun } from '../../shared/exercise/run.ts';
import { FOLD_VERSION } from '../../shared/incident/fold.ts';
import { injectsOf } from '../../shared/incident/exercise.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { harbourFile } from '../support/harbour-scenario.ts';
import { temporaryFolder } from '../support/small-disk.ts';

const scenario = harbourFile({
  injects: `  - { id: first, title: First, at: 2, text: One }
  - { id: second, title: Second, after: commander, text: Two }`,
  stop: '[50]',
});
const MINUTE = 60_000;

/** A window's host over a real store; its timers are the test's, the disk and its locks are real. */
async function desk(root = temporaryFolder()) {
  const store = await RecordStore.open(root, desktopEnvironment({ deviceName: 'ana' }), true);
  const service = new IncidentService(store, {
    ...{
      fs: nodeFileSystem,
      now: () => Date.now(),
      playbook: () => defaultPlaybook,
      foldVersion: FOLD_VERSION,
    },
  });
  mkdirSync(join(root, 'p/scenarios'), { recursive: true });
  writeFileSync(join(root, 'p/scenarios/harbour.yaml'), scenario);
  const pushed: (readonly ExerciseRun[])[] = [];
  const host = new ExerciseHost({
    session: () =>
      Promise.resolve({
        store,
        run: (id, command) => service.run(id, command, 'ana'),
        incident: (id) => service.open(id),
        lookNow: () => service.poll(),
        folderOf: () => root,
      }),
    person: () => 'ana',
    push: (channel, message) => {
      if (channel === 'exercise:changed') pushed.push(message as readonly ExerciseRun[]); // of this channel
    },
  });
  service.listen(({ id }) => host.changed(id));
  const given = async (id: string): Promise<readonly string[]> => {
    const incident = await service.open(id);
    return incident === undefined ? [] : injectsOf(incident).map((each) => each.id);
  };
  const close = async (): Promise<void> => {
    host.stop();
    await service.close();
  };
  return { root, host, service, pushed, given, close };
}

/** Lets the timers run to a time, with the disk between them. */
async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await real(30);
}
const realTimeout = setTimeout;
const real = (ms: number): Promise<void> => new Promise((resolve) => realTimeout(resolve, ms));

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 400) throw new Error('it never came so');
    await real(10);
  }
}

afterEach(() => {
  vi.useRealTimers();
});

test('a host gives what is due by its timer and by what players do, and tells the window of each', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: Date.UTC(2026, 10, 20, 14) });
  const { host, service, pushed, given, close } = await desk();
  const begun = await host.start({ file: 'harbour.yaml', solo: false });
  if (!begun.ok) throw new Error(begun.error.message);
  const { id } = begun.value;
  expect((await service.list())[0]).toMatchObject({ id, exercise: true, title: 'Ships wait' });
  expect(pushed.at(-1)?.[0]).toMatchObject({ id, state: 'running', facilitator: 'ana', solo: false });
  await pass(1.9 * MINUTE);
  expect(await given(id)).toEqual([]);
  await pass(0.2 * MINUTE);
  await until(async () => (await given(id)).includes('first'));
  await service.run(id, { name: 'assign', fields: { role: 'commander', person: 'ben' } }, 'ben');
  await until(async () => (await given(id)).includes('second'));
  await until(() =>
    Promise.resolve(pushed.at(-1)?.[0]?.injects.every(({ state }) => state === 'given') === true),
  );
  const many = pushed.length;
  await pass(3 * MINUTE);
  expect(pushed.length).toBe(many); // time alone is no news
  const paused = await host.step(id, { do: 'pause' });
  expect(paused).toMatchObject({ ok: true, value: { state: 'paused' } });
  expect(pushed.at(-1)?.[0]?.state).toBe('paused');
  await close();
});

test('a console that is started again an hour later stands where something was due, and goes on by hand', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: Date.UTC(2026, 10, 20, 14) });
  const first = await desk();
  const begun = await first.host.start({ file: 'harbour.yaml', solo: false });
  if (!begun.ok) throw new Error(begun.error.message);
  const { id } = begun.value;
  await first.host.step(id, { do: 'observe', text: 'Calm start', kind: 'strength', removed: false });
  await first.close();
  vi.setSystemTime(Date.now() + 60 * MINUTE);
  const { host, pushed, given, close } = await desk(first.root);
  await host.begin();
  expect(pushed.at(-1)?.[0]).toMatchObject({ id, state: 'paused', minute: 2 });
  expect(pushed.at(-1)?.[0]?.why).toMatch(/^Paused: the console was not running/);
  expect(pushed.at(-1)?.[0]?.observations).toMatchObject([{ text: 'Calm start', kind: 'strength' }]);
  expect(await given(id)).toEqual([]);
  await host.step(id, { do: 'resume' });
  expect(await given(id)).toEqual(['first']);
  await close();
});

test('a clock on the wall that was set back for a while keeps nothing from the players', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: Date.UTC(2026, 10, 20, 14) });
  const { host, given, close } = await desk();
  const begun = await host.start({ file: 'harbour.yaml', solo: false });
  if (!begun.ok) throw new Error(begun.error.message);
  vi.setSystemTime(Date.now() - 60 * MINUTE);
  await pass(MINUTE);
  vi.setSystemTime(Date.now() + 60 * MINUTE);
  await pass(MINUTE + 20_000);
  await until(async () => (await given(begun.value.id)).includes('first'));
  await close();
});

test('exercises of long ago are not read for the one that is on', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: Date.UTC(2026, 10, 1, 14) });
  const first = await desk();
  const begun = await first.host.start({ file: 'harbour.yaml', solo: false });
  if (!begun.ok) throw new Error(begun.error.message);
  await first.host.step(begun.value.id, { do: 'end', why: '' });
  await first.close();
  vi.setSystemTime(Date.now() + 15 * 24 * 60 * MINUTE);
  const { host, service, close } = await desk(first.root);
  const opened = vi.spyOn(service, 'open');
  expect(await host.all()).toEqual({ ok: true, value: [] });
  expect(opened).not.toHaveBeenCalled();
  await close();
});

test('what is refused is one sentence, and nothing was declared', async () => {
  const { root, host, service, close } = await desk();
  writeFileSync(join(root, 'p/scenarios/broken.yaml'), 'title: [');
  writeFileSync(join(root, 'p/scenarios/together.yaml'), scenario.replace('solo: yes', 'solo: no'));
  expect(await host.start({ file: 'none.yaml', solo: false })).toMatchObject({ ok: false });
  expect(await host.start({ file: 'broken.yaml', solo: false })).toMatchObject({ ok: false });
  const alone = await host.start({ file: 'together.yaml', solo: true });
  expect(alone.ok ? '' : alone.error.message).toContain('needs somebody who leads it');
  expect(await host.step('20261120-aaaaaaaa', { do: 'pause' })).toMatchObject({
    error: { kind: 'not-found' },
  });
  expect(await service.list()).toEqual([]);
  await close();
});
