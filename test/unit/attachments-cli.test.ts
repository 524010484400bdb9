import { randomBytes } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { layoutOf } from '../../electron/records/layout.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { runChild } from '../support/children/run-child.ts';
import { smallDisk } from '../support/small-disk.ts';

type Said = { readonly code: number | null; readonly out: string; readonly err: string };

const folder = mkdtempSync(join(tmpdir(), 'ic-attach-'));
const store = join(folder, 'store');
let id = '';

/** Runs `ic` as a person does: a process of its own. */
async function icIn(root: string, verb: string, ...words: string[]): Promise<Said> {
  const ended = await runChild('../../../electron/cli/index.ts', [verb, '--store', root, ...words]);
  return { code: ended.code, out: ended.lines.join('\n'), err: ended.errors };
}
const ic = (verb: string, ...words: string[]): Promise<Said> => icIn(store, verb, ...words);

async function declare(root: string): Promise<string> {
  await icIn(root, 'init');
  return (await icIn(root, 'declare', '--title', 'Queue grows', '--severity', 'sev2', '--by', 'ana')).out;
}

/** A file of the person's own. */
function own(name: string, content: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

beforeAll(async () => {
  id = await declare(store);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a file is attached to an entry with its words, kind and time, listed, checked and written out again', async () => {
  const picture = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(9_000_000)]);
  const path = own('error rate.png', picture);
  const said = await ic(
    'attach',
    id,
    path,
    '--text',
    '41 % at its worst',
    '--kind',
    'finding',
    '--at',
    '-5m',
    '--by',
    'ben',
  );
  expect(said).toEqual({ code: 0, out: 'Attached error rate.png, 9.0 MB.', err: '' });
  const shown = JSON.parse((await ic('show', id, '--json')).out) as {
    log: { text: string; at: number; recordedAt: number }[];
  };
  const row = shown.log.find(({ text }) => text === '41 % at its worst');
  expect(row).toMatchObject({
    kind: 'finding',
    by: 'ben',
    files: [{ name: 'error rate.png', mime: 'image/png', bytes: picture.length }],
  });
  expect((row?.recordedAt ?? 0) - (row?.at ?? 0)).toBeGreaterThan(290_000);

  const notes = await ic('attach', id, own('notes.txt', 'fallback at 41 %'), '--json');
  expect(JSON.parse(notes.out)).toMatchObject({
    id,
    file: { name: 'notes.txt', mime: 'text/plain', bytes: 16 },
  });
  const list = (await ic('files', id)).out.split('\n');
  expect(list).toEqual([
    expect.stringMatching(/ben {2}error rate\.png {2}9\.0 MB$/) as string,
    expect.stringMatching(/notes\.txt {2}16 bytes$/) as string,
  ]);
  expect((await ic('verify')).out).toMatch(
    /^All good: \d+ events in \d+ segments, 2 attached files of 9000024 bytes\.$/,
  );

  const out = join(folder, 'out');
  mkdirSync(out);
  writeFileSync(join(out, 'notes.txt'), 'my own');
  expect((await ic('files', id, '--out', out)).code).toBe(0);
  expect(readdirSync(out).sort()).toEqual(['error rate.png', 'notes (2).txt', 'notes.txt']);
  expect(readFileSync(join(out, 'error rate.png')).equals(picture)).toBe(true);
  expect(readFileSync(join(out, 'notes.txt'), 'utf8'), 'never written over').toBe('my own');
  expect(readFileSync(join(out, 'notes (2).txt'), 'utf8')).toBe('fallback at 41 %');
});

test('a name that lies does not leave the folder it is written into', async () => {
  const root = join(folder, 'hostile');
  const of = await declare(root);
  await icIn(root, 'attach', of, own('harmless.txt', 'x'));
  // As another desktop's record may hold it: the same event, with a name that nothing here would have let in.
  const chunk =
    (JSON.parse((await icIn(root, 'files', of, '--json')).out) as { chunks: string[] }[])[0]?.chunks[0] ?? '';
  const records = await RecordStore.open(root, desktopEnvironment());
  const file = { mime: '', bytes: 1, chunks: [chunk], thumbnail: null, width: null, height: null };
  const names = ['../../escaped.txt', '..\\..\\escaped.txt', '/tmp/escaped.txt', '.bashrc', 'harmless.txt'];
  for (const [i, name] of names.entries()) {
    const payload = { kind: 'note', text: name, files: [{ ...file, name }] };
    await records.append(of, [{ t: 'entry-logged/1', e: `h${i}`, at: i, u: 'eve', payload }]);
  }
  await records.close();
  const out = join(folder, 'hostile-out', 'deep');
  expect((await icIn(root, 'files', of, '--out', out)).code).toBe(0);
  expect(readdirSync(join(folder, 'hostile-out'), { recursive: true }).sort()).toEqual([
    'deep',
    'deep/bashrc',
    'deep/escaped (2).txt',
    'deep/escaped (3).txt',
    'deep/escaped.txt',
    'deep/harmless (2).txt',
    'deep/harmless.txt',
  ]);
});

