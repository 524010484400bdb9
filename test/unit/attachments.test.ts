import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filesIn, putFile, readFile } from '../../electron/records/attachments-file.ts';
import { chunkHash } from '../../electron/records/attachments.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import type { RecordStore } from '../../electron/records/store.ts';
import { CHUNK_BYTES, fileSchema, MAX_FILE_BYTES } from '../../shared/incident/files.ts';
import { entry, incident, incoming, openStore, verified } from '../support/attached.ts';
import { treeOf } from '../support/tree.ts';

const other = '20261120-bbbbbbbb';

const chunksOf = (store: RecordStore): string[] =>
  [...treeOf(store.layout.attachments(incident)).keys()].filter((name) => name.endsWith('.bin'));

test('what is put lies under the hash of its content, and the same file twice is stored once', async () => {
  const store = await openStore();
  const file = await putFile(store.attachments, incident, incoming(Buffer.from('41 % at 14:02')));
  const [hash = ''] = file.chunks;
  expect(hash).toBe(chunkHash(Buffer.from('41 % at 14:02')));
  expect(relative(store.layout.root, store.layout.chunk(incident, hash))).toBe(
    join('i', incident, 'a', hash.slice(0, 2), `${hash}.bin`),
  );
  expect(readFileSync(store.layout.chunk(incident, hash), 'utf8')).toBe('41 % at 14:02');
  const again = await putFile(
    store.attachments,
    incident,
    incoming(Buffer.from('41 % at 14:02'), { name: 'b.txt' }),
  );
  expect(again.chunks).toEqual(file.chunks);
  expect(chunksOf(store)).toHaveLength(1);
  await store.close();
});

test('the same file put by two at once is stored once', async () => {
  const store = await openStore();
  const bytes = randomBytes(3 * 1024 * 1024);
  await Promise.all([1, 2, 3].map(() => putFile(store.attachments, incident, incoming(bytes))));
  expect(
    [...treeOf(store.layout.attachments(incident)).keys()].filter((name) => !name.endsWith('/')),
  ).toHaveLength(1);
  await store.close();
});

test('20 MB come back from three chunks byte for byte, whole or put part by part', async () => {
  const store = await openStore();
  const bytes = randomBytes(20_000_000);
  const whole = await putFile(store.attachments, incident, incoming(bytes));
  expect(whole.chunks).toHaveLength(3);
  expect(whole.bytes).toBe(20_000_000);
  const before: string[] = [];
  for (let from = 0; bytes.length - from > CHUNK_BYTES; from += CHUNK_BYTES)
    before.push(await store.attachments.put(incident, bytes.subarray(from, from + CHUNK_BYTES)));
  const end = incoming(bytes.subarray(before.length * CHUNK_BYTES), { before });
  expect(await putFile(store.attachments, incident, end)).toEqual(whole);
  await store.close();
  const next = await openStore(store.layout.root, false);
  const read = await readFile(next.attachments, incident, whole);
  expect(read.ok && Buffer.from(read.value).equals(bytes)).toBe(true);
  await next.close();
});

test('any bytes put are got back byte for byte', async () => {
  const store = await openStore();
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 4_000 }),
      fc.string({ unit: 'binary' }),
      async (bytes, name) => {
        const file = await putFile(store.attachments, incident, incoming(bytes, { name }));
        expect(fileSchema.safeParse(JSON.parse(JSON.stringify(file))).data).toEqual(file);
        const read = await readFile(store.attachments, incident, file);
        expect(read.ok && Buffer.from(read.value).equals(bytes)).toBe(true);
      },
    ),
    { seed: 20_261_121, numRuns: 200 },
  );
  await store.close();
});

test('an empty file is a file without chunks', async () => {
  const store = await openStore();
  const file = await putFile(store.attachments, incident, incoming(new Uint8Array()));
  expect(file).toMatchObject({ bytes: 0, chunks: [] });
  expect(await readFile(store.attachments, incident, file)).toEqual({ ok: true, value: Buffer.alloc(0) });
  await store.close();
});

