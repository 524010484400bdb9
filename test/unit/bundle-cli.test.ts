import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { startChild } from '../support/children/run-child.ts';
import { bundleOf, filesIn, fullStore, sharedBy as shared } from '../support/bundles.ts';
import { ic, icJson, refusal } from '../support/ic.ts';
import { temporaryFolder } from '../support/small-disk.ts';

test('a store goes to a desktop without any network: the same records there, and a second time adds nothing', async () => {
  const folder = temporaryFolder();
  const [here, there, zip] = ['here', 'there', 'stick.zip'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]; // three names
  const ids = await fullStore(here);
  expect((await ic(here, 'bundle', 'out', zip)).out).toMatch(/stick\.zip: \d+ files, .*B\.$/);
  expect(await icJson(here, 'bundle', 'verify', zip)).toMatchObject({
    ...{ incidents: 3, path: zip, standing: 'member' },
  });
  // Nobody here can tell who that is, and looking makes no store.
  expect((await ic(there, 'bundle', 'verify', zip)).out).toContain('no records of that workspace are here');
  expect(existsSync(there)).toBe(false);
  const names = [...(await filesIn(zip)).keys()];
  expect(names.filter((name) => /local|scenario|identity|\.wal/.test(name))).toEqual([]);
  expect(names).toContain('p/runbooks/failover.md');

  expect(await refusal(1, there, 'bundle', 'in', zip)).toContain('Add --join');
  expect(existsSync(there)).toBe(false);
  const first = await ic(there, 'bundle', 'in', zip, '--join', '--by', 'ben');
  expect([first.code, first.err]).toEqual([0, '']);
  expect(first.out).toMatch(
    /is a desktop of workspace .* now\.\nTaken over from .*: \d+ pieces of records in 4 streams, 1 piece of attached files, 1 file of the playbook\./,
  );
  for (const [path, bytes] of shared(here))
    if (!path.startsWith('p/scenarios')) expect(shared(there).get(path), path).toEqual(bytes);
  expect((await ic(there, 'digest')).out).toBe((await ic(here, 'digest')).out);
  expect((await ic(there, 'verify')).code).toBe(0);

  const before = shared(there);
  expect((await ic(there, 'bundle', 'in', zip)).out).toBe(`All of ${zip} is here already.`);
  expect(shared(there)).toEqual(before);

  // One incident only, back from there, with what was entered since.
  await icJson(there, 'log', ids[0] ?? '', 'written far away', '--by', 'ben');
  const back = join(folder, 'back.zip');
  await icJson(there, 'bundle', 'out', back, '--incidents', ids[0] ?? '');
  expect(
    await refusal(1, there, 'bundle', 'out', join(folder, 'x.zip'), '--incidents', '20200101-aaaaaaaa'),
  ).toContain('no incident');
  expect(await icJson(here, 'bundle', 'in', back)).toMatchObject({
    segments: 1,
    cards: 1,
    streams: [ids[0]],
  });
  expect((await ic(here, 'show', ids[0] ?? '')).out).toContain('written far away');
});

test('the same store is the same bundle, byte for byte; a file that is there stays as it is', async () => {
  const folder = temporaryFolder();
  await fullStore(join(folder, 'store'));
  for (const name of ['a.zip', 'b.zip']) await bundleOf(join(folder, 'store'), join(folder, name));
  expect(readFileSync(join(folder, 'a.zip')).equals(readFileSync(join(folder, 'b.zip')))).toBe(true);
  expect(await refusal(1, join(folder, 'store'), 'bundle', 'out', join(folder, 'a.zip'))).toContain(
    'stays as it is',
  );
});

test('records of another workspace are refused, and nothing changes', async () => {
  const folder = temporaryFolder();
  await fullStore(join(folder, 'one'), 1);
  await fullStore(join(folder, 'two'), 1);
  await bundleOf(join(folder, 'one'), join(folder, 'one.zip'));
  const before = shared(join(folder, 'two'));
  for (const more of [[], ['--join']])
    expect(await refusal(1, join(folder, 'two'), 'bundle', 'in', join(folder, 'one.zip'), ...more)).toMatch(
      /another workspace|there are incidents in/,
    );
  expect(shared(join(folder, 'two'))).toEqual(before);
});

test('of a playbook that is another one here, this desktop’s stays in force and the bundle’s is beside it, once', async () => {
  const folder = temporaryFolder();
  const store = join(folder, 'store');
  await fullStore(store, 1);
  await bundleOf(store, join(folder, 'old.zip'));
  writeFileSync(join(store, 'p', 'runbooks', 'failover.md'), '# Failover, put better\n');
  for (let n = 0; n < 2; n += 1)
    expect((await ic(store, 'bundle', 'in', join(folder, 'old.zip'))).code).toBe(0);
  expect(readFileSync(join(store, 'p', 'runbooks', 'failover.md'), 'utf8')).toContain('put better');
  expect(readdirSync(join(store, 'p', 'runbooks')).filter((name) => name.includes('conflict'))).toHaveLength(
    1,
  );
});

test('what is being typed while a bundle is made is waited for', async () => {
  const folder = temporaryFolder();
  const [id] = await fullStore(join(folder, 'store'), 1);
  const store = await RecordStore.open(join(folder, 'store'), desktopEnvironment());
  await store.append(id ?? '', [
    { t: 'entry-logged/1', e: 'typed', at: 0, u: 'ana', payload: { kind: 'note', text: 'typed just now' } },
  ]);
  const { ended, child } = startChild('../../../electron/cli/index.ts', [
    'bundle',
    'out',
    join(folder, 'x.zip'),
    '--json',
    '--store',
    join(folder, 'store'),
  ]);
  child.once('spawn', () => void store.seal(id ?? ''));
  const { lines, code } = await ended;
  expect(code).toBe(0);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ complete: true });
  await store.close();
  const text = [...(await filesIn(join(folder, 'x.zip'))).values()].map(String).join('');
  expect(text).toContain('typed just now');
});
