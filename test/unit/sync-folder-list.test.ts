import * as fs from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { KeptCheck } from '../../electron/sync/folder/folder-context.ts';
import type { FolderTransport } from '../../electron/sync/folder/folder-transport.ts';
import { folderTransport, onFaultyShare, pathsIn, plant, testClock } from '../support/share-folder.ts';
import { temporaryFolder } from '../support/small-disk.ts';
import { ana, bad, ben, good, otherStream, segmentOf, ws } from '../support/share-fixtures.ts';

const appeared = async (transport: FolderTransport): Promise<string[]> =>
  good(await transport.list('all')).appeared.map(({ path }) => path);
const gone = async (transport: FolderTransport): Promise<readonly string[]> =>
  good(await transport.list('all')).gone;

test('20 what the share loses after it was acknowledged is found: after 60 s, after 10 min, and at the next start', async () => {
  const root = temporaryFolder();
  const clock = testClock();
  let kept: readonly KeptCheck[] = [];
  const memory = { load: () => kept, save: (checks: readonly KeptCheck[]) => void (kept = checks) };
  const transport = folderTransport(root, { ws, device: ana }, { ...clock, memory });
  good(await transport.attach(true));
  const files = [1, 2, 3].map((n) => segmentOf(ana, n));
  const [first, second, third] = files.map(({ path }) => path);
  good(await transport.publish(files, []));
  good(await transport.list('all'));
  const tear = (path = ''): void => fs.truncateSync(join(root, path), 100);

  tear(first);
  expect(await gone(transport)).toEqual([]);
  clock.pass(61_000);
  expect(await gone(transport)).toEqual([first]);
  expect(await gone(transport), 'told once').toEqual([]);
  good(await transport.publish(files.slice(0, 1), []));
  expect(fs.readFileSync(join(root, first ?? ''))).toHaveLength(300);

  tear(second);
  clock.pass(600_000);
  expect(await gone(transport)).toEqual([second]);
  good(await transport.publish(files.slice(1, 2), []));
  transport.close();

  tear(second);
  fs.rmSync(join(root, third ?? ''));
  const next = folderTransport(root, { ws, device: ana }, { ...clock, memory });
  good(await next.attach(false));
  expect(await gone(next)).toEqual([second]);
  clock.pass(3_600_000);
  expect(await gone(next)).toEqual([]);
  expect(kept, 'nothing is left to be looked at').toEqual([]);
});

test('a file that is gone before it was ever listed is told as gone', async () => {
  const root = temporaryFolder();
  const transport = folderTransport(root, { ws, device: ana });
  good(await transport.attach(true));
  good(await transport.publish([segmentOf(ana, 1)], []));
  fs.rmSync(join(root, segmentOf(ana, 1).path));
  expect(await gone(transport)).toEqual([segmentOf(ana, 1).path]);
});

test('a crash in the middle of writing leaves a temporary file that nobody is told of, and that is taken away', async () => {
  const root = temporaryFolder();
  let crash = true;
  const { transport } = onFaultyShare(root, (operation, path) => {
    if (!crash || path.includes('00000000.tmp')) return undefined;
    return operation === 'rename' || operation === 'remove' ? 'EIO' : undefined;
  });
  good(await transport.attach(true));
  good(await transport.publish([segmentOf(ana, 1)], []));
  const leftOver = pathsIn(root).filter((path) => path.endsWith('.tmp'));
  expect(leftOver).toHaveLength(1);
  crash = false;
  const clock = testClock();
  const next = folderTransport(root, { ws, device: ana }, clock);
  good(await next.attach(false));
  expect(await appeared(next)).toEqual([]);
  expect(pathsIn(root).filter((path) => path.endsWith('.tmp'))).toEqual(leftOver);
  clock.pass(700_000);
  good(await next.list('all'));
  expect(pathsIn(root)).toEqual(['icc.json']);
});

test('a look at many incidents pauses, and what is open on screen comes in between', async () => {
  const root = temporaryFolder();
  const { transport, clock } = onFaultyShare(root, (operation) => {
    if (operation === 'list') clockPass();
    return undefined;
  });
  let clockPass = (): void => undefined;
  good(await transport.attach(true));
  const streams = Array.from(
    { length: 40 },
    (_, n) =>
      `202611${String(10 + (n % 20))}-${'abcdefghijklmnopqrstuvwxyz'.charAt(Math.floor(n / 20))}aaaaaaa`,
  );
  for (const each of streams) plant(root, segmentOf(ben, 1, each).path, 'x');
  clockPass = () => clock.pass(50);
  const told: string[] = [];
  let rounds = 0;
  for (let complete = false; !complete; rounds += 1) {
    const listing = good(await transport.list('all'));
    told.push(...listing.appeared.map(({ path }) => path));
    complete = listing.complete;
    plant(root, segmentOf(ben, 2 + rounds, streams[0]).path, 'x');
    const open = good(await transport.list({ streams: streams.slice(0, 1) }));
    told.push(...open.appeared.map(({ path }) => path));
  }
  expect(rounds).toBeGreaterThan(1);
  expect(told).toHaveLength(40 + rounds);
  expect(new Set(told).size).toBe(told.length);
  expect(transport.status().pace.look).toBe(2_000);
  expect(transport.status().pace.lookAtAll).toBeGreaterThan(10_000);
  expect(transport.status().pace.why).toMatch(/every \d+ s/);
  plant(root, segmentOf(ben, 1, '20261205-zzzzzzzz').path, 'x');
  const soon = good(await transport.list({ streams: streams.slice(0, 1) }));
  expect(
    soon.appeared.map(({ path }) => path),
    'an incident that is new',
  ).toEqual([segmentOf(ben, 1, '20261205-zzzzzzzz').path]);
});

test('a folder that may not be entered: nothing of it counts as gone, everything else is told', async () => {
  const root = temporaryFolder();
  let locked = 'nothing';
  const { transport } = onFaultyShare(root, (operation, path) =>
    operation === 'list' && path.endsWith(locked) ? 'EACCES' : undefined,
  );
  good(await transport.attach(true));
  for (const file of [segmentOf(ben, 1), segmentOf(ben, 1, otherStream)]) plant(root, file.path, file.bytes);
  expect(await appeared(transport)).toHaveLength(2);
  locked = `${otherStream}/s`;
  plant(root, segmentOf(ben, 2).path, 'x');
  const listing = good(await transport.list('all'));
  expect(listing).toMatchObject({ gone: [], complete: true });
  expect(listing.appeared.map(({ path }) => path)).toEqual([segmentOf(ben, 2).path]);
  locked = '/i';
  expect(bad(await transport.list('all')).kind, 'no single folder').toBe('auth');
});

test('a look that fails in the middle is begun anew: nothing that it had found is forgotten', async () => {
  const root = temporaryFolder();
  let fails = false;
  const { transport } = onFaultyShare(root, (operation, path) =>
    fails && operation === 'list' && path.includes(otherStream) ? 'EIO' : undefined,
  );
  good(await transport.attach(true));
  const files = [segmentOf(ben, 1), segmentOf(ben, 1, otherStream), segmentOf(ben, 1, '20261119-aaaaaaaa')];
  for (const { path, bytes } of files) plant(root, path, bytes);
  fails = true;
  for (let n = 0; n < 3; n += 1) expect(bad(await transport.list('all')).kind).toBe('away');
  fails = false;
  const listing = good(await transport.list('all'));
  expect(listing.complete).toBe(true);
  expect(listing.appeared.map(({ path }) => path).sort()).toEqual(files.map(({ path }) => path).sort());
});
