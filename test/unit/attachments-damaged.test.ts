import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { expect, test } from 'vitest';
import { putFile, readFile } from '../../electron/records/attachments-file.ts';
import { CHUNK_BYTES } from '../../shared/incident/files.ts';
import { entry, incident, incoming, openStore, verified } from '../support/attached.ts';

const damages = [
  ['a flipped bit', (path: string) => flipBit(path)],
  ['a cut', (path: string) => truncateSync(path, 5)],
  ['more than a chunk', (path: string) => truncateSync(path, CHUNK_BYTES + 1)],
  [
    'a folder in its place',
    (path: string) => {
      rmSync(path);
      mkdirSync(path);
    },
  ],
  [
    'a link to a file elsewhere',
    (path: string) => {
      rmSync(path);
      writeFileSync(`${path}.secret`, 'not yours');
      symlinkSync(`${path}.secret`, path);
    },
  ],
] as const;

function flipBit(path: string): void {
  const bytes = readFileSync(path);
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

for (const [what, damage] of damages) {
  test(`${what}: never wrong bytes; it is set aside with its reason, and putting the file again mends it`, async () => {
    const store = await openStore();
    const bytes = Buffer.from('the right bytes');
    const file = await putFile(store.attachments, incident, incoming(bytes));
    await store.append(incident, [entry('e1', file)]);
    damage(store.layout.chunk(incident, file.chunks[0] ?? ''));
    expect((await verified(store)).problems).toEqual([
      {
        where: expect.stringContaining(`i/${incident}/a/`) as string,
        what: expect.stringMatching(/“error rate.csv” is damaged/) as string,
      },
    ]);
    expect(store.notices()).toEqual([]); // verify changes nothing

    const read = await readFile(store.attachments, incident, file);
    expect(read).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/is damaged/) as string },
    });
    expect(store.notices()).toMatchObject([
      { message: expect.stringMatching(/attached file was damaged/) as string },
    ]);
    expect(readdirSync(store.layout.quarantine)).toHaveLength(2); // with its reason
    expect(await readFile(store.attachments, incident, file)).toMatchObject({
      ok: false,
      error: { kind: 'not-found' },
    });
    expect((await verified(store)).problems).toMatchObject([
      { what: expect.stringMatching(/is missing/) as string },
    ]);

    expect(await putFile(store.attachments, incident, incoming(bytes))).toEqual(file);
    expect(await readFile(store.attachments, incident, file)).toEqual({ ok: true, value: bytes });
    expect((await verified(store)).problems).toEqual([]);
    await store.close();
  });
}

test('a damaged part that nobody read is set aside when the file is put again', async () => {
  const store = await openStore();
  const file = await putFile(store.attachments, incident, incoming(Buffer.from('the right bytes')));
  flipBit(store.layout.chunk(incident, file.chunks[0] ?? ''));
  await putFile(store.attachments, incident, incoming(Buffer.from('the right bytes')));
  expect((await readFile(store.attachments, incident, file)).ok).toBe(true);
  expect(store.notices()).toHaveLength(1);
  await store.close();
  const next = await openStore(store.layout.root, false);
  expect(next.notices(), 'the next start says it too').toHaveLength(1);
  await next.close();
});

test('a file that claims another size than its parts have is not given out', async () => {
  const store = await openStore();
  const file = await putFile(store.attachments, incident, incoming(Buffer.from('twelve bytes')));
  for (const bytes of [11, 13]) {
    const read = await readFile(store.attachments, incident, { ...file, bytes });
    expect(read).toMatchObject({ ok: false, error: { message: expect.stringMatching(/damaged/) as string } });
  }
  await store.append(incident, [entry('e1', { ...file, bytes: 13 })]);
  expect((await verified(store)).problems).toMatchObject([
    { what: expect.stringMatching(/12 bytes in place of 13/) as string },
  ]);
  await store.close();
});
