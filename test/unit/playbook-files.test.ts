import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TeamPlaybook } from '../../electron/playbook/team-playbook.ts';
import { nodeFileSystem, type FileSystem } from '../../electron/records/file-system.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { defaultHandbook } from '../../shared/playbook/handbook/pages.ts';
import { temporaryFolder } from '../support/small-disk.ts';
import { treeOf } from '../support/tree.ts';

const POLLS = 5;

async function team(root: string, fs: FileSystem = nodeFileSystem): Promise<TeamPlaybook> {
  const playbook = new TeamPlaybook(fs, root);
  await playbook.load();
  return playbook;
}

/** Polls as the session does, for as long as a look and its second one take; whether something was read. */
async function lookAgain(playbook: TeamPlaybook): Promise<boolean> {
  let read = false;
  for (let i = 0; i < 2 * POLLS; i += 1) read = (await playbook.poll()) || read;
  return read;
}

function write(root: string, path: string, text: string | Uint8Array): void {
  mkdirSync(join(root, 'p', path, '..'), { recursive: true });
  writeFileSync(join(root, 'p', path), text);
}
const messages = (playbook: TeamPlaybook): readonly string[] =>
  playbook.notices().map(({ message }) => message);

describe('the playbook’s files in a store', () => {
  test('are not there at first: the built-in rules and pages apply, and nothing is said', async () => {
    const playbook = await team(temporaryFolder());
    expect(playbook.playbook).toBe(defaultPlaybook);
    expect(playbook.notices()).toEqual([]);
    expect((await playbook.handbook()).pages).toBe(defaultHandbook);
  });

  test('are written for people to edit, mean what was built in, and are never written over', async () => {
    const root = temporaryFolder();
    const playbook = await team(root);
    const first = await playbook.write();
    expect(first.ok && first.value.written).toContain('severities.yaml');
    expect([playbook.playbook, playbook.problems]).toEqual([defaultPlaybook, []]);
    expect((await playbook.handbook()).pages).toEqual(defaultHandbook);
    write(root, 'roles.yaml', 'scribe:\n  purpose: Ours.\n');
    rmSync(join(root, 'p/links.yaml'));
    const again = await playbook.write();
    expect(again.ok && again.value.written).toEqual(['links.yaml']);
    expect(readFileSync(join(root, 'p/roles.yaml'), 'utf8')).toBe('scribe:\n  purpose: Ours.\n');
    expect(playbook.playbook.roles.scribe.purpose).toBe('Ours.');
  });

  test('that a team has made are not doubled by ours', async () => {
    const root = temporaryFolder();
    write(root, 'checklists/ours.md', '## Triage\n- Ours\n');
    write(root, 'handbook/ours.md', '# Ours\n');
    const playbook = await team(root);
    const written = await playbook.write();
    expect(written.ok && written.value.written.filter((path) => path.includes('/'))).toEqual([]);
    expect(playbook.playbook.checklist.map(({ text }) => text)).toEqual(['Ours']);
    expect((await playbook.handbook()).pages).toEqual([{ file: 'ours.md', markdown: '# Ours\n' }]);
  });

  test('are followed: a change, a mistake, its mending, a file that goes', async () => {
    const root = temporaryFolder();
    const playbook = await team(root);
    const cadence = (): number | null => playbook.playbook.severities.sev1.cadenceMinutes;
    expect(await lookAgain(playbook)).toBe(false);
    write(root, 'severities.yaml', 'SEV1:\n  cadence: 20\n');
    expect(await lookAgain(playbook)).toBe(true);
    expect(cadence()).toBe(20);
    expect(await lookAgain(playbook)).toBe(false);
    write(root, 'severities.yaml', 'SEV1:\n  cadence: fifteen\n');
    expect(await lookAgain(playbook)).toBe(true);
    expect([cadence(), messages(playbook)]).toEqual([
      15,
      [
        'p/severities.yaml, line 2: `cadence` is a number of minutes, such as 15, or none; it says “fifteen”. The built-in rules for SEV1 apply until it is mended.',
      ],
    ]);
    expect(playbook.notices()[0]?.where).toBe(join(root, 'p/severities.yaml'));
    write(root, 'severities.yaml', 'SEV1:\n  cadence: 25\n');
    await lookAgain(playbook);
    expect([cadence(), messages(playbook)]).toEqual([25, []]);
    rmSync(join(root, 'p'), { recursive: true });
    expect(await lookAgain(playbook)).toBe(true);
    expect(playbook.playbook).toEqual(defaultPlaybook);
  });

  test('are read once they stop changing: half a file is not the team’s word', async () => {
    const root = temporaryFolder();
    const playbook = await team(root);
    const text = 'SEV1:\n  cadence: 20\n';
    for (let end = 1; end < text.length; end += 1) {
      write(root, 'severities.yaml', text.slice(0, end));
      expect(await playbook.poll()).toBe(false);
      expect(playbook.notices()).toEqual([]);
    }
    write(root, 'severities.yaml', text);
    expect(await lookAgain(playbook)).toBe(true);
    expect(playbook.playbook.severities.sev1.cadenceMinutes).toBe(20);
  });

  test('in another encoding, too large, or a link, are said and built in; nothing outside is read', async () => {
    const root = temporaryFolder();
    write(root, 'roles.yaml', Buffer.from('\uFEFFscribe:\n', 'utf16le'));
    write(root, 'limits.yaml', 'x'.repeat(200_000));
    write(root, 'handbook/a.md', Uint8Array.of(0xff, 0xfe));
    write(root, 'checklists/a.md', '## Triage\n- Ours\n');
    writeFileSync(join(root, 'secret.yaml'), '- label: x\n  target: secret\n');
    symlinkSync(join(root, 'secret.yaml'), join(root, 'p/links.yaml'));
    const playbook = await team(root);
    expect(messages(playbook)).toEqual([
      'p/limits.yaml: It is larger than 128 KiB. The built-in numbers apply until it is mended.',
      'p/links.yaml: It is a link or a folder, not a file. The built-in links apply until it is mended.',
      'p/roles.yaml: It is not UTF-8 text; save it again as UTF-8. The built-in roles apply until it is mended.',
      'p/handbook/a.md: This page is not shown: it is not UTF-8 text; save it again as UTF-8.',
    ]);
    expect(playbook.playbook.links).toEqual([]);
    expect((await playbook.handbook()).pages).toBe(defaultHandbook);
  });

  test('with more mistakes than fit on a screen say how many more there are', async () => {
    const root = temporaryFolder();
    write(root, 'severities.yaml', Array.from({ length: 15 }, (_, i) => `x${i}: 1`).join('\n'));
    const playbook = await team(root);
    expect(playbook.problems).toHaveLength(15);
    expect(messages(playbook)).toHaveLength(13);
    expect(messages(playbook).at(-1)).toBe('3 more in the playbook’s files; ic playbook check lists all.');
  });

  test('on a disk that is full or takes nothing leave what was there, and say so', async () => {
    const root = temporaryFolder();
    write(root, 'roles.yaml', 'scribe:\n  purpose: Ours.\n');
    const before = treeOf(root);
    for (const [code, words] of [
      ['ENOSPC', /the disk is full\. What was there before is safe/],
      ['EROFS', /can’t be written to\. Make it writable/],
      ['EIO', /the disk reported an error/],
    ] as const) {
      const failing: FileSystem = {
        ...nodeFileSystem,
        create: () => {
          throw Object.assign(new Error(code), { code });
        },
      };
      const written = await (await team(root, failing)).write();
      expect(written.ok ? '' : written.error.message).toMatch(words);
    }
    expect(treeOf(root)).toEqual(before);
  });

  test('that could not be read for a moment are read at the next look, though nothing was saved', async () => {
    const root = temporaryFolder();
    write(root, 'roles.yaml', 'scribe:\n  purpose: Ours.\n');
    let locked = true;
    const fs: FileSystem = {
      ...nodeFileSystem,
      read(path, limit) {
        if (locked) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
        return nodeFileSystem.read(path, limit);
      },
    };
    const playbook = await team(root, fs);
    expect(playbook.playbook.roles.scribe).toEqual(defaultPlaybook.roles.scribe);
    expect(await lookAgain(playbook)).toBe(false);
    locked = false;
    expect(await lookAgain(playbook)).toBe(true);
    expect([playbook.playbook.roles.scribe.purpose, playbook.problems]).toEqual(['Ours.', []]);
    expect(await lookAgain(playbook)).toBe(false);
  });
});
