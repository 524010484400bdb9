import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PeopleDesktop, Watch } from '../support/people-desktop.ts';
import { PeoplePlace } from '../support/people-in-memory.ts';
import { treeOf } from '../support/tree.ts';

const names = ['p/checklists/ours.md', 'p/roles.yaml', 'p/runbooks/failover.md', 'p/severities.yaml'];

/** A desktop and a meeting point with the same four files, in step. */
async function inStep(): Promise<{ place: PeoplePlace; ana: PeopleDesktop }> {
  const place = new PeoplePlace();
  const ana = await PeopleDesktop.open(new Watch());
  for (const name of names) ana.save(name, `${name}\n`);
  await ana.looks(place.point(), 3);
  expect(place.paths()).toEqual(names);
  return { place, ana };
}
const local = (ana: PeopleDesktop): string[] => [...ana.playbook().keys()].sort();
const quarantined = (ana: PeopleDesktop): string[] =>
  [...treeOf(join(ana.root, 'local'))].flatMap(([path, bytes]) =>
    path.startsWith('quarantine/') && path.endsWith('.md') ? [bytes.toString()] : [],
  );

describe('a file of the playbook that is gone', () => {
  test('at the meeting point, alone and for a minute, was deleted: its copy here goes aside, and it is said', async () => {
    const { place, ana } = await inStep();
    place.files.delete('p/runbooks/failover.md');
    await ana.looks(place.point(), 6);
    expect(local(ana)).toEqual(names);
    await ana.look(place.point());
    expect(local(ana)).toEqual(names.filter((name) => name !== 'p/runbooks/failover.md'));
    expect(quarantined(ana)).toEqual(['p/runbooks/failover.md\n']);
    expect(ana.messages).toEqual([
      'p/runbooks/failover.md was deleted where the team meets, so it is gone here too. The copy that was here is kept.',
    ]);
    expect(place.paths()).not.toContain('p/runbooks/failover.md');
  });

  test('here, alone and for a minute, was deleted: it goes at the meeting point, and a copy is kept', async () => {
    const { place, ana } = await inStep();
    ana.delete('p/runbooks/failover.md');
    await ana.looks(place.point(), 6);
    expect(place.paths()).toEqual(names);
    await ana.look(place.point());
    expect(place.paths()).not.toContain('p/runbooks/failover.md');
    expect(ana.read('local/replaced/runbooks-failover-' + kept(ana)).toString()).toBe(
      'p/runbooks/failover.md\n',
    );
    expect(ana.messages).toEqual([expect.stringContaining('was deleted here')]);
  });

  test('and comes back within the minute was never gone', async () => {
    const { place, ana } = await inStep();
    place.files.delete('p/roles.yaml');
    await ana.looks(place.point(), 5);
    place.save('p/roles.yaml', 'p/roles.yaml\n');
    await ana.look(place.point());
    place.files.delete('p/roles.yaml');
    await ana.looks(place.point(), 5);
    expect(local(ana)).toEqual(names);
  });

  test('with others is no deletion: they are put there again', async () => {
    const { place, ana } = await inStep();
    place.files.delete('p/roles.yaml');
    place.files.delete('p/severities.yaml');
    await ana.looks(place.point(), 8);
    expect(place.paths()).toEqual(names);
    expect(local(ana)).toEqual(names);
    for (const name of ['p/roles.yaml', 'p/severities.yaml']) ana.delete(name);
    await ana.looks(place.point(), 8);
    expect([local(ana), place.paths()]).toEqual([names, names]);
  });

  test.each(['here', 'there'])('with the whole playbook, %s, is no deletion', async (side) => {
    const { place, ana } = await inStep();
    if (side === 'here') ana.delete('p');
    else place.files.clear();
    await ana.looks(place.point(), 8);
    expect([local(ana), place.paths()]).toEqual([names, names]);
  });

  test('as the only one there is, is no deletion', async () => {
    const place = new PeoplePlace();
    const ana = await PeopleDesktop.open(new Watch());
    ana.save('p/roles.yaml', 'x\n');
    await ana.looks(place.point(), 3);
    place.files.clear();
    await ana.looks(place.point(), 8);
    expect(place.paths()).toEqual(['p/roles.yaml']);
  });

  test('and was edited on the other side comes back as it was edited', async () => {
    const { place, ana } = await inStep();
    place.files.delete('p/roles.yaml');
    ana.save('p/roles.yaml', 'edited here\n');
    ana.delete('p/severities.yaml');
    place.save('p/severities.yaml', 'edited there\n');
    await ana.looks(place.point(), 2);
    expect([place.text('p/roles.yaml'), ana.text('p/severities.yaml')]).toEqual([
      'edited here\n',
      'edited there\n',
    ]);
  });

  test('while another is being edited waits until that one has arrived', async () => {
    const { place, ana } = await inStep();
    place.files.delete('p/roles.yaml');
    for (let i = 0; i < 9; i += 1) {
      place.save('p/severities.yaml', `${i}\n`);
      await ana.look(place.point());
    }
    expect(local(ana)).toEqual(names);
    await ana.looks(place.point(), 3);
    expect(local(ana)).not.toContain('p/roles.yaml');
  });

  test('under its name and there under another is a file that was renamed', async () => {
    const { place, ana } = await inStep();
    place.save('p/runbooks/switch-over.md', place.text('p/runbooks/failover.md') ?? '');
    place.files.delete('p/runbooks/failover.md');
    await ana.looks(place.point(), 9);
    expect(local(ana)).toEqual(place.paths());
    expect(local(ana)).toContain('p/runbooks/switch-over.md');
  });

  test('because it is no file any more is not gone', async () => {
    const { place, ana } = await inStep();
    rmSync(join(ana.root, 'p/roles.yaml'));
    writeFileSync(join(ana.root, 'elsewhere'), 'secret\n');
    symlinkSync(join(ana.root, 'elsewhere'), join(ana.root, 'p/roles.yaml'));
    await ana.looks(place.point(), 9);
    expect(place.text('p/roles.yaml')).toBe('p/roles.yaml\n');
    expect(ana.messages).toEqual([
      expect.stringContaining('p/roles.yaml on this desktop is larger than 128 KiB'),
    ]);
  });
});