test('a missing part is said by name: the other files are written, and the exit says that one is not', async () => {
  const root = join(folder, 'missing');
  const of = await declare(root);
  await icIn(root, 'attach', of, own('one.txt', 'one'));
  await icIn(root, 'attach', of, own('two.txt', 'two'));
  const listed = JSON.parse((await icIn(root, 'files', of, '--json')).out) as {
    name: string;
    chunks: string[];
  }[];
  rmSync(layoutOf(root).chunk(of, listed.find(({ name }) => name === 'one.txt')?.chunks[0] ?? ''));
  const out = join(folder, 'missing-out');
  const said = await icIn(root, 'files', of, '--out', out);
  expect([said.code, said.err]).toEqual([1, '']);
  expect(said.out).toMatch(/“one.txt” is not on this desktop/);
  expect(readdirSync(out)).toEqual(['two.txt']);
  const verified = await icIn(root, 'verify');
  expect(verified.code).toBe(1);
  expect(verified.out).toMatch(/^i\/.*\.bin: this part of the attached file “one.txt” is missing$/);
});

test('what can’t be attached is refused in one sentence, before anything is written', async () => {
  const before = readdirSync(layoutOf(store).attachments(id), { recursive: true }).length;
  const refusals: readonly (readonly [1 | 2, RegExp, ...string[]])[] = [
    [1, /There is no file/, id, join(folder, 'nowhere.txt')],
    [1, /is not a file/, id, folder],
    [1, /larger than 64 MiB/, id, large()],
    [1, /There is no incident/, '20261120-zzzzzzzz', own('a.txt', 'a')],
    [2, /Which incident/],
    [2, /attach needs FILE/, id],
    [2, /one file at a time/, id, own('a.txt', 'a'), own('b.txt', 'b')],
    [2, /The kind must be one of/, id, own('a.txt', 'a'), '--kind', 'rumour'],
    [2, /yesterdayish/, id, own('a.txt', 'a'), '--at', 'yesterdayish'],
    [2, /text is too long/, id, own('a.txt', 'a'), '--text', 'x'.repeat(10_001)],
  ];
  for (const [code, words, ...given] of refusals) {
    const said = await ic('attach', ...given);
    expect([said.code, said.out], String(words)).toEqual([code, '']);
    expect(said.err).toMatch(words);
    expect(said.err).toMatch(/^[^\n]+\n$/);
  }
  expect(readdirSync(layoutOf(store).attachments(id), { recursive: true })).toHaveLength(before);
  expect((await ic('files', id, 'x')).code).toBe(2);
});

test('files without any entry are no incident, to no verb', async () => {
  const root = join(folder, 'orphans');
  const of = await declare(root);
  const orphan = '20261120-bbbbbbbb';
  const records = await RecordStore.open(root, desktopEnvironment());
  await records.attachments.put(orphan, Buffer.from('never sent'));
  await records.close();
  expect((await icIn(root, 'show')).out.split('\n')).toHaveLength(1);
  expect((await icIn(root, 'digest')).out).toMatch(new RegExp(`^${of} [^\n]+$`));
  expect((await icIn(root, 'verify')).out).toMatch(/^All good: \d+ events in \d+ segments\.$/);
  expect((await icIn(root, 'digest', orphan)).code).toBe(1);
  expect((await icIn(root, 'files', orphan)).code).toBe(1);
});

/** Sparse: it takes no room. */
function large(): string {
  const path = own('large.bin', '');
  truncateSync(path, 64 * 1024 * 1024 + 1);
  return path;
}

test('on a full disk nothing is attached and no entry is logged; a read-only one still gives files out', async (context) => {
  const disk = smallDisk(2_048);
  if ('reason' in disk) {
    context.skip(disk.reason);
    return;
  }
  const root = join(disk.path, 'store');
  const of = await declare(root);
  await icIn(root, 'attach', of, own('kept.txt', 'kept'));
  const full = await icIn(root, 'attach', of, own('big.bin', randomBytes(3_000_000)));
  expect([full.code, full.out]).toEqual([1, '']);
  expect(full.err).toMatch(/^Nothing was written: the disk is full/);
  expect((await icIn(root, 'files', of)).out.split('\n')).toHaveLength(1);
  expect((await icIn(root, 'show', of)).out).not.toContain('big.bin');
  disk.setReadOnly(true);
  const refused = await icIn(root, 'attach', of, own('late.txt', 'late'));
  expect([refused.code, refused.out]).toEqual([1, '']);
  expect(refused.err).toMatch(/^Nothing was written/);
  const out = join(folder, 'from-read-only');
  expect((await icIn(root, 'files', of, '--out', out)).code).toBe(0);
  expect(readFileSync(join(out, 'kept.txt'), 'utf8')).toBe('kept');
  disk.setReadOnly(false);
});