test('more than 64 MiB is refused in a sentence, and nothing of it is written', async () => {
  const store = await openStore();
  const large = incoming(new Uint8Array(MAX_FILE_BYTES + 1));
  await expect(putFile(store.attachments, incident, large)).rejects.toMatchObject({
    failure: { kind: 'too-large', message: expect.stringMatching(/64 MiB/) as string },
  });
  const behind = incoming(new Uint8Array(1), { before: Array.from({ length: 8 }, () => 'a'.repeat(64)) });
  await expect(putFile(store.attachments, incident, behind)).rejects.toMatchObject({
    failure: { kind: 'too-large' },
  });
  expect(nodeFileSystem.list(store.layout.attachments(incident))).toEqual([]);
  await store.close();
});

test('a part that was never put, or is not a whole part, is not taken for one', async () => {
  const store = await openStore();
  const short = await store.attachments.put(incident, Buffer.from('short'));
  for (const hash of [short, 'a'.repeat(64)])
    await expect(
      putFile(store.attachments, incident, incoming(Buffer.from('end'), { before: [hash] })),
    ).rejects.toMatchObject({ failure: { kind: 'not-found' } });
  await store.close();
});

test('verify counts the files that entries name; parts that none names are no fault', async () => {
  const store = await openStore();
  const one = await putFile(store.attachments, incident, incoming(Buffer.from('one')));
  const two = await putFile(
    store.attachments,
    incident,
    incoming(Buffer.from('twelve bytes'), { name: 'two' }),
  );
  await putFile(store.attachments, incident, incoming(Buffer.from('an orphan')));
  await store.append(incident, [entry('e1', one)]);
  await store.seal(incident);
  await store.append(incident, [entry('e2', one, two)]);
  expect(await verified(store)).toMatchObject({ problems: [], files: 2, bytes: 15 });
  await store.close();
});

test('files of a kind of event that this version does not know are checked too; what is no file is passed over', async () => {
  const store = await openStore();
  const file = await putFile(store.attachments, incident, incoming(Buffer.from('from the future')));
  const draft = {
    t: 'thing-noted/7',
    e: 'e1',
    at: 0,
    u: 'ana',
    payload: { files: [file, 'x', { name: '' }, null] },
  };
  await store.append(incident, [draft as never]);
  const [event] = await store.readOnce(incident);
  expect(event === undefined ? [] : filesIn(event)).toEqual([file]);
  rmSync(store.layout.chunk(incident, file.chunks[0] ?? ''));
  expect((await verified(store)).problems).toHaveLength(1);
  await store.close();
});

test('no hash or incident leads out of the folder of attachments', async () => {
  const store = await openStore();
  const hash = await store.attachments.put(incident, Buffer.from('mine'));
  writeFileSync(join(store.layout.streams, 'secret.bin'), 'secret');
  for (const name of [
    '../../secret',
    `../${hash}`,
    hash.toUpperCase(),
    `${hash}\0`,
    '',
    '__proto__',
    `${hash}/../${hash}`,
  ])
    expect(store.attachments.get(incident, name)).toEqual({ ok: false, error: 'missing' });
  for (const id of ['..', '../..', `${incident}/../${incident}`, other])
    expect(store.attachments.get(id, hash)).toEqual({ ok: false, error: 'missing' });
  await expect(store.attachments.put('../../elsewhere', Buffer.from('x'))).rejects.toThrow(/no incident/);
  expect(store.notices()).toEqual([]);
  await store.close();
});

test('what a crash left half-written, and what others put there, is no part of anything', async () => {
  const store = await openStore();
  const file = await putFile(store.attachments, incident, incoming(Buffer.from('whole')));
  const path = store.layout.chunk(incident, file.chunks[0] ?? '');
  writeFileSync(`${path}.aaaaaaaa.tmp`, 'wh');
  writeFileSync(join(dirname(path), 'Thumbs.db'), 'x');
  await store.append(incident, [entry('e1', file)]);
  expect(await verified(store)).toMatchObject({ problems: [], files: 1 });
  expect((await readFile(store.attachments, incident, file)).ok).toBe(true);
  await store.close();
});
