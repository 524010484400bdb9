import { describe, expect, test } from 'vitest';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { PeoplePoints } from '../../electron/sync/people/people-points.ts';
import { PeopleDesktop, Watch } from '../support/people-desktop.ts';
import { PeoplePlace } from '../support/people-in-memory.ts';

/** A desktop with a folder and a repository, as the engine has it. */
async function bridge() {
  const ana = await PeopleDesktop.open(new Watch());
  const { store, watch } = ana;
  const points = new PeoplePoints({ store, fs: nodeFileSystem, now: () => watch.now, person: () => 'ana' });
  const [folder, git] = [new PeoplePlace(), new PeoplePlace()];
  const rounds = async (times: number): Promise<void> => {
    for (let i = 0; i < times; i += 1) {
      watch.later(10);
      await points.round('folder:/team', folder.point(), []);
      await points.round('git:https://host.example', git.point('git'), []);
    }
  };
  return { ana, points, folder, git, rounds };
}

describe('the people’s files at several meeting points', () => {
  test('46 the playbook goes from one to the other through a desktop that has both, deletions and all', async () => {
    const { ana, folder, git, rounds } = await bridge();
    for (const name of ['p/roles.yaml', 'p/severities.yaml']) folder.save(name, `${name}\n`);
    git.save('p/runbooks/failover.md', '# Failover\n');
    await rounds(4);
    const names = ['p/roles.yaml', 'p/runbooks/failover.md', 'p/severities.yaml'];
    expect([folder.paths(), git.paths(), [...ana.playbook().keys()].sort()]).toEqual([names, names, names]);
    folder.save('p/roles.yaml', 'in the folder\n');
    git.save('p/roles.yaml', 'in Git\n');
    await rounds(6);
    const [there, here, other] = [folder, git, ana].map((each) => each.text('p/roles.yaml'));
    expect([here, other]).toEqual([there, there]);
    for (const place of [folder, git])
      expect([...place.files.values()].map(String)).toEqual(
        expect.arrayContaining(['in the folder\n', 'in Git\n']),
      );
    git.files.delete('p/severities.yaml');
    await rounds(16);
    expect([folder.text('p/severities.yaml'), ana.text('p/severities.yaml')]).toEqual([undefined, undefined]);
  });

  test('44 what was redacted is gone from the view everywhere', async () => {
    const { ana, folder, git, rounds } = await bridge();
    const id = await ana.run(null, { name: 'declare', fields: { title: 'Login fails', severity: 'sev2' } });
    await ana.run(id, { name: 'log', fields: { text: 'password is hunter2', entry: 'secret' } });
    await rounds(2);
    for (const place of [folder, git]) expect(place.text(`view/${id}/log.md`)).toContain('hunter2');
    await ana.run(id, { name: 'redact', fields: { entry: 'secret', reason: 'a password' } });
    await rounds(8);
    for (const place of [folder, git]) {
      expect([...place.files.values()].join('')).not.toContain('hunter2');
      expect(place.text(`view/${id}/log.md`)).toMatch(/redacted/i);
    }
  });

  test('each says what is wrong with it once, and nothing any more when it was left', async () => {
    const { points, folder, git, rounds } = await bridge();
    for (const place of [folder, git]) place.save('p/CON.md', 'x\n');
    git.save('p/aux.yaml', 'x\n');
    await rounds(2);
    expect(points.notices().map(({ message }) => message.split(' ')[0])).toEqual(['p/CON.md', 'p/aux.yaml']);
    points.leave('git:https://host.example');
    expect(points.notices()).toHaveLength(1);
    points.leave('folder:/team');
    expect(points.notices()).toEqual([]);
  });
});
