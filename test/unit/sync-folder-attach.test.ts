import * as fs from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { nodeShareFiles } from '../../electron/sync/folder/node-share-files.ts';
import type { ProbeReport } from '../../shared/sync/state.ts';
import { faultyShare, type ShareFault } from '../support/share-faults.ts';
import { folderTransport, pathsIn, plant } from '../support/share-folder.ts';
import { smallDisk, temporaryFolder } from '../support/small-disk.ts';
import { ana, bad, ben, good, segmentOf, ws } from '../support/share-fixtures.ts';

const other = 'zzzzyyyyxxxxwwww';
const icc = (fields: object): string => `${JSON.stringify({ fmt: 1, minReader: 1, ws, ...fields })}\n`;

/** What a trial says and what attaching says to a folder, which both leave as it is. */
async function say(
  root: string,
  fault: ShareFault = () => undefined,
): Promise<{ probe: ProbeReport; first: string; later: string }> {
  const there = fs.existsSync(root) && fs.statSync(root).isDirectory();
  const before = there ? pathsIn(root) : null;
  const files = faultyShare(nodeShareFiles({ root }), fault);
  const kindOf = async (found: boolean): Promise<string> => {
    const attached = await folderTransport(root, { ws, device: ana }, { files }).attach(found);
    return attached.ok ? 'attached' : attached.error.kind;
  };
  const probe = await folderTransport(root, { ws, device: ana }, { files }).probe(() => undefined);
  const later = await kindOf(false);
  const first = await kindOf(true);
  if (before !== null && first !== 'attached') expect(pathsIn(root)).toEqual(before);
  if (probe.found === 'unusable') expect(probe.trouble?.message).toMatch(/^[A-Z/].*\./);
  return { probe, first, later };
}

const outcomes = ({ steps }: ProbeReport): string =>
  steps.map(({ what, outcome }) => `${what} ${outcome}`).join(', ');

test('a folder that is not there, or is a file: not reachable, or no folder', async () => {
  const root = join(temporaryFolder(), 'share');
  const missing = await say(root);
  expect(missing).toMatchObject({
    first: 'away',
    later: 'away',
    probe: { found: 'unusable', trouble: { kind: 'away' } },
  });
  expect(outcomes(missing.probe)).toBe('reach bad, store not-tried, write not-tried, read-back not-tried');
  fs.writeFileSync(root, 'a file');
  expect(await say(root)).toMatchObject({
    first: 'not-a-store',
    probe: { trouble: { kind: 'not-a-store' } },
  });
  expect(fs.readFileSync(root, 'utf8')).toBe('a file');
});

test('a folder with other files is not taken: its files are named, and nothing is put beside them', async () => {
  const root = temporaryFolder();
  for (const name of ['budget.xlsx', 'photos/1.jpg', 'photos/2.jpg']) plant(root, name, 'x');
  const said = await say(root);
  expect(said).toMatchObject({ first: 'not-a-store', later: 'away', probe: { found: 'unusable' } });
  expect(outcomes(said.probe)).toBe('reach good, store bad, write not-tried, read-back not-tried');
  expect(said.probe.trouble?.message).toMatch(/budget\.xlsx.*empty folder, or make a new one inside it/);
});

test('what systems and sync clients put into every folder does not make it taken', async () => {
  const root = temporaryFolder();
  for (const name of [
    '.DS_Store',
    '.stfolder/x',
    'desktop.ini',
    'Thumbs.db',
    'lost+found/x',
    '@eaDir/x',
    'x.tmp',
  ])
    plant(root, name, 'x');
  const said = await say(root);
  expect(said).toMatchObject({ first: 'attached', later: 'away', probe: { found: 'empty', trouble: null } });
  expect(outcomes(said.probe)).toBe('reach good, store good, write good, read-back good');
});

test('the folder of a desktop’s own records is refused, also by a desktop that has been there before', async () => {
  const root = join(temporaryFolder(), 'store');
  const store = await RecordStore.open(root, desktopEnvironment(), true);
  const own = folderTransport(root, { ws: store.ws, device: ana });
  expect(await own.probe(() => undefined)).toMatchObject({
    found: 'unusable',
    trouble: { kind: 'not-a-store' },
  });
  for (const found of [true, false])
    expect(bad(await own.attach(found)).message).toContain('one desktop keeps its own records');
  await store.close();
});

