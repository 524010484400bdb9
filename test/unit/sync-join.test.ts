import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tryLock } from '../../electron/records/lock.ts';
import { layoutOf } from '../../electron/records/layout.ts';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { joinWorkspace } from '../../electron/sync/join.ts';
import type { EventDraft } from '../../shared/incident/envelope.ts';
import { runChild, twoAtATime } from '../support/children/run-child.ts';
import { temporaryFolder } from '../support/small-disk.ts';
import { treeOf } from '../support/tree.ts';

const ws = 'abcdefghijklmnop';
const connection = { kind: 'folder', path: '/mnt/team' } as const;
const environment = desktopEnvironment({ deviceName: 'ben' });
const stream = '20261120-aaaaaaaa';
const entry: EventDraft = {
  ...{ t: 'entry-logged/1', e: 'e0', at: 0, u: 'ben' },
  payload: { kind: 'note', text: 'not to be lost' },
};

/** A store without incidents, as a first start leaves it. */
async function freshStore(): Promise<string> {
  const root = join(temporaryFolder(), 'store');
  const store = await RecordStore.open(root, environment, true);
  await store.close();
  return root;
}

const nameOfAside = (root: string): string | undefined =>
  [...treeOf(root).keys()]
    .map((path) => /^set-aside-[^/]*/.exec(path)?.[0])
    .find((name) => name !== undefined);

test('a store without incidents joins another workspace, and what it was is set aside whole', async () => {
  const root = await freshStore();
  mkdirSync(join(root, 'p'));
  writeFileSync(join(root, 'p', 'severities.yaml'), 'the team’s own');
  const before = treeOf(root);
  const joined = await joinWorkspace(root, environment, { ws, connection });
  expect(joined).toEqual({ ok: true, value: { aside: nameOfAside(root) } });
  const store = await RecordStore.open(root, environment);
  expect([store.ws, store.readOnly, store.notices()]).toEqual([ws, null, []]);
  expect(readFileSync(layoutOf(root).connections, 'utf8')).toContain('/mnt/team');
  await store.close();

  const after = treeOf(root);
  const kept = [...before].filter(([path]) => !/^p\/|\.lock$|^local\/(locks\/)?$/.test(path));
  expect(kept.length).toBeGreaterThan(5);
  for (const [path, content] of kept)
    expect(after.get(`${nameOfAside(root) ?? ''}/${path}`), path).toEqual(content);
  expect(after.get('p/severities.yaml')).toEqual(before.get('p/severities.yaml'));
  expect([...after.keys()].filter((path) => path.startsWith('i/'))).toEqual([]); // no founder of its own
});

test('a store with incidents never joins: nothing is changed, and the sentence says what to do', async () => {
  const root = await freshStore();
  const store = await RecordStore.open(root, environment);
  await store.append(stream, [entry]);
  await store.close();
  const before = treeOf(root);
  const refused = await joinWorkspace(root, environment, { ws, connection });
  expect(refused).toMatchObject({ ok: false, error: { kind: 'refused' } });
  expect(refused.ok ? '' : refused.error.message).toContain('--store');
  expect(treeOf(root)).toEqual(before);
});

test('a store that a window or an exchange has open is left alone', async () => {
  const root = await freshStore();
  const layout = layoutOf(root);
  for (const path of [layout.windowLock, layout.syncLock]) {
    const held = tryLock(path);
    if (!held.ok) throw new Error('the lock is held');
    const quick = { ...environment, tryLock: (at: string) => environment.tryLock(at, 0) };
    expect(await joinWorkspace(root, quick, { ws, connection })).toMatchObject({ ok: false });
    held.value.release();
  }
  expect(nameOfAside(root)).toBeUndefined();
});

test('a session that writes while its store joins is refused, or keeps the store from joining: no word is lost', async () => {
  const root = await freshStore();
  const writing = await RecordStore.open(root, environment);
  const quiet = await RecordStore.open(root, environment);
  await writing.append('00000000-workspace', [entry]);
  expect(await joinWorkspace(root, environment, { ws, connection })).toMatchObject({ ok: false });
  expect(nameOfAside(root)).toBeUndefined();
  await writing.close();
  expect(await joinWorkspace(root, environment, { ws, connection })).toMatchObject({ ok: true });
  await expect(quiet.append(stream, [entry])).rejects.toThrow('another workspace');
  await quiet.close();
});

test('killed at every step of joining, the next start finds the old store or the new one, whole', async () => {
  const root = await freshStore();
  const dryRun = join(temporaryFolder(), 'dry');
  cpSync(root, dryRun, { recursive: true });
  const { lines } = await runChild('joining.ts', [dryRun, ws, '0']);
  const steps = Number(/^steps (\d+)$/.exec(lines.at(-1) ?? '')?.[1]);
  expect(steps).toBeGreaterThan(20);
  const was = (await RecordStore.open(root, environment)).ws;
  const found = new Set<string>();
  await twoAtATime(
    Array.from({ length: steps }, (_, i) => i + 1),
    async (step) => {
      const at = join(temporaryFolder(), 'store');
      cpSync(root, at, { recursive: true });
      const ended = await runChild('joining.ts', [at, ws, String(step)]);
      expect(ended.signal, `step ${step}`).toBe('SIGKILL');
      const store = await RecordStore.open(at, environment);
      expect([was, ws], `step ${step}`).toContain(store.ws);
      expect([store.readOnly, store.notices()], `step ${step}`).toEqual([null, []]);
      found.add(store.ws);
      const events = await store.append(stream, [entry]);
      await store.seal(stream);
      await store.close();
      const again = await RecordStore.open(at, environment);
      expect((await again.read(stream)).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
      await again.close();
    },
  );
  expect(found).toEqual(new Set([was, ws]));
}, 120_000);
