import { expect, test } from 'vitest';
import { TeamRunbooks } from '../../electron/playbook/team-runbooks.ts';
import { TeamPlaybook } from '../../electron/playbook/team-playbook.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { PeopleDesktop, Watch } from '../support/people-desktop.ts';
import { PeoplePlace } from '../support/people-in-memory.ts';

const titles = async (desktop: PeopleDesktop): Promise<readonly string[]> =>
  (await new TeamRunbooks(nodeFileSystem, desktop.root).list()).map(({ runbook }) => runbook.title);

test('a runbook is on every desktop that shares, and two edits of it are both kept and said', async () => {
  const place = new PeoplePlace();
  const watch = new Watch();
  const ana = await PeopleDesktop.open(watch);
  const ben = await PeopleDesktop.open(watch, 'ben');
  ana.save('p/runbooks/keyring.md', '# The keyring\n\n1. Load it\n');
  for (let i = 0; i < 4; i += 1) {
    await ana.look(place.point());
    await ben.look(place.point());
  }
  expect(await titles(ben)).toEqual(['The keyring']);
  ana.save('p/runbooks/keyring.md', '# The keyring of ana\n\n1. Load it\n');
  ben.save('p/runbooks/keyring.md', '# The keyring of ben\n\n1. Load it\n');
  for (let i = 0; i < 6; i += 1) {
    await ana.look(place.point());
    await ben.look(place.point());
  }
  const [here, there] = [await titles(ana), await titles(ben)];
  expect(here).toEqual(there);
  expect(here).toHaveLength(1);
  const words = [...ana.playbook().values()].map(String).join('\n');
  expect(words).toContain('of ana');
  expect(words).toContain('of ben');
  const playbook = new TeamPlaybook(nodeFileSystem, ana.root);
  await playbook.load();
  expect(playbook.problems.map(({ file }) => file)).toEqual([
    expect.stringMatching(/^p\/runbooks\/keyring-conflict-/),
  ]);
});