test('records without their icc.json, and an icc.json that is none: nothing is written there', async () => {
  for (const [content, others] of [
    [null, [segmentOf(ben, 1).path]],
    ['{"fmt":1,"minRea', [segmentOf(ben, 1).path]],
    ['<html>sign in</html>', ['m/x.json']],
    [icc({ ws: '../../etc' }), ['m/x.json']],
  ] as const) {
    const root = temporaryFolder();
    if (content !== null) plant(root, 'icc.json', content);
    for (const path of others) plant(root, path, 'x');
    expect(await say(root)).toMatchObject({
      first: 'not-a-store',
      later: 'away',
      probe: { trouble: { kind: 'not-a-store' } },
    });
  }
});

test('a founder that crashed while writing icc.json leaves a folder that can be used', async () => {
  for (const torn of ['', '{"fmt":1,"minRea']) {
    const root = temporaryFolder();
    plant(root, 'icc.json', torn);
    expect(await say(root)).toMatchObject({ first: 'attached', later: 'away', probe: { found: 'empty' } });
    expect(fs.readFileSync(join(root, 'icc.json'), 'utf8')).toBe(icc({}));
  }
});

test('a founder that is still writing icc.json is waited for', async () => {
  const root = temporaryFolder();
  plant(root, 'icc.json', '{"fmt":1,"minRea');
  const wait = (): Promise<void> => {
    plant(root, 'icc.json', icc({ ws: other }));
    return Promise.resolve();
  };
  const late = folderTransport(root, { ws, device: ana }, { wait });
  expect(bad(await late.attach(true)).kind).toBe('other-workspace');
  expect(fs.readFileSync(join(root, 'icc.json'), 'utf8')).toBe(icc({ ws: other }));
});

test('another team’s store, one of a newer version, and one that a newer version lets this one read', async () => {
  const root = temporaryFolder();
  plant(root, 'icc.json', icc({ ws: other }));
  expect(await say(root)).toMatchObject({
    first: 'other-workspace',
    later: 'other-workspace',
    probe: { found: 'other' },
  });
  plant(root, 'icc.json', icc({ fmt: 3, minReader: 2 }));
  expect(await say(root)).toMatchObject({
    first: 'newer',
    later: 'newer',
    probe: { found: 'unusable', trouble: { kind: 'newer' } },
  });
  plant(root, 'icc.json', icc({ fmt: 2, more: 'fields' }));
  expect(await say(root)).toMatchObject({ first: 'attached', probe: { found: 'same', readOnly: true } });
  const transport = folderTransport(root, { ws, device: ana });
  good(await transport.attach(false));
  expect(transport.status().readOnly).toBe(true);
  expect(bad(await transport.publish([segmentOf(ana, 1)], [])).kind).toBe('read-only');
});

test('a folder that may not be opened asks for access; one that may only be read is worth connecting when it is a store', async () => {
  const root = temporaryFolder();
  expect(await say(root, () => 'EACCES')).toMatchObject({
    first: 'auth',
    probe: { trouble: { kind: 'auth' } },
  });
  const readOnly: ShareFault = (operation) => (operation === 'create' ? 'EROFS' : undefined);
  expect(await say(root, readOnly)).toMatchObject({
    first: 'read-only',
    probe: { found: 'unusable', trouble: { kind: 'read-only' } },
  });
  plant(root, 'icc.json', icc({}));
  const said = await say(root, readOnly);
  expect(said).toMatchObject({ first: 'attached', probe: { found: 'same', trouble: null, readOnly: true } });
  expect(outcomes(said.probe)).toBe('reach good, store good, write bad, read-back not-tried');
});

