import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { attachedPicture } from '../../electron/main/attachments-picture.ts';
import { putFile } from '../../electron/records/attachments-file.ts';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { ok } from '../../shared/result.ts';
import { temporaryFolder } from '../support/small-disk.ts';

const incident = '20261120-aaaaaaaa';

const png = (size: number): Buffer =>
  Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(size - 8)]);

/** A store, what the window is served from it, and what files are put into it. */
async function serving() {
  const store = await RecordStore.open(join(temporaryFolder(), 'store'), desktopEnvironment(), true);
  onTestFinished(() => store.close());
  const session = { filesOf: () => Promise.resolve(ok(store.attachments)) };
  return {
    store,
    get: (path: string) => attachedPicture(path, () => Promise.resolve(session)),
    put: (name: string, mime: string, bytes: Uint8Array) =>
      putFile(store.attachments, incident, { name, mime, bytes, thumbnail: null, width: null, height: null }),
  };
}

const harmless = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
};

test('a picture is served whole from its parts, as what its bytes are, and can do nothing', async () => {
  const { get, put } = await serving();
  const bytes = png(17_000_000);
  const { chunks } = await put('page.html', 'text/html', bytes);
  expect(chunks).toHaveLength(3);
  const response = await get(`/attachment/${incident}/${chunks.join('.')}`);
  expect(response?.status).toBe(200);
  expect(Object.fromEntries(response?.headers ?? [])).toMatchObject({
    ...harmless,
    'content-type': 'image/png',
  });
  expect(Buffer.from((await response?.arrayBuffer()) ?? new ArrayBuffer()).equals(bytes)).toBe(true);
});

const others: readonly (readonly [name: string, mime: string, content: string])[] = [
  ['screenshot.png', 'image/png', '<!doctype html><script>alert(1)</script>'],
  ['screenshot.png', 'image/png', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['drawing.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['page.html', 'text/html', '<!doctype html>'],
  ['module.js', 'text/javascript', 'alert(1)'],
  ['BMW.bmp', 'image/bmp', 'BMW and other makers'],
];
for (const [name, mime, content] of others)
  test(`${name} that holds ${content.slice(0, 16)} is not served, whatever it is called`, async () => {
    const { get, put } = await serving();
    const { chunks } = await put(name, mime, Buffer.from(content));
    const response = await get(`/attachment/${incident}/${chunks.join('.')}`);
    expect(response?.status).toBe(404);
    expect(Object.fromEntries(response?.headers ?? [])).toMatchObject(harmless);
    expect(await response?.text()).toBe('Not found');
  });

test('no address leads to anything but attached pictures', async () => {
  const { store, get, put } = await serving();
  const [hash = ''] = (await put('a.png', 'image/png', png(100))).chunks;
  writeFileSync(join(store.layout.attachments(incident), 'b.bin'), png(100));
  for (const rest of [
    '',
    incident,
    `${incident}/`,
    `${incident}/../../../icc.json`,
    `${incident}/..%2f..%2ficc.json`,
    `${incident}/b`,
    `${incident}/${hash}/`,
    `${incident}/${hash}.`,
    `${incident}/${hash}.bin`,
    `${incident}/${hash.toUpperCase()}`,
    `${incident}/${Array.from({ length: 9 }, () => hash).join('.')}`,
    `20261120-bbbbbbbb/${hash}`,
    `00000000-workspace/${hash}`,
    `%2e%2e/${hash}`,
  ])
    expect((await get(`/attachment/${rest}`))?.status, rest).toBe(404);
  for (const path of ['/', '/index.html', '/assets/attachment/x.js', '/attachments'])
    expect(get(path), path).toBeUndefined();
});

test('a damaged picture is not shown, and once it was put again it is', async () => {
  const { store, get, put } = await serving();
  const bytes = png(5_000);
  const [hash = ''] = (await put('a.png', 'image/png', bytes)).chunks;
  const path = store.layout.chunk(incident, hash);
  const wrong = readFileSync(path);
  wrong[4_000] = (wrong[4_000] ?? 0) ^ 1;
  writeFileSync(path, wrong);
  const refused = await get(`/attachment/${incident}/${hash}`);
  expect(refused?.status).toBe(404);
  expect(refused?.headers.get('cache-control'), 'asked for again').toBe('no-store');
  await put('a.png', 'image/png', bytes);
  expect((await get(`/attachment/${incident}/${hash}`))?.status).toBe(200);
});

test('what claims to be a thumbnail and is no picture is left out', async () => {
  const { store } = await serving();
  const made = { name: 'a.png', mime: 'image/png', bytes: png(100), width: 1, height: 1 };
  for (const thumbnail of [Buffer.from('<svg/>'), Buffer.from(''), png(600_000)])
    expect((await putFile(store.attachments, incident, { ...made, thumbnail })).thumbnail).toBeNull();
  const kept = await putFile(store.attachments, incident, { ...made, thumbnail: png(900) });
  expect(kept.thumbnail).toMatch(/^[0-9a-f]{64}$/);
});
