import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TeamRunbooks } from '../../electron/playbook/team-runbooks.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { ic, icJson, refusal } from '../support/ic.ts';

const folder = mkdtempSync(join(tmpdir(), 'ic-runbook-cli-'));
const store = join(folder, 'store');
let id = '';
const keyring = [
  ...['# Restore the keyring', '', 'Services: player', 'Alerts: KeyringDown', 'Reviewed: 2026-10-01', ''],
  ...['## Steps', '', '1. Freeze deploys, all of them', '2. Load the keyring'],
].join('\n');

const write = (name: string, text: string | Uint8Array): void => {
  mkdirSync(join(store, 'p/runbooks'), { recursive: true });
  writeFileSync(join(store, 'p/runbooks', name), text);
};

beforeAll(async () => {
  await ic(store, 'init');
  id = (await ic(store, 'declare', '--title', 'Films do not start', '--severity', 'sev2')).out;
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('says where runbooks go where there are none', async () => {
  expect((await ic(store, 'runbooks')).out).toContain(
    `put Markdown files into ${join(store, 'p', 'runbooks')}`,
  );
  expect(await refusal(1, store, 'use-runbook', id, 'restore-keyring.md')).toContain('There is no runbook');
});

it('lists, prints, takes up, judges and puts a runbook away', async () => {
  write('restore-keyring.md', keyring);
  write('warm-the-cache.md', '# Warm the cache\n\nServices: edge\n');
  expect(await icJson(store, 'use-runbook', id, 'restore-keyring.md')).toMatchObject({
    ...{ runbook: 'restore-keyring.md', title: 'Restore the keyring', steps: 2 },
  });
  expect((await ic(store, 'use-runbook', id, 'restore-keyring.md')).out).toBe(
    'Nothing to change: it is so already.',
  );
  await ic(
    store,
    'note-runbook',
    id,
    'restore-keyring.md',
    'wrong',
    'Step 2 needs the new flag',
    '--by',
    'ben',
  );
  const { out } = await ic(store, 'runbooks', '--service', 'PLAYER');
  expect(out).toContain('restore-keyring.md  Restore the keyring  (player)');
  expect(out).toContain('2 steps, used 1 time, last ');
  expect(out).toContain('reviewed Thu 1 Oct 2026');
  expect(out).toContain(`wrong in ${id}, `);
  expect(out).toContain('by ben: Step 2 needs the new flag');
  expect(out).not.toContain('Warm the cache');
  expect((await ic(store, 'runbooks', '--alert', 'keyringdown')).out).toContain('restore-keyring.md');
  expect((await ic(store, 'runbooks', '--alert', 'Other')).out).toBe('No runbook fits that.');
  expect((await ic(store, 'runbook', 'restore-keyring.md')).out).toContain('1. Freeze deploys, all of them');
  expect(await icJson(store, 'runbook', 'restore-keyring.md')).toMatchObject({
    ...{ services: ['player'], steps: ['Freeze deploys, all of them', 'Load the keyring'] },
  });
  expect((await ic(store, 'use-runbook', id, 'restore-keyring.md', '--undo')).out).toContain('Put away');
});

it('says in a sentence what is no runbook', async () => {
  expect(await refusal(2, store, 'runbook')).toContain('Which runbook?');
  expect(await refusal(1, store, 'runbook', 'none.md')).toContain('There is no runbook none.md');
  expect(await refusal(2, store, 'use-runbook', id, 'No Such.md')).toContain('is no name of a runbook');
  expect(await refusal(1, store, 'use-runbook', id, './missing.md')).toContain('can’t be read as a runbook');
  expect(await refusal(1, store, 'note-runbook', id, 'warm-the-cache.md', 'helped')).toContain(
    'Take it up first.',
  );
});

it('says what in the folder is not read, and reads what it can', async () => {
  write('bad.md', Buffer.from([0xff, 0xfe, 0x41]));
  write('restore-keyring (1).md', keyring);
  write('My Notes.md', 'x');
  const check = await ic(store, 'playbook', 'check');
  expect(check.out).toContain('p/runbooks/restore-keyring (1).md: Two people saved at once');
  expect(check.out).toContain('p/runbooks/My Notes.md: A file of this name is not read.');
  const all = await new TeamRunbooks(nodeFileSystem, store).list();
  expect(all.map(({ runbook }) => runbook.file)).toEqual([
    'bad.md',
    'restore-keyring.md',
    'warm-the-cache.md',
  ]);
  expect(all[0]?.problems[0]?.message).toBe(
    'This runbook is not shown: it is not UTF-8 text; save it again as UTF-8.',
  );
});

it('reads a file again once it was saved, and no other', async () => {
  const reads: string[] = [];
  const counting = {
    ...nodeFileSystem,
    read: (path: string, limit: number) => {
      reads.push(path);
      return nodeFileSystem.read(path, limit);
    },
  };
  const runbooks = new TeamRunbooks(
    Object.assign(Object.create(nodeFileSystem) as typeof nodeFileSystem, counting),
    store,
  );
  await runbooks.list();
  const first = reads.length;
  await runbooks.list();
  expect(reads.length).toBe(first);
  write('warm-the-cache.md', '# Warm all caches\n');
  expect((await runbooks.read('warm-the-cache.md'))?.runbook.title).toBe('Warm all caches');
  expect(reads.length).toBe(first + 1);
});
