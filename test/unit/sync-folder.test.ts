import * as fs from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FolderTransport } from '../../electron/sync/folder/folder-transport.ts';
import { folderTransport, onFaultyShare, pathsIn, plant, testClock } from '../support/share-folder.ts';
import { smallDisk, temporaryFolder } from '../support/small-disk.ts';
import { ana, bad, ben, good, otherStream, segmentOf, ws } from '../support/share-fixtures.ts';

const appeared = async (transport: FolderTransport): Promise<string[]> =>
  good(await transport.list('all')).appeared.map(({ path }) => path);
test('22 an empty mount point: nothing is written, nothing counts as gone, and all goes on when it is mounted', async () => {
  const top = temporaryFolder();
  const [root, elsewhere] = [join(top, 'share'), join(top, 'not mounted')];
  fs.mkdirSync(root);
  const first = folderTransport(root, { ws, device: ana });
  good(await first.attach(true));
  good(await first.publish([segmentOf(ana, 1)], []));
  good(await first.list('all'));
  fs.renameSync(root, elsewhere);
  fs.mkdirSync(root);
  // A run that began before, one that begins now, and one that believes it is the first: none takes it for a new place.
  for (const [transport, mayFound] of [
    [first, true],
    [first, false],
    [folderTransport(root, { ws, device: ana }), false],
  ] as const) {
    expect(bad(await transport.attach(mayFound)).kind).toBe('away');
    expect(bad(await transport.list('all')).kind).toBe('away');
    expect(bad(await transport.publish([segmentOf(ana, 2)], [])).kind).toBe('away');
    expect(
      bad(await transport.people.change([{ path: 'p/a.md', bytes: Buffer.from('a'), was: null }], '')).kind,
    ).toBe('away');
    expect(bad(await transport.people.list('view/')).kind).toBe('away');
  }
  expect(fs.readdirSync(root)).toEqual([]);
  fs.rmdirSync(root);
  expect(bad(await first.attach(false)).message).toContain('can’t be reached');
  fs.renameSync(elsewhere, root);
  good(await first.attach(false));
  expect(good(await first.list('all'))).toMatchObject({ appeared: [], gone: [] });
});

test('22 a share that is unmounted in the middle of a look: nothing counts as gone', async () => {
  const root = temporaryFolder();
  let unmounted = false;
  const { transport } = onFaultyShare(root, (_, path) =>
    unmounted && path !== root ? 'ENOENT' : path.endsWith('/never') ? 'EIO' : undefined,
  );
  good(await transport.attach(true));
  good(await transport.publish([segmentOf(ana, 1)], []));
  good(await transport.list('all'));
  const steps = ['icc.json', 'm', 'here', 'i'];
  for (let after = 0; after <= steps.length; after += 1) {
    let passed = 0;
    const { transport: looking } = onFaultyShare(root, () => {
      passed += 1;
      return passed > from + after ? 'ENOENT' : undefined;
    });
    let from = Infinity;
    good(await looking.attach(false));
    expect(await appeared(looking)).toHaveLength(1);
    from = passed;
    expect(bad(await looking.list('all')).kind, `unmounted after ${after} calls`).toBe('away');
    from = Infinity;
    expect(good(await looking.list('all'))).toMatchObject({ appeared: [], gone: [] });
  }
  unmounted = true;
  expect(bad(await transport.publish([segmentOf(ana, 2)], [])).kind).toBe('away');
});

test('22 a share that is unmounted while files are being put there: none of them counts as published', async () => {
  const top = temporaryFolder();
  const [root, elsewhere] = [join(top, 'share'), join(top, 'not mounted')];
  fs.mkdirSync(root);
  let mounted = true;
  const { transport } = onFaultyShare(root, (operation, path) => {
    if (mounted && operation === 'create' && path.includes('/i/')) {
      mounted = false;
      fs.renameSync(root, elsewhere);
      fs.mkdirSync(root);
    }
    return undefined;
  });
  good(await transport.attach(true));
  expect(bad(await transport.publish([segmentOf(ana, 1), segmentOf(ana, 2)], [])).kind).toBe('away');
  fs.rmSync(root, { recursive: true });
  fs.renameSync(elsewhere, root);
  expect(good(await transport.list('all'))).toMatchObject({ appeared: [], gone: [] });
  expect(good(await transport.publish([segmentOf(ana, 1)], []))[0]?.ok).toBe(true);
});

test('23 a read-only share: others’ entries go on arriving, and writing goes on once it is allowed', async (context) => {
  const disk = smallDisk(512);
  if ('reason' in disk) {
    context.skip(disk.reason);
    return;
  }
  const root = join(disk.path, 'share');
  fs.mkdirSync(root);
  const writer = folderTransport(root, { ws, device: ben });
  good(await writer.attach(true));
  good(await writer.publish([segmentOf(ben, 1)], []));
  const clock = testClock();
  const reader = folderTransport(root, { ws, device: ana }, clock);
  disk.setReadOnly(true);
  expect(await reader.probe(() => undefined)).toMatchObject({ found: 'same', readOnly: true, trouble: null });
  good(await reader.attach(false));
  expect(reader.status().readOnly).toBe(true);
  expect(await appeared(reader)).toEqual([segmentOf(ben, 1).path]);
  const outcomes = good(await reader.publish([segmentOf(ana, 1), segmentOf(ana, 2)], []));
  expect(outcomes.map((outcome) => (outcome.ok ? 'there' : outcome.trouble.kind))).toEqual([
    'read-only',
    'read-only',
  ]);
  disk.setReadOnly(false);
  good(await writer.publish([segmentOf(ben, 2)], []));
  disk.setReadOnly(true);
  expect(await appeared(reader)).toEqual([segmentOf(ben, 2).path]);
  expect(reader.status().readOnly).toBe(true);
  disk.setReadOnly(false);
  clock.pass(61_000);
  good(await reader.list('all'));
  expect(reader.status().readOnly).toBe(false);
  good(await reader.publish([segmentOf(ana, 1)], []));
  expect(await appeared(writer)).toContain(segmentOf(ana, 1).path);
});