const kept = (ana: PeopleDesktop): string =>
  [...treeOf(join(ana.root, 'local/replaced')).keys()][0]?.replace('runbooks-failover-', '') ?? '';

describe('names of the playbook’s files', () => {
  test('38 that lead elsewhere, that no system keeps or that are nested too deep are not taken over', async () => {
    const { place, ana } = await inStep();
    const before = treeOf(ana.root);
    const hostile = [
      ...[
        'p/../local/identity.md',
        'p/..\\x.md',
        'p/CON.md',
        'p/aux.yaml',
        'p/a:b.md',
        'p/a\u202egpj.md',
        'p/x .md/y.md',
      ],
      ...[
        'p/a\u0000b.md',
        'p/trailing./x.md',
        'p//x.md',
        `p/${'x'.repeat(200)}.md`,
        'p/git~1/x.md',
        'p/a/b/c/d.md',
      ],
    ];
    for (const path of hostile) place.save(path, 'hostile\n');
    for (const path of ['p/.hidden.md', 'p/x.exe', 'p/~$x.md', 'p/a.md.tmp', 'p/pic.png'])
      place.save(path, 'no\n');
    await ana.looks(place.point(), 9);
    expect(local(ana)).toEqual(names);
    const now = [...treeOf(ana.root).keys()].filter((path) => !before.has(path));
    expect(now).toEqual([]);
    expect(ana.notices.length).toBe(13);
    for (const { message } of ana.notices) expect(message).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  test('that some systems take for one another do not travel, and are not taken for gone', async () => {
    const { place, ana } = await inStep();
    place.save('p/Roles.yaml', 'other\n');
    place.files.delete('p/roles.yaml');
    await ana.looks(place.point(), 9);
    expect([local(ana), place.paths()]).toEqual([
      names,
      ['p/Roles.yaml', ...names].filter((n) => n !== 'p/roles.yaml'),
    ]);
    expect(ana.messages).toEqual([
      'p/Roles.yaml and p/roles.yaml are one file on some systems. They stay where they are and do not travel; rename one of them.',
    ]);
  });

  test('that are too large stay where they are, and what was there before them stays too', async () => {
    const { place, ana } = await inStep();
    place.save('p/roles.yaml', 'x'.repeat(128 * 1024 + 1));
    ana.save('p/severities.yaml', 'y'.repeat(128 * 1024 + 1));
    await ana.looks(place.point(), 9);
    expect([ana.text('p/roles.yaml'), place.text('p/severities.yaml')]).toEqual([
      'p/roles.yaml\n',
      'p/severities.yaml\n',
    ]);
    expect(ana.messages).toEqual([
      'p/roles.yaml where the team meets is larger than 128 KiB, or can’t be read as a file. It stays there and does not travel.',
      'p/severities.yaml on this desktop is larger than 128 KiB, or can’t be read as a file. It stays there and does not travel.',
    ]);
  });

  test('are taken up to a number, and those that are known stay when more come', async () => {
    const { place, ana } = await inStep();
    for (let i = 0; i < 150; i += 1) place.save(`p/runbooks/a${String(i).padStart(3, '0')}.md`, `${i}\n`);
    await ana.looks(place.point(), 12);
    expect(local(ana).filter((path) => path.startsWith('p/runbooks/'))).toHaveLength(100);
    expect(local(ana)).toContain('p/runbooks/failover.md');
    expect(ana.messages).toEqual([
      'There are more than 100 files in p/runbooks. New ones stay where they are.',
    ]);
  });

  test('may be moved here as a folder without anything being lost', async () => {
    const { place, ana } = await inStep();
    mkdirSync(join(ana.root, 'elsewhere'));
    renameSync(join(ana.root, 'p/runbooks'), join(ana.root, 'elsewhere/runbooks'));
    await ana.looks(place.point(), 3);
    renameSync(join(ana.root, 'elsewhere/runbooks'), join(ana.root, 'p/runbooks'));
    await ana.looks(place.point(), 9);
    expect([local(ana), place.paths()]).toEqual([names, names]);
  });
});
