import { mkdirSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type TestContext } from 'vitest';
import { openBundle } from '../../electron/bundle/open-bundle.ts';
import { takeIn } from '../../electron/bundle/take-in.ts';
import { verifyBundle } from '../../electron/bundle/verify-bundle.ts';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { nodeFileSystem as fs } from '../../electron/records/file-system.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { bundleOf, fullStore, sharedBy } from '../support/bundles.ts';
import { ic, icJson, refusal } from '../support/ic.ts';
import { smallDisk, temporaryFolder } from '../support/small-disk.ts';

/** A store, its bundle, that of its first incident, and a small disk to take them to. */
async function places(context: TestContext) {
  const disk = smallDisk(4_096);
  if ('reason' in disk) return context.skip(disk.reason);
  const folder = temporaryFolder();
  const store = join(folder, 'store');
  const [all, one] = [join(folder, 'all.zip'), join(folder, 'one.zip')];
  const ids = await fullStore(store, 12);
  await bundleOf(store, all);
  await icJson(store, 'bundle', 'out', one, '--incidents', ids[0] ?? '');
  /** Fills the disk but for so many bytes. */
  const leave = (bytes: number): void => {
    disk.free();
    disk.fill();
    const filler = join(disk.path, 'filler');
    truncateSync(filler, statSync(filler).size - bytes);
  };
  return { disk, store, all, one, leave, there: join(disk.path, 'there') };
}

test('a full disk leaves no half bundle', async (context) => {
  const { disk, store } = await places(context);
  mkdirSync(join(disk.path, 'out'));
  disk.fill();
  expect(await refusal(1, store, 'bundle', 'out', join(disk.path, 'out', 'x.zip'))).toContain('no room');
  expect(readdirSync(join(disk.path, 'out'))).toEqual([]);
});

test('where there is no room for all of a bundle nothing of it is taken, and it says how much it needs', async (context) => {
  const { disk, store, all, one, leave, there } = await places(context);
  leave(60_000);
  const words =
    /^This disk has no room for .*: it needs \d.* and \d+ kB are free\. Nothing was taken over\.$/m;
  expect(await refusal(1, there, 'bundle', 'in', one, '--join')).toMatch(words);
  expect(readdirSync(disk.path)).not.toContain('there');
  disk.free();
  expect((await ic(there, 'bundle', 'in', one, '--join')).code).toBe(0);
  leave(60_000);
  const before = sharedBy(there);
  expect(await refusal(1, there, 'bundle', 'in', all)).toMatch(words);
  expect(sharedBy(there)).toEqual(before);
  // What is here already needs no room.
  expect((await ic(there, 'bundle', 'in', one)).out).toContain('is here already');
  disk.free();
  expect((await ic(there, 'bundle', 'in', all)).code).toBe(0);
  expect((await ic(there, 'digest')).out).toBe((await ic(store, 'digest')).out);
});

test('a disk that fills up meanwhile leaves whole pieces, and the next time takes the rest', async (context) => {
  const { disk, store, all, one, leave, there } = await places(context);
  expect((await ic(there, 'bundle', 'in', one, '--join')).code).toBe(0);
  const opened = await RecordStore.open(there, desktopEnvironment());
  const bundle = await openBundle(all);
  if (!bundle.ok) throw new Error(bundle.error);
  const verified = await verifyBundle(bundle.value);
  if (!verified.ok) throw new Error(verified.error);
  const taking = takeIn({ store: opened, fs, now: Date.now }, bundle.value, verified.value, (done) => {
    if (done === 1) leave(60_000); // others write as well
  });
  await expect(taking).rejects.toMatchObject({ code: 'ENOSPC' });
  bundle.value.close();
  await opened.close();
  disk.free();
  // Perhaps a later piece of a session without the one before: the next time closes that gap.
  expect((await ic(there, 'verify')).out).not.toMatch(/damaged|torn|signature|hash/);
  expect((await ic(there, 'bundle', 'in', all)).code).toBe(0);
  expect((await ic(there, 'verify')).code).toBe(0);
  expect((await ic(there, 'digest')).out).toBe((await ic(store, 'digest')).out);
});
