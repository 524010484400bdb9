import { describe, expect, test } from 'vitest';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { contentHash } from '../../electron/sync/people/content.ts';
import { nameBeside } from '../../electron/sync/people/travelling-names.ts';
import { PeopleDesktop, Watch } from '../support/people-desktop.ts';
import { PeoplePlace } from '../support/people-in-memory.ts';
import { treeOf } from '../support/tree.ts';

const rules = 'p/severities.yaml';

/** Two desktops and a folder with the same three files, in step. */
async function team(): Promise<{ place: PeoplePlace; ana: PeopleDesktop; ben: PeopleDesktop; watch: Watch }> {
  const watch = new Watch();
  const place = new PeoplePlace();
  const [ana, ben] = [await PeopleDesktop.open(watch, 'ana'), await PeopleDesktop.open(watch, 'ben')];
  ana.save(rules, 'SEV1:\n  cadence: 15\n');
  ana.save('p/roles.yaml', 'scribe:\n  purpose: Writes.\n');
  ana.save('p/runbooks/db/failover.md', '# Failover\n');
  await ana.look(place.point());
  await ben.look(place.point());
  await ana.looks(place.point(), 2);
  expect(place.paths()).toEqual(['p/roles.yaml', 'p/runbooks/db/failover.md', rules]);
  expect([...ben.playbook().keys()].sort()).toEqual(place.paths());
  return { place, ana, ben, watch };
}

