import { writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { verifyStore } from '../../electron/records/verify.ts';
import { inventDrafts } from '../support/make-store.ts';
import { smallDisk } from '../support/small-disk.ts';

const stream = '20261120-aaaaaaaa';

test('11 a real disk that fills up: said loudly, nothing lost, and it goes on once there is room', async (context) => {
  const disk = smallDisk(256);
  if ('reason' in disk) {
    context.skip(disk.reason);
    return;
  }
  const root = join(disk.path, 'store');
  const store = await RecordStore.open(root, desktopEnvironment(), true);
  const acknowledged: string[] = [];
  let refusal: unknown;
  for (const draft of inventDrafts(2_000, 11)) {
    try {
      for (const event of await store.append(stream, [draft])) acknowledged.push(event.id);
      if (acknowledged.length === 20) writeFileSync(join(disk.path, 'ballast'), Buffer.alloc(48 * 1024));
      if (acknowledged.length % 40 === 0) await store.seal(stream);
    } catch (error) {
      refusal = error;
      break;
    }
  }
  expect(refusal).toMatchObject({ failure: { kind: 'disk-full' } });
  expect(await store.seal(stream)).toBe(false);
  expect(acknowledged.length).toBeGreaterThan(50);
  const full = await RecordStore.open(root, desktopEnvironment());
  expect((await full.readOnce(stream)).map((event) => event.id).sort()).toEqual([...acknowledged].sort());
  await full.close();

  rmSync(join(disk.path, 'ballast'));
  for (const event of await store.append(stream, inventDrafts(1, 12))) acknowledged.push(event.id);
  await store.close();
  const next = await RecordStore.open(root, desktopEnvironment());
  expect((await next.readOnce(stream)).map((event) => event.id).sort()).toEqual(acknowledged.sort());
  expect((await verifyStore(nodeFileSystem, next.layout, next.ws)).problems).toEqual([]);
  expect(next.notices()).toEqual([]);
  await next.close();
});