test('11 a trial of a full share says that it is full', async (context) => {
  const disk = smallDisk(64);
  if ('reason' in disk) {
    context.skip(disk.reason);
    return;
  }
  plant(disk.path, 'icc.json', icc({}));
  disk.fill();
  const filled = pathsIn(disk.path);
  const probe = await folderTransport(disk.path, { ws, device: ana }).probe(() => undefined);
  expect(probe).toMatchObject({ found: 'unusable', trouble: { kind: 'full' } });
  expect(pathsIn(disk.path)).toEqual(filled);
  const transport = folderTransport(disk.path, { ws, device: ana });
  good(await transport.attach(false));
  expect(transport.status().readOnly, 'it is full, and not closed').toBe(false);
});

test('a share whose clock is off is told of in the trial', async () => {
  const root = temporaryFolder();
  const trial = (ms: number) =>
    folderTransport(root, { ws, device: ana }, { now: () => Date.now() + ms }).probe(() => undefined);
  const words = async (ms: number): Promise<string | undefined> =>
    (await trial(ms)).steps.find(({ what }) => what === 'write')?.words;
  expect(await words(0)).toBe('Files can be written there.');
  expect(await words(5 * 60_000)).toContain('5 min behind this desktop’s');
  expect(await words(-5 * 60_000)).toContain('5 min ahead of this desktop’s');
});

/** A pause that lets everything else that is under way go on. */
const turns = async (): Promise<void> => {
  for (let n = 0; n < 50; n += 1) await readdir(temporaryRoot);
};
const temporaryRoot = tmpdir();

test('two teams found a store in one folder at once: one of them has it, the other is told', async () => {
  for (let round = 0; round < 10; round += 1) {
    const root = temporaryFolder();
    const answers = await Promise.all(
      [ws, other].map((each) =>
        folderTransport(root, { ws: each, device: ana }, { wait: turns }).attach(true),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers)
      if (!answer.ok) expect(['other-workspace', 'not-a-store', 'away']).toContain(answer.error.kind);
    expect(pathsIn(root)).toEqual(['icc.json']);
  }
});

test('a desktop that joins finds no workspace in an empty folder, and makes none', async () => {
  const root = temporaryFolder();
  for (const found of [true, false])
    expect(bad(await folderTransport(root, { ws: null, device: ben }).attach(found)).kind).toBe(
      'not-a-store',
    );
  expect(fs.readdirSync(root)).toEqual([]);
  plant(root, 'icc.json', icc({}));
  const joining = folderTransport(root, { ws: null, device: ben });
  expect(await joining.probe(() => undefined)).toMatchObject({ found: 'other', trouble: null });
  expect(good(await joining.attach(false)).ws).toBe(ws);
  plant(root, 'icc.json', icc({ ws: other }));
  expect(bad(await joining.list('all')).kind, 'from then on it must be the same one').toBe('other-workspace');
});

test('47 a page that somebody saves while ours is being written is kept, and told', async () => {
  const root = temporaryFolder();
  let save = false;
  const files = faultyShare(nodeShareFiles({ root }), (operation, path) => {
    if (save && operation === 'create' && path.includes('/p/')) plant(root, 'p/a.md', 'saved by hand\n');
    return undefined;
  });
  const transport = folderTransport(root, { ws, device: ana }, { files });
  good(await transport.attach(true));
  const page = (text: string, was: string | null) => ({ path: 'p/a.md', bytes: Buffer.from(text), was });
  good(await transport.people.change([page('first\n', null)], ''));
  const was = good(await transport.people.list('p/')).get('p/a.md') ?? null;
  save = true;
  expect(good(await transport.people.change([page('second\n', was)], '')).changed).toEqual(['p/a.md']);
  expect(pathsIn(root)).toEqual(['icc.json', 'p/a.md']);
  expect(fs.readFileSync(join(root, 'p/a.md'), 'utf8')).toBe('saved by hand\n');
  const now = good(await transport.people.list('p/')).get('p/a.md') ?? null;
  expect(now, 'a change within the same moment and of any size is seen').not.toBe(was);
  for (const path of ['p/../../outside', 'p/.hidden', 'i/x', 'p/CON', 'p/a:b.md', `p/${'x'.repeat(300)}`])
    expect(bad(await transport.people.change([{ path, bytes: Buffer.from('x'), was: null }], '')).kind).toBe(
      'policy',
    );
});
