import { describe, expect, test } from 'vitest';
import { gitDesktop, gitHost, testFolder } from '../support/git-desktop.ts';
import { hostileTree } from '../support/git-hostile.ts';
import { commitOn } from '../support/git-place.ts';
import { ana, bad, ben, good, segmentOf } from '../support/share-fixtures.ts';

const change = (path: string, text: string | null, was: string | null = null) => ({
  path,
  bytes: text === null ? null : Buffer.from(text),
  was,
});
const branch = 'refs/heads/incidents';

describe('the people’s files on an ordinary branch', () => {
  test('the first change founds the branch by itself, beside the code that is there', async () => {
    const server = await gitHost();
    commitOn(server, 'refs/heads/main', new Map([['src/index.js', Buffer.from('code')]]));
    const desktop = await gitDesktop(server, ana);
    good(await desktop.attach(true));
    good(await desktop.people.change([change('p/roles.yaml', 'x\n')], 'The playbook'));
    expect(server.paths(branch)).toEqual(['p/roles.yaml']);
    expect(server.git('rev-list', '--count', branch)).toBe('1');
    expect(server.git('log', '-1', '--format=%B', branch)).toBe('The playbook\n\n[skip ci]');
    expect(server.paths('refs/heads/main')).toEqual(['icc.json', 'src/index.js']);
  });

  test('on a branch with code in it, nothing but p/ and view/ is told of, and nothing else is touched', async () => {
    const server = await gitHost();
    const code = new Map([
      ['src/a.js', Buffer.from('code')],
      ['README.md', Buffer.from('x')],
      ['p/old.md', Buffer.from('old')],
      ['public/p/x.md', Buffer.from('x')],
    ]);
    commitOn(server, branch, code);
    const desktop = await gitDesktop(server, ana);
    good(await desktop.attach(true));
    const listed = good(await desktop.people.list('p/'));
    expect([...listed.keys()]).toEqual(['p/old.md']);
    good(
      await desktop.people.change(
        [change('p/old.md', null, listed.get('p/old.md') ?? null), change('view/x/log.md', '# x\n')],
        'x',
      ),
    );
    expect(server.paths(branch)).toEqual(['README.md', 'public/p/x.md', 'src/a.js', 'view/x/log.md']);
    expect(good(await desktop.people.read('src/a.js', 1_000))).toBeNull();
    for (const path of ['src/a.js', '../x', 'p/../src/a.js', 'p/.git/config', 'icc.json'])
      expect(bad(await desktop.people.change([change(path, 'x')], 'x')).kind, path).toBe('policy');
    expect(server.git('rev-list', '--count', branch)).toBe('2');
  });

  test('somebody pushes to the branch at the same moment: the change is built anew on it, and both are there', async () => {
    const server = await gitHost();
    const desktop = await gitDesktop(server, ana);
    good(await desktop.attach(true));
    good(await desktop.people.change([change('p/a.md', 'one')], 'x'));
    const was = good(await desktop.people.list('p/')).get('p/a.md') ?? null;
    let others = 0;
    server.beforePush = () => {
      others += 1;
      if (others <= 2) commitOn(server, branch, new Map([[`p/other${others}.md`, Buffer.from('theirs')]]));
    };
    expect(
      good(await desktop.people.change([change('p/a.md', 'two', was), change('p/b.md', 'new')], 'x')).changed,
    ).toEqual([]);
    expect(server.paths(branch)).toEqual(['p/a.md', 'p/b.md', 'p/other1.md', 'p/other2.md']);
    expect(server.git('cat-file', 'blob', `${branch}:p/a.md`)).toBe('two');
    server.beforePush = () =>
      commitOn(server, branch, new Map([['p/busy.md', Buffer.from(String((others += 1)))]]));
    expect(bad(await desktop.people.change([change('p/c.md', 'x')], 'x')).kind).toBe('away');
    expect(server.paths(branch)).not.toContain('p/c.md');
  });

  test('a change finds its file changed in the push that was faster', async () => {
    const server = await gitHost();
    const desktop = await gitDesktop(server, ana);
    good(await desktop.attach(true));
    good(await desktop.people.change([change('p/a.md', 'one')], 'x'));
    const was = good(await desktop.people.list('p/')).get('p/a.md') ?? null;
    server.beforePush = () => {
      server.beforePush = null;
      commitOn(server, branch, new Map([['p/a.md', Buffer.from('theirs')]]));
    };
    expect(good(await desktop.people.change([change('p/a.md', 'mine', was)], 'x')).changed).toEqual([
      'p/a.md',
    ]);
    expect(server.git('cat-file', 'blob', `${branch}:p/a.md`)).toBe('theirs');
  });

  test('38 a link in the place of a page is neither read nor replaced, and a file is not made a folder', async () => {
    const server = await gitHost();
    const desktop = await gitDesktop(server, ana);
    good(await desktop.attach(true));
    hostileTree(server, branch, testFolder());
    const listed = good(await desktop.people.list('p/'));
    expect([...listed.keys()].sort(), 'it is there').toEqual(['p/good.md', 'p/link.md']);
    expect(good(await desktop.people.read('p/link.md', 1_000)), 'and is nothing to read').toBeNull();
    const changes = [change('p/link.md', 'x'), change('p/good.md/x.md', 'x'), change('p/fine.md', 'x')];
    expect(good(await desktop.people.change(changes, 'x')).changed).toEqual(['p/link.md', 'p/good.md/x.md']);
    expect(server.git('ls-tree', branch, 'p/link.md')).toMatch(/^120000/);
    expect(server.paths(branch)).toContain('p/fine.md');
  });

  test('looking at them with the records costs no request of its own, and a branch that goes away is none', async () => {
    const server = await gitHost();
    const [desktop, peer] = [await gitDesktop(server, ana), await gitDesktop(server, ben)];
    good(await desktop.attach(true));
    good(await peer.attach(false));
    good(await peer.people.change([change('p/a.md', 'one')], 'x'));
    expect(good(await desktop.people.list('p/')).size).toBe(1);
    good(await peer.people.change([change('p/b.md', 'one')], 'x'));
    good(await desktop.list('all'));
    server.requests.length = 0;
    expect([...good(await desktop.people.list('p/')).keys()]).toEqual(['p/a.md', 'p/b.md']);
    expect(good(await desktop.people.read('p/b.md', 1_000))).toHaveLength(3);
    expect(server.requests).toEqual([]);
    server.deleteRef(branch);
    good(await desktop.list('all'));
    expect(good(await desktop.people.list('p/')).size).toBe(0);
    good(await desktop.list('all'));
    good(await desktop.people.change([change('p/c.md', 'x')], 'x'));
    expect(server.paths(branch)).toEqual(['p/c.md']);
  });

  test('a host that protects the branch: the records are exchanged all the same', async () => {
    const server = await gitHost();
    const desktop = await gitDesktop(server, ana);
    good(await desktop.attach(true));
    server.refuse({ refs: branch });
    expect(['refs', 'policy']).toContain(bad(await desktop.people.change([change('p/a.md', 'x')], 'x')).kind);
    good(await desktop.publish([segmentOf(ana, 1)], []));
    const odd = await gitDesktop(server, ana, { branch: '--upload-pack=touch' });
    good(await odd.attach(false));
    expect(bad(await odd.people.list('p/')).kind).toBe('address');
  });
});