test('23 a folder inside the share that may not be written to keeps no other from going on', async () => {
  const root = temporaryFolder();
  const { transport } = onFaultyShare(root, (operation, path) =>
    operation === 'create' && path.includes(otherStream) ? 'EACCES' : undefined,
  );
  good(await transport.attach(true));
  const files = [segmentOf(ana, 1, otherStream), segmentOf(ana, 1)];
  const outcomes = good(await transport.publish(files, []));
  expect(outcomes).toMatchObject([{ ok: false, parked: true, trouble: { kind: 'read-only' } }, { ok: true }]);
  expect(transport.status().readOnly).toBe(false);
});

test('25 a rename that fails five times with EPERM: published once, nothing left beside it', async () => {
  for (const code of ['EPERM', 'EACCES', 'EBUSY']) {
    const root = temporaryFolder();
    let failures = 5;
    const { transport, clock } = onFaultyShare(root, (operation, path) =>
      operation === 'rename' && path.endsWith('.icl') && (failures -= 1) >= 0 ? code : undefined,
    );
    good(await transport.attach(true));
    expect(good(await transport.publish([segmentOf(ana, 1)], []))).toEqual([
      { path: segmentOf(ana, 1).path, ok: true },
    ]);
    expect(clock.waited).toEqual([50, 100, 200, 400, 800]);
    expect(pathsIn(root)).toEqual([segmentOf(ana, 1).path, 'icc.json']);
  }
});

test('25 a file that can’t be put in its place for good ends after eight pauses; the next ones do not wait as long', async () => {
  const root = temporaryFolder();
  const files = [segmentOf(ana, 1), segmentOf(ana, 2), segmentOf(ana, 3)];
  const held = files.slice(0, 2);
  let open = true;
  const { transport, clock } = onFaultyShare(root, (operation, path) =>
    open && operation === 'rename' && held.some((file) => path.endsWith(file.path)) ? 'EPERM' : undefined,
  );
  good(await transport.attach(true));
  const outcomes = good(await transport.publish(files, []));
  expect(outcomes.map(({ ok }) => ok)).toEqual([false, false, true]);
  expect(outcomes[0]).toMatchObject({ parked: false, trouble: { kind: 'away' } });
  expect(clock.waited).toEqual([50, 100, 200, 400, 800, 1_600, 3_200, 5_000]);
  expect(pathsIn(root)).toEqual([segmentOf(ana, 3).path, 'icc.json']);
  open = false;
  expect(good(await transport.publish(files, [])).every(({ ok }) => ok)).toBe(true);
});

test('26 a placeholder whose content does not come: tried again later, and all other files are read', async () => {
  const root = temporaryFolder();
  let offline = true;
  const placeholder = segmentOf(ben, 1);
  const { transport } = onFaultyShare(root, (operation, path) =>
    offline && operation === 'read' && path.endsWith(placeholder.path) ? 'ETIMEDOUT' : undefined,
  );
  for (const n of [1, 2, 3]) plant(root, segmentOf(ben, n).path, segmentOf(ben, n).bytes);
  plant(root, 'icc.json', `{"fmt":1,"minReader":1,"ws":"${ws}"}\n`);
  good(await transport.attach(false));
  const files = good(await transport.list('all')).appeared;
  const read = async (): Promise<string[]> =>
    Promise.all(
      files.map(async (file) => {
        const answer = await transport.read(file, 1_000);
        return answer.ok ? `${answer.value?.length ?? 'gone'}` : answer.error.kind;
      }),
    );
  expect((await read()).sort()).toEqual(['300', '300', 'away']);
  // Put there once more by somebody who has it: not known to be the same, so it waits, and the others do not.
  const outcomes = good(await transport.publish([placeholder, segmentOf(ana, 1)], []));
  expect(outcomes).toMatchObject([{ ok: false, parked: false, trouble: { kind: 'away' } }, { ok: true }]);
  offline = false;
  expect(await read()).toEqual(['300', '300', '300']);
});

test('a file that does not arrive whole is not published, and what it was to replace stays', async () => {
  const root = temporaryFolder();
  const [old, next] = [segmentOf(ana, 1), segmentOf(ana, 2)];
  let tears = false;
  const { transport } = onFaultyShare(root, (operation) => {
    if (tears && operation === 'syncFolder') fs.truncateSync(join(root, next.path), 10);
    return undefined;
  });
  good(await transport.attach(true));
  good(await transport.publish([old], []));
  tears = true;
  expect(good(await transport.publish([next], [old.path]))).toMatchObject([{ ok: false, parked: false }]);
  expect(pathsIn(root)).toContain(old.path);
  tears = false;
  expect(good(await transport.publish([next], [old.path]))).toMatchObject([{ ok: true }]);
  expect(pathsIn(root)).toEqual([next.path, 'icc.json']);
});
