import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn, putFile, readFile } from '../../electron/records/attachments-file.ts';
import { chunkHash } from '../../electron/records/attachments.ts';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { verifyStore } from '../../electron/records/verify.ts';
import { runChild, twoAtATime } from '../support/children/run-child.ts';
import { incident, incoming } from '../support/attached.ts';
import { smallDisk, temporaryFolder } from '../support/small-disk.ts';
import { treeOf } from '../support/tree.ts';

/** Everything in the store that is no lock and no probe: what the next start would find. */
const lasting = (root: string): Map<string, Buffer> =>
  new Map([...treeOf(root)].filter(([name]) => !/^local\/locks\//.test(name) && !name.endsWith('/')));

test('killed at any step of attaching: what was acknowledged is whole, and no entry names what is not there', async () => {
  const folder = temporaryFolder();
  const empty = join(folder, 'empty');
  await (await RecordStore.open(empty, desktopEnvironment(), true)).close();
  const copy = (name: string): string => {
    cpSync(empty, join(folder, name), { recursive: true });
    return join(folder, name);
  };
  const whole = await runChild('attaching.ts', [copy('whole'), '0']);
  const [opened = 0, steps = 0] = ['opened', 'steps'].map((word) =>
    Number(whole.lines.find((line) => line.startsWith(`${word} `))?.slice(word.length)),
  );
  expect(steps - opened, whole.errors).toBeGreaterThan(20);
  const reached = new Set<string>();
  await twoAtATime(
    Array.from({ length: steps - opened }, (_, i) => opened + 1 + i),
    async (at) => {
      const root = copy(`killed-at-${at}`);
      const { lines, signal, errors } = await runChild('attaching.ts', [root, String(at)]);
      expect(signal, errors).toBe('SIGKILL');
      reached.add(lines.slice(1).join(' '));
      const what = `killed at step ${at} of ${steps}, after ${lines.join(' ')}`;

      const store = await RecordStore.open(root, desktopEnvironment());
      const events = await store.readOnce(incident);
      if (lines.includes('entry')) expect(events, what).toHaveLength(1);
      for (const file of events.flatMap((event) => filesIn(event)))
        expect((await readFile(store.attachments, incident, file)).ok, what).toBe(true);
      expect((await verifyStore(nodeFileSystem, store.layout, store.ws)).problems, what).toEqual([]);
      expect(store.notices(), what).toEqual([]);
      // Attaching it again goes on from there.
      const bytes = Buffer.alloc(9 * 1024 * 1024, 'two chunks');
      const again = await putFile(store.attachments, incident, incoming(bytes));
      expect((await readFile(store.attachments, incident, again)).ok, what).toBe(true);
      expect(store.notices(), what).toEqual([]);
      await store.close();
    },
  );
  expect([...reached].sort()).toEqual(['', 'put', 'put entry']);
});

test('a full disk: said in the usual sentence, nothing half-written, and it goes on once there is room', async (context) => {
  const disk = smallDisk(2_048);
  if ('reason' in disk) {
    context.skip(disk.reason);
    return;
  }
  const store = await RecordStore.open(join(disk.path, 'store'), desktopEnvironment(), true);
  const kept = await putFile(store.attachments, incident, incoming(Buffer.from('kept')));
  const bytes = randomBytes(600_000);
  await putFile(store.attachments, incident, incoming(randomBytes(1_600_000)));
  const before = lasting(store.layout.root);
  const refused = {
    failure: { kind: 'disk-full', message: expect.stringMatching(/^Not saved: the disk is full/) as string },
  };
  await expect(putFile(store.attachments, incident, incoming(bytes))).rejects.toMatchObject(refused);
  expect(lasting(store.layout.root)).toEqual(before);
  disk.fill();
  await expect(
    putFile(store.attachments, incident, incoming(bytes.subarray(0, 5_000))),
  ).rejects.toMatchObject(refused);
  expect(lasting(store.layout.root)).toEqual(before);
  expect(await readFile(store.attachments, incident, kept)).toEqual({ ok: true, value: Buffer.from('kept') });

  disk.free();
  const file = await putFile(store.attachments, incident, incoming(bytes.subarray(0, 400_000)));
  const read = await readFile(store.attachments, incident, file);
  expect(read.ok && bytes.subarray(0, 400_000).equals(read.value)).toBe(true);
  await store.close();
});

test('a full disk with a damaged part on it: the damaged one is kept, the right one is refused', async (context) => {
  const disk = smallDisk(1_024);
  if ('reason' in disk) {
    context.skip(disk.reason);
    return;
  }
  const store = await RecordStore.open(join(disk.path, 'store'), desktopEnvironment(), true);
  const bytes = Buffer.alloc(50_000, 'right');
  const hash = await store.attachments.put(incident, bytes);
  const wrong = Buffer.alloc(50_000, 'wrong');
  writeFileSync(store.layout.chunk(incident, hash), wrong);
  disk.fill();
  await expect(store.attachments.put(incident, bytes)).rejects.toMatchObject({
    failure: { kind: expect.stringMatching(/^disk-/) as string },
  });
  expect([...treeOf(store.layout.root).values()].some((content) => content.equals(wrong))).toBe(true);
  disk.free();
  expect(await store.attachments.put(incident, bytes)).toBe(hash);
  expect(store.attachments.get(incident, hash)).toEqual({ ok: true, value: bytes });
  await store.close();
});

test('a read-only disk: files are read, attaching is refused, and what is damaged stays and is said', async (context) => {
  const disk = smallDisk(2_048);
  if ('reason' in disk) {
    context.skip(disk.reason);
    return;
  }
  const root = join(disk.path, 'store');
  const store = await RecordStore.open(root, desktopEnvironment(), true);
  const good = await putFile(store.attachments, incident, incoming(Buffer.from('good')));
  const bad = await putFile(store.attachments, incident, incoming(Buffer.from('bad')));
  writeFileSync(store.layout.chunk(incident, bad.chunks[0] ?? ''), 'dab');
  await store.close();
  disk.setReadOnly(true);
  const before = treeOf(root);
  const reading = await RecordStore.open(root, desktopEnvironment());
  expect((await readFile(reading.attachments, incident, good)).ok).toBe(true);
  expect((await readFile(reading.attachments, incident, bad)).ok).toBe(false);
  expect(reading.notices()).toMatchObject([{ where: reading.layout.chunk(incident, bad.chunks[0] ?? '') }]);
  await expect(putFile(reading.attachments, incident, incoming(Buffer.from('new')))).rejects.toMatchObject({
    failure: { kind: 'read-only', message: expect.stringMatching(/can’t be written to/) as string },
  });
  await reading.close();
  expect(treeOf(root)).toEqual(before);
  disk.setReadOnly(false);
});

test('a disk that becomes read-only at work, and one whose fsync fails: not acknowledged', async () => {
  const root = join(temporaryFolder(), 'store');
  await (await RecordStore.open(root, desktopEnvironment(), true)).close();
  for (const [code, kind] of [
    ['EROFS', 'read-only'],
    ['EIO', 'disk-failed'],
  ] as const) {
    const failing = Object.assign(new Error(code), { code });
    for (const where of ['create', 'sync', 'rename', 'syncFolder'] as const) {
      let broken = false;
      const fs = {
        ...nodeFileSystem,
        create(path: string, mode?: number) {
          if (broken && where === 'create') throw failing;
          const file = nodeFileSystem.create(path, mode);
          return where === 'sync' && broken ? { ...file, sync: () => Promise.reject(failing) } : file;
        },
        rename(from: string, to: string) {
          if (broken && where === 'rename') throw failing;
          nodeFileSystem.rename(from, to);
        },
        syncFolder: (path: string) =>
          broken && where === 'syncFolder' ? Promise.reject(failing) : nodeFileSystem.syncFolder(path),
      };
      const store = await RecordStore.open(root, desktopEnvironment({ fs }));
      broken = true;
      const bytes = Buffer.from(`${code} ${where}`);
      await expect(store.attachments.put(incident, bytes), where).rejects.toMatchObject({
        failure: { kind },
      });
      broken = false;
      const hash = await store.attachments.put(incident, bytes);
      expect(store.attachments.get(incident, hash)).toEqual({ ok: true, value: bytes });
      await store.close();
    }
  }
  expect([...treeOf(root).keys()].filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('a store that a newer version made gives its files out and takes none', async () => {
  const root = join(temporaryFolder(), 'store');
  const store = await RecordStore.open(root, desktopEnvironment(), true);
  const file = await putFile(store.attachments, incident, incoming(Buffer.from('good')));
  await store.close();
  writeFileSync(store.layout.workspace, `{"fmt":2,"minReader":2,"ws":"${store.ws}"}`);
  const before = treeOf(root);
  const newer = await RecordStore.open(root, desktopEnvironment());
  expect((await readFile(newer.attachments, incident, file)).ok).toBe(true);
  await expect(putFile(newer.attachments, incident, incoming(Buffer.from('new')))).rejects.toMatchObject({
    failure: { message: expect.stringMatching(/newer version of IC Console/) as string },
  });
  await newer.close();
  expect(treeOf(root)).toEqual(before);
});

test('a file in place of the folder of attachments: said, and the records are as they were', async () => {
  const root = join(temporaryFolder(), 'store');
  const store = await RecordStore.open(root, desktopEnvironment(), true);
  const draft = {
    t: 'entry-logged/1',
    e: 'e1',
    at: 0,
    u: 'ana',
    payload: { kind: 'note', text: 'one' },
  } as const;
  await store.append(incident, [draft]);
  await store.seal(incident);
  mkdirSync(join(store.layout.streams, incident), { recursive: true });
  writeFileSync(store.layout.attachments(incident), 'x');
  await expect(store.attachments.put(incident, Buffer.from('x'))).rejects.toMatchObject({
    failure: { kind: expect.any(String) as string },
  });
  expect(store.attachments.get(incident, chunkHash(Buffer.from('x')))).toEqual({
    ok: false,
    error: 'missing',
  });
  expect(readFileSync(store.layout.attachments(incident), 'utf8')).toBe('x');
  await store.append(incident, [{ ...draft, e: 'e2' }]);
  expect(await store.readOnce(incident)).toHaveLength(2);
  await store.close();
});
