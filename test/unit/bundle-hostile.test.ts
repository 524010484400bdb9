import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { MANIFEST } from '../../electron/bundle/manifest.ts';
import { deviceIdOf, newKeyPair } from '../../electron/records/crypto.ts';
import { writeCard } from '../../electron/records/device-card.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import type { Identity } from '../../electron/records/identity.ts';
import { bundleOf, filesIn, fullStore, resigned, verified, zipOf } from '../support/bundles.ts';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';

let folder: string;
let good: string;
let identity: Identity;
let ws: string;
let files: Map<string, Buffer>;
let manifest: Buffer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ic-bundle-'));
  good = join(folder, 'good.zip');
  await fullStore(join(folder, 'store'));
  identity = await bundleOf(join(folder, 'store'), good);
  files = await filesIn(good);
  const read = await verified(good);
  if (!read.ok) throw new Error(read.error);
  ({ ws } = read.value.manifest);
  manifest = Buffer.from(`${JSON.stringify(read.value.manifest)}\n`);
});

/** Why a bundle is refused. */
async function why(path: string): Promise<string> {
  const read = await verified(path);
  if (read.ok) throw new Error('it was taken for whole');
  expect(read.error).toMatch(/^[^\n]+[^.]$/);
  return read.error;
}
const path = (name: string): string => join(folder, name);
const segmentNamed = (): string => [...files.keys()].find((name) => name.startsWith('i/2')) ?? '';

test('a bundle that was cut off anywhere is refused', async () => {
  const bytes = readFileSync(good);
  for (const part of [0, 1, 30, 1_000, bytes.length >> 1, bytes.length - 500, bytes.length - 1]) {
    writeFileSync(path('cut.zip'), bytes.subarray(0, part));
    expect(await why(path('cut.zip'))).toMatch(/cut off|damaged/);
  }
});

test('no byte of a file in it can be another one', async () => {
  const bytes = readFileSync(good);
  let refused = 0;
  for (let i = 0; i < 80; i += 1) {
    const changed = Buffer.from(bytes);
    const at = Math.floor(((i + 0.5) / 80) * bytes.length);
    changed[at] = (changed[at] ?? 0) ^ 0x21;
    writeFileSync(path('flipped.zip'), changed);
    const read = await verified(path('flipped.zip'));
    if (!read.ok) refused += 1;
    // What is not the content of a file, such as its date in the zip, may be anything.
    else expect(await filesIn(path('flipped.zip'))).toEqual(files);
  }
  expect(refused).toBeGreaterThan(40);
});

test('another content with a list that fits it needs the key of the device that made it', async () => {
  const stranger = newKeyPair();
  const device = deviceIdOf(stranger.publicKey);
  const segment = segmentNamed();
  const said = String(files.get(segment));
  const otherwise = said.replace(/"u":"[^"]+"/, '"u":"eve"');
  expect(otherwise).not.toBe(said);
  const forged = new Map(files).set(segment, Buffer.from(otherwise));
  await resigned(path('forged.zip'), forged, ws, {
    device: identity.device,
    privateKey: stranger.privateKey,
  });
  expect(await why(path('forged.zip'))).toMatch(/changed after it was made/);
  // Also where the stranger brings a card of their own: a segment is signed by whoever wrote it.
  mkdirSync(path('cards'));
  await writeCard(nodeFileSystem, path('cards'), ws, stranger, 'eve');
  const card = readFileSync(join(path('cards'), `${device}.1.json`));
  await resigned(path('own.zip'), new Map(forged).set(`m/${device}.1.json`, card), ws, {
    device,
    privateKey: stranger.privateKey,
  });
  expect(await why(path('own.zip'))).toContain(segment);
  await resigned(
    path('moved.zip'),
    new Map(files).set(segment.replace(/^i\/[^/]+/, 'i/20200101-aaaaaaaa'), files.get(segment) ?? manifest),
    ws,
    identity,
  );
  expect(await why(path('moved.zip'))).toContain('is not what its name says');
});

test('files that were added, taken out or are there twice are refused', async () => {
  const all = [...files];
  const [first, ...others] = all;
  if (first === undefined) throw new Error('the bundle is empty');
  await zipOf(path('less.zip'), [[MANIFEST, manifest], ...others]);
  expect(await why(path('less.zip'))).toContain('added to it or taken out');
  await zipOf(path('more.zip'), [[MANIFEST, manifest], ...all, ['p/more.md', Buffer.from('x')]]);
  expect(await why(path('more.zip'))).toContain('added to it or taken out');
  await zipOf(path('twice.zip'), [[MANIFEST, manifest], ...all, first]);
  expect(await why(path('twice.zip'))).toContain('twice');
  await zipOf(path('none.zip'), all);
  expect(await why(path('none.zip'))).toContain('no list');
  await resigned(path('no-card.zip'), new Map(all.filter(([name]) => !name.startsWith('m/'))), ws, identity);
  expect(await why(path('no-card.zip'))).toContain('changed after it was made');
});

test.each([
  'local/identity.json',
  'p/scenarios/theirs.yaml',
  '../outside.md',
  '/etc/passwd',
  'p/../../outside.md',
  'i\\20260101-aaaaaaaa\\s\\x.icl',
  'p/con.md',
  'p/a/b/c/d.md',
  'p/run.sh',
  'sync.json',
  'i/20260101-aaaaaaaa/a/aa/x.bin',
])('nothing gets a name that no bundle has: %s', async (name) => {
  await resigned(path('name.zip'), new Map(files).set(name, Buffer.from('x')), ws, identity);
  expect(await why(path('name.zip'))).toMatch(/something that no bundle has|damaged/);
});

test('what swells, lies over itself, is too large or is no zip is refused before it is read', async () => {
  await zipOf(path('squeezed.zip'), [[MANIFEST, manifest], ...files], true);
  expect(await why(path('squeezed.zip'))).toContain('another program');
  const bomb = deflateRawSync(Buffer.alloc(50_000_000));
  await zipOf(path('bomb.zip'), [['p/bomb.md', bomb]]);
  expect(await why(path('bomb.zip'))).toMatch(/no list|list|larger/);
  await zipOf(path('large.zip'), [
    [MANIFEST, manifest],
    ['p/large.md', Buffer.alloc(200 * 1024)],
  ]);
  expect(await why(path('large.zip'))).toContain('larger than such a file can be');
  writeFileSync(path('text.zip'), 'not a zip at all');
  expect(await why(path('text.zip'))).toContain('no bundle');
  const sparse = openSync(path('sparse.zip'), 'w');
  ftruncateSync(sparse, 3_000_000_000);
  closeSync(sparse);
  expect(await why(path('sparse.zip'))).toContain('no bundle');
  symlinkSync(good, path('link.zip'));
  expect(await why(path('link.zip'))).toBe('is no file');
  expect(await why(folder)).toBe('is no file');
  expect(await why(path('missing.zip'))).toBe('is not there');
});
