import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { layoutOf } from '../../electron/records/layout.ts';
import { RecordStore } from '../../electron/records/store.ts';
import {
  bytes,
  copy,
  device,
  expectTheRest,
  file,
  id,
  log,
  open,
  plain,
  things,
  poisoned,
  segmentOf,
  textsOf,
  ws,
} from '../support/bad-files.ts';
import { smallDisk, temporaryFolder } from '../support/small-disk.ts';
import { treeOf } from '../support/tree.ts';

describe('in place of this desktop’s key: it writes under a new identity, and the old file is kept', () => {
  const keys = [
    ...plain,
    ...things.slice(0, 2),
    bytes('a newer format', () => '{"fmt":2,"keys":["x"]}'),
    bytes('a key __proto__', () => '{"__proto__":{"fmt":1,"key":"x","machine":"y"}}'),
  ];
  for (const { what, make } of keys) {
    test(what, async () => {
      const layout = copy();
      rmSync(layout.identity);
      make(layout.identity);
      await expectTheRest(layout, layout.identity, { notice: /new identity/ });
      expect(readdirSync(layout.cards)).toHaveLength(2);
    });
  }
});

describe('in place of icc.json: made again under the same id, and the old file is kept', () => {
  for (const { what, make } of [
    ...plain,
    ...things,
    bytes('a key __proto__', () => '{"__proto__":{"fmt":1}}'),
  ]) {
    test(what, async () => {
      const layout = copy();
      rmSync(layout.workspace);
      make(layout.workspace);
      await expectTheRest(layout, layout.workspace, { notice: /made again/ });
      expect(JSON.parse(readFileSync(layout.workspace, 'utf8'))).toMatchObject({ ws });
    });
  }

  test('nothing at all', async () => {
    const layout = copy();
    rmSync(layout.workspace);
    await expectTheRest(layout, layout.workspace, { notice: /made again/ });
    expect(JSON.parse(readFileSync(layout.workspace, 'utf8'))).toMatchObject({ ws });
  });

  test('nothing at all, and all there is lies in the log of an ended session', async () => {
    const root = join(temporaryFolder(), 'store');
    const first = await RecordStore.open(join(root, '..', 'first'), desktopEnvironment(), true);
    const draft = {
      t: 'entry-logged/1',
      e: 'x',
      at: 0,
      u: 'ana',
      payload: { kind: 'note', text: 'x' },
    } as const;
    const [event] = await first.append(id, [draft]);
    cpSync(first.layout.root, root, { recursive: true });
    await first.close();
    rmSync(layoutOf(root).workspace);
    rmSync(layoutOf(root).streams, { recursive: true });
    const store = await RecordStore.open(root, desktopEnvironment(), true);
    expect(store.ws).toBe(first.ws);
    expect((await store.readOnce(id)).map((e) => e.id)).toEqual([event?.id]);
    await store.close();
  });
});

describe('in place of a device’s card: the rest loads, and it is said', () => {
  const cards = [
    ...plain,
    ...things,
    bytes('a newer format', () => `{"k":"d","fmt":2,"device":"${'a'.repeat(16)}"}`),
    bytes('a key __proto__', () => '{"__proto__":{"k":"d"}}'),
  ];
  for (const { what, make } of cards) {
    test(what, async () => {
      const layout = copy();
      const path = join(layout.cards, 'aaaaaaaaaaaaaaaa.1.json');
      make(path);
      await expectTheRest(layout, path);
    });
  }

  test('this desktop’s own card is made again', async () => {
    const layout = copy();
    rmSync(join(layout.cards, `${device}.1.json`));
    const service = await open(layout.root);
    expect(readdirSync(layout.cards)).toEqual([`${device}.1.json`]);
    expect(await textsOf(service)).toEqual(['one', 'two']);
    await service.close();
  });
});

test('a file in place of an incident’s folder does not keep the others from loading', async () => {
  const layout = copy();
  writeFileSync(join(layout.streams, '20261120-cccccccc'), 'x');
  const service = await open(layout.root);
  expect((await service.list()).map((summary) => summary.id)).toEqual([id]);
  expect(await textsOf(service)).toEqual(['one', 'two']);
  await service.close();
});

test('a store that a newer version made opens for reading only, shows what it can and changes nothing', async () => {
  const layout = copy();
  writeFileSync(layout.workspace, `{"fmt":2,"minReader":2,"ws":"${ws}","more":{}}`);
  writeFileSync(join(layout.segments(id), file('badbadbada')), segmentOf(poisoned));
  const before = treeOf(layout.root);
  const service = await open(layout.root);
  expect(service.store.readOnly).toMatch(/newer version of IC Console made this store/);
  expect(await textsOf(service)).toEqual(['one', 'two']);
  expect((await service.list()).map((summary) => summary.id)).toEqual([id]);
  expect(service.store.notices()).toHaveLength(1);
  const refused = await log(service, 'three');
  expect(refused).toMatchObject({
    ok: false,
    error: { message: expect.stringMatching(/newer version/) as string },
  });
  await service.close();
  expect(treeOf(layout.root)).toEqual(before);
});

test('a disk that is read-only: what is there is shown, logs included, and writing is refused with a sentence', async (context) => {
  const disk = smallDisk(2_048);
  if ('reason' in disk) {
    context.skip(disk.reason);
    return;
  }
  const root = join(disk.path, 'store');
  const { root: from } = copy();
  const writing = await open(from);
  await log(writing, 'three, in a log');
  cpSync(from, root, { recursive: true });
  await writing.close();
  writeFileSync(join(layoutOf(root).segments(id), file('badbadbada')), segmentOf(poisoned));
  disk.setReadOnly(true);
  const service = await open(root);
  expect(service.store.readOnly).toMatch(/can’t be written to/);
  expect(await textsOf(service)).toEqual(['one', 'two', 'three, in a log']);
  expect((await service.list()).map((summary) => summary.id)).toEqual([id]);
  expect(service.store.notices()).toHaveLength(1);
  const refused = await log(service, 'four');
  expect(refused).toMatchObject({ ok: false, error: { kind: 'read-only' } });
  await service.close();
  disk.setReadOnly(false);
  const again = await open(root);
  expect((await log(again, 'four')).ok).toBe(true);
  expect(await textsOf(again)).toEqual(['one', 'two', 'three, in a log', 'four']);
  await again.close();
});
