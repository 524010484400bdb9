import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  readdirSync,
  renameSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { walLine } from '../../electron/records/wal.ts';
import {
  bytes,
  copy,
  expectTheRest,
  file,
  header,
  id,
  lineWith,
  plain,
  things,
  nested,
  open,
  poisoned,
  segmentOf,
  textsOf,
  writer,
  ws,
} from '../support/bad-files.ts';

describe('in place of a segment: the rest loads, and it is said where it is', () => {
  const segments = [
    ...plain,
    ...things,
    bytes('a payload with __proto__', () => segmentOf(poisoned)),
    bytes('a payload nested 30 deep', () => segmentOf(nested)),
    bytes('a line of 70 KiB', () => segmentOf(JSON.stringify({ text: 'x'.repeat(70_000) }))),
    bytes('a signature that is none', () => segmentOf('{"kind":"note","text":"x"}')),
    bytes('a newer format', () => segmentOf('{}').replace('"fmt":1', '"fmt":2')),
    bytes('a segment of another incident', () => segmentOf('{}').replaceAll(id, '20261120-bbbbbbbb')),
  ];
  for (const { what, make } of segments) {
    test(what, async () => {
      const layout = copy();
      const path = join(layout.segments(id), file('badbadbada'));
      make(path);
      await expectTheRest(layout, path);
    });
  }
});

test('in place of a segment: a link is not followed, be it to a good one', async () => {
  const layout = copy();
  const outside = join(layout.root, '..', 'outside');
  const names = readdirSync(layout.segments(id));
  renameSync(layout.segments(id), outside);
  mkdirSync(layout.segments(id));
  for (const name of names) symlinkSync(join(outside, name), join(layout.segments(id), name));
  const service = await open(layout.root);
  expect(await textsOf(service)).toEqual([]);
  expect(service.store.notices().map(({ where }) => where)).toEqual(
    names.map((name) => join(layout.segments(id), name)),
  );
  await service.close();
});

describe('in place of the log of an ended session: the rest loads, and it is said where it is', () => {
  const good = (): string => walLine(header());
  const logs = [
    ...plain.slice(2),
    ...things,
    bytes('a newer format', () => walLine(header().replace('"fmt":1', '"fmt":2'))),
    bytes('a payload with __proto__', () => good() + walLine(lineWith(poisoned))),
    bytes('a payload nested 30 deep', () => good() + walLine(lineWith(nested))),
    bytes('a line with another checksum', () => `${good()}00000000\t${lineWith('{}')}\n`),
    bytes(
      'a log of another workspace',
      () => walLine(header().replace(ws, 'a'.repeat(16))) + walLine(lineWith('{}')),
    ),
  ];
  for (const { what, make } of logs) {
    test(what, async () => {
      const layout = copy();
      const path = layout.wal(writer(), id, 1);
      mkdirSync(dirname(path), { recursive: true });
      make(path);
      await expectTheRest(layout, path);
    });
  }

  test('no bytes, zeros and a half first line were never acknowledged: nothing is said', async () => {
    for (const content of ['', Buffer.alloc(200), walLine(header()).slice(0, 60)]) {
      const layout = copy();
      const path = layout.wal(writer(), id, 1);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      const service = await open(layout.root);
      expect(await textsOf(service)).toEqual(['one', 'two']);
      expect(service.store.notices()).toEqual([]);
      expect(existsSync(path)).toBe(false);
      await service.close();
    }
  });
});

describe('in place of a cache: it is made again from the records', () => {
  for (const { what, make } of [
    ...plain,
    ...things,
    bytes('a key __proto__', () => '{"__proto__":{"x":1}}'),
  ]) {
    test(what, async () => {
      const layout = copy();
      for (const path of [layout.checkpoint(id), layout.summaries]) {
        rmSync(path, { force: true, recursive: true });
        mkdirSync(dirname(path), { recursive: true });
        make(path);
      }
      const service = await open(layout.root);
      expect((await service.list()).map(({ title }) => title)).toEqual(['Films do not start']);
      expect(await textsOf(service)).toEqual(['one', 'two']);
      await service.close();
    });
  }

  test('a summary in which one letter changed is not shown', async () => {
    const layout = copy();
    const first = await open(layout.root);
    await first.list();
    await first.close();
    const text = readFileSync(layout.summaries, 'utf8');
    expect(text).toContain('Films do not start');
    writeFileSync(layout.summaries, text.replace('Films do not start', 'Films do not stare'));
    const service = await open(layout.root);
    expect((await service.list()).map(({ title }) => title)).toEqual(['Films do not start']);
    await service.close();
  });
});