describe('the playbook between desktops', () => {
  test('reaches the meeting point and every other desktop, runbooks and all', async () => {
    const { place, ana, ben } = await team();
    expect(ben.text('p/runbooks/db/failover.md')).toBe('# Failover\n');
    expect([ana.notices, ben.notices]).toEqual([[], []]);
    const [reads, messages] = [place.reads, place.messages.length];
    await ana.looks(place.point(), 3);
    await ben.looks(place.point(), 3);
    expect([place.reads - reads, place.messages.length - messages]).toEqual([0, 0]);
  });

  test('follows an edit on a desktop, and one by a person at the meeting point', async () => {
    const { place, ana, ben } = await team();
    ana.save(rules, 'SEV1:\n  cadence: 20\n');
    await ana.look(place.point());
    await ben.looks(place.point(), 2);
    expect(ben.text(rules)).toBe('SEV1:\n  cadence: 20\n');
    place.save('p/roles.yaml', 'scribe:\n  purpose: Edited there.\n');
    await ana.looks(place.point(), 2);
    await ben.looks(place.point(), 2);
    expect([ana.text('p/roles.yaml'), ben.text('p/roles.yaml')]).toEqual(
      Array(2).fill(place.text('p/roles.yaml')),
    );
    expect([ana.notices, ben.notices]).toEqual([[], []]);
  });

  test('keeps both where two people edited one file, and says so plainly', async () => {
    const { place, ana, ben } = await team();
    ana.save(rules, 'SEV1:\n  cadence: 20\n');
    ben.save(rules, 'SEV1:\n  cadence: 10\n');
    await ana.look(place.point());
    await ben.looks(place.point(), 2);
    const beside = [...ben.playbook().keys()].find((path) => path.includes('conflict')) ?? '';
    expect(beside).toMatch(/^p\/severities-conflict-ben-[0-9a-f]{6}\.yaml$/);
    expect(ben.text(rules)).toBe('SEV1:\n  cadence: 20\n');
    expect(ben.text(beside)).toBe('SEV1:\n  cadence: 10\n');
    expect(ben.messages).toEqual([
      `Two people edited p/severities.yaml: the team’s is in force, yours is beside it as ${beside}. Take over what is missing, then delete that copy.`,
    ]);
    expect(ben.notices[0]?.where).toBe(`${ben.root}/${beside}`);
    await ben.looks(place.point(), 2);
    await ana.looks(place.point(), 2);
    expect(place.text(beside)).toBe('SEV1:\n  cadence: 10\n');
    expect(ana.text(beside)).toBe('SEV1:\n  cadence: 10\n');
    expect(ana.text(rules)).toBe('SEV1:\n  cadence: 20\n');
    ben.delete(beside);
    await ben.looks(place.point(), 8);
    await ana.looks(place.point(), 8);
    expect([place.text(beside), ana.text(beside), ana.messages, ben.messages]).toEqual([
      undefined,
      undefined,
      [],
      [],
    ]);
  });

  test('keeps both when it no longer knows what was last the same', async () => {
    const { place, ana } = await team();
    ana.forget();
    place.save(rules, 'SEV1:\n  cadence: 5\n');
    await ana.look(place.point());
    expect(ana.text(rules)).toBe('SEV1:\n  cadence: 5\n');
    expect([...ana.playbook().values()].map(String)).toContain('SEV1:\n  cadence: 15\n');
  });

  test('keeps both where two people edited a copy that was kept beside a file', async () => {
    const { place, ana } = await team();
    // Hers is under the very name that a copy of it would have.
    const copy = nameBeside(rules, 'ana', contentHash('hers\n'));
    ana.save(copy, 'hers\n');
    place.save(copy, 'theirs\n');
    await ana.looks(place.point(), 2);
    expect(ana.text(copy)).toBe('theirs\n');
    expect([...ana.playbook().values()].map(String)).toContain('hers\n');
  });

  test('loses nothing to a person who saves at the meeting point at the same moment', async () => {
    const { place, ana } = await team();
    ana.save(rules, 'ours\n');
    place.before = () => {
      place.save(rules, 'theirs\n');
      place.before = () => undefined;
    };
    await ana.look(place.point());
    expect(place.text(rules)).toBe('theirs\n');
    await ana.looks(place.point(), 2);
    expect(ana.text(rules)).toBe('theirs\n');
    expect([...ana.playbook().values()].map(String)).toContain('ours\n');
  });

  test('loses nothing to an editor that saves here while the disk is busy', async () => {
    const { place, ana } = await team();
    place.save(rules, 'theirs\n');
    let saves = 1;
    ana.restart({
      ...nodeFileSystem,
      rename(from, to) {
        if (to.endsWith('.tmp') && to.includes('severities') && saves > 0) {
          saves -= 1;
          ana.save(rules, 'ours, just now\n');
        }
        nodeFileSystem.rename(from, to);
      },
    });
    await ana.look(place.point());
    expect([saves, ana.text(rules)]).toEqual([0, 'ours, just now\n']);
    await ana.looks(place.point(), 2);
    expect(ana.text(rules)).toBe('theirs\n');
    expect([...ana.playbook().values()].map(String)).toContain('ours, just now\n');
  });

  test('waits until a file stands still, on both sides', async () => {
    const { place, ana, watch } = await team();
    await ana.look(place.point());
    ana.save(rules, 'SEV1:\n  cad');
    await ana.look(place.point(), 1);
    watch.later(8);
    ana.save(rules, 'SEV1:\n  cadence: 12\n');
    await ana.look(place.point(), 1);
    expect(place.text(rules)).toBe('SEV1:\n  cadence: 15\n');
    await ana.look(place.point());
    expect(place.text(rules)).toBe('SEV1:\n  cadence: 12\n');
    place.save('p/roles.yaml', 'scr');
    await ana.look(place.point());
    place.save('p/roles.yaml', 'scribe:\n  purpose: Whole.\n');
    await ana.look(place.point());
    expect(ana.text('p/roles.yaml')).toBe('scribe:\n  purpose: Writes.\n');
    await ana.look(place.point());
    expect(ana.text('p/roles.yaml')).toBe('scribe:\n  purpose: Whole.\n');
  });

  test('does not wait with Git, where a commit is whole', async () => {
    const { place, ana } = await team();
    await ana.look(place.point('git'), 0);
    place.save(rules, 'SEV1:\n  cadence: 9\n');
    await ana.look(place.point('git'), 0);
    expect(ana.text(rules)).toBe('SEV1:\n  cadence: 9\n');
  });

  test('keeps bytes that are no UTF-8 as they are, and what a take replaces for a while', async () => {
    const { place, ana, ben } = await team();
    const latin = Buffer.from([0x53, 0xe9, 0x00, 0xff, 0x0d, 0x0a]);
    ana.save(rules, latin);
    await ana.look(place.point());
    await ben.looks(place.point(), 2);
    expect(ben.read(rules)).toEqual(latin);
    const replaced = [...treeOf(ben.root)].filter(([path]) => path.startsWith('local/replaced/s'));
    expect(replaced.map(([, bytes]) => bytes.toString())).toEqual(['SEV1:\n  cadence: 15\n']);
  });

  test('receives where nothing may be written, and keeps what was edited here', async () => {
    const { place, ana } = await team();
    place.readOnly = true;
    ana.save(rules, 'ours\n');
    place.save('p/roles.yaml', 'theirs\n');
    await ana.looks(place.point(), 3);
    expect([ana.text('p/roles.yaml'), ana.text(rules), place.text(rules)]).toEqual([
      'theirs\n',
      'ours\n',
      'SEV1:\n  cadence: 15\n',
    ]);
    ana.delete(rules);
    await ana.looks(place.point(), 9);
    expect(place.text(rules)).toBe('SEV1:\n  cadence: 15\n');
  });

  test('says why a meeting point refuses, and does nothing when it is away', async () => {
    const { place, ana } = await team();
    ana.save(rules, 'ours\n');
    place.refuses = { kind: 'policy', message: 'The branch is protected.' };
    expect((await ana.look(place.point())).map(({ message }) => message)).toEqual([
      'The branch is protected.',
    ]);
    place.refuses = { kind: 'away', message: 'No answer.' };
    expect(await ana.look(place.point())).toEqual([]);
    place.refuses = null;
    place.trouble = { kind: 'away', message: 'No answer.' };
    await ana.looks(place.point(), 10);
    expect(ana.playbook().size).toBe(3);
    place.trouble = null;
    await ana.look(place.point());
    expect(place.text(rules)).toBe('ours\n');
  });

  test('is left alone in a store that can’t be written to', async () => {
    const { place, ana, watch } = await team();
    place.save(rules, 'theirs\n');
    const readOnly = await PeopleDesktop.open(watch, 'ana', ana.root);
    Object.assign(readOnly.store, { readOnly: 'The disk is full.' });
    expect(await readOnly.look(place.point())).toEqual([]);
    expect(ana.text(rules)).toBe('SEV1:\n  cadence: 15\n');
  });

  test('says when the disk does not take what comes, and goes on when it does', async () => {
    const { place, ana } = await team();
    place.save(rules, 'theirs\n');
    const full: typeof nodeFileSystem = {
      ...nodeFileSystem,
      create(path, mode) {
        if (path.includes('/p/')) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
        return nodeFileSystem.create(path, mode);
      },
    };
    ana.restart(full);
    await ana.look(place.point());
    expect(ana.messages).toEqual([expect.stringContaining('could not be saved here')]);
    expect(ana.text(rules)).toBe('SEV1:\n  cadence: 15\n');
    ana.restart(desktopEnvironment().fs);
    await ana.look(place.point());
    expect([ana.text(rules), ana.messages]).toEqual(['theirs\n', []]);
  });
});
