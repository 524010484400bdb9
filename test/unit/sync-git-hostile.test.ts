import { describe, expect, test } from 'vitest';
import { isPeoplePath, isRecordPath } from '../../electron/sync/git/tree-paths.ts';
import { gitDesktop, gitHost, openGit, testFolder } from '../support/git-desktop.ts';
import { hostileTree } from '../support/git-hostile.ts';
import { commitOn } from '../support/git-place.ts';
import type { GitServer } from '../support/git-server.ts';
import { ana, appearedIn, bad, ben, good, segmentOf, stream } from '../support/share-fixtures.ts';

const hostileRef = 'refs/ic/1/hhhhhhhhhhhhhhhh/log';

/** A ref whose tree has entries that no careful program writes. */
function treeOf(server: GitServer, ref: string, entries: readonly string[]): void {
  const store = server.gitWith(
    '{"fmt":1,"minReader":1,"ws":"aaaabbbbccccdddd"}\n',
    'hash-object',
    '-w',
    '--stdin',
  );
  const input = `${[`100644 blob ${store}\ticc.json`, ...entries].join('\0')}\0`;
  const tree = server.gitWith(input, 'mktree', '-z', '--missing');
  server.git('update-ref', ref, server.gitWith('hostile', 'commit-tree', tree));
}

describe('what hostile members push', () => {
  test('38 a tree with links, device names, modules and climbing names: only ordinary files are told of', async () => {
    const server = await gitHost();
    const [first, second] = [await gitDesktop(server, ana), await gitDesktop(server, ben)];
    good(await first.attach(true));
    good(await first.publish([segmentOf(ana, 1)], []));
    hostileTree(server, hostileRef, testFolder());
    good(await second.attach(false));
    const listed = appearedIn(good(await second.list('all')));
    expect(listed).toEqual([segmentOf(ana, 1).path]);
  });

  test('38 a ref that Git itself objects to (`..`) keeps no other ref from arriving, now or later', async () => {
    const server = await gitHost();
    const [first, second] = [await gitDesktop(server, ana), await gitDesktop(server, ben)];
    good(await first.attach(true));
    good(await second.attach(false));
    hostileTree(server, hostileRef, testFolder(), true);
    for (let n = 1; n <= 3; n += 1) {
      good(await first.publish([segmentOf(ana, n)], []));
      expect(appearedIn(good(await second.list('all')))).toEqual([segmentOf(ana, n).path]);
    }
    server.requests.length = 0;
    good(await second.list('all'));
    expect(server.requests, 'and it costs nothing any more').toHaveLength(1);
    const joining = await gitDesktop(server, 'cccccccccccccccc');
    good(await joining.attach(false));
    expect(appearedIn(good(await joining.list('all')))).toHaveLength(3);
  });

  test('38 a file of a quarter of a gigabyte is not read, and the memory of this process does not grow by it', async () => {
    const server = await gitHost();
    const second = await gitDesktop(server, ben);
    const path = segmentOf(ana, 1).path.replace(/^.*\//, '');
    const zeros = server.zeros(256 * 1024 ** 2);
    const inner = server.gitWith(`100644 blob ${zeros}\t${path}\0`, 'mktree', '-z');
    const folders = [stream, 'i'].reduce(
      (tree, name) => server.gitWith(`040000 tree ${tree}\t${name}\0`, 'mktree', '-z'),
      server.gitWith(`040000 tree ${inner}\ts\0`, 'mktree', '-z'),
    );
    const sub = server.git('rev-parse', `${folders}:i`);
    treeOf(server, hostileRef, [`040000 tree ${sub}\ti`]);
    const before = process.memoryUsage().rss;
    good(await second.attach(false));
    const [file] = good(await second.list('all')).appeared;
    if (file === undefined) throw new Error('the file was not told of');
    expect(good(await second.read(file, 512 * 1024))).toBeNull();
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
    good(await second.publish([segmentOf(ben, 1)], []));
  });

  test('38 a hundred thousand entries, and a path that is now a file and now a folder', async () => {
    const server = await gitHost();
    const second = await gitDesktop(server, ben);
    const blob = server.gitWith('x', 'hash-object', '-w', '--stdin');
    const many = Array.from(
      { length: 100_000 },
      (_, n) => `100644 blob ${blob}\tf${String(n).padStart(6, '0')}.json`,
    );
    const folder = server.gitWith(`${many.join('\0')}\0`, 'mktree', '-z');
    treeOf(server, hostileRef, [`040000 tree ${folder}\there`]);
    good(await second.attach(false));
    expect(good(await second.list('all')).appeared).toHaveLength(100_000);
    treeOf(server, hostileRef, [`100644 blob ${blob}\there`]);
    expect(good(await second.list('all')).gone).toHaveLength(100_000);
  });

  test('38 refs in each other’s way, and refs of nobody, keep no other from arriving', async () => {
    const server = await gitHost();
    const [first, second] = [await gitDesktop(server, ana), await gitDesktop(server, ben)];
    good(await first.attach(true));
    good(await second.attach(false));
    commitOn(server, 'refs/ic/1/x', new Map([['m/a.json', Buffer.from('x')]]));
    good(await second.list('all'));
    server.deleteRef('refs/ic/1/x');
    commitOn(server, 'refs/ic/1/x/y', new Map([['m/b.json', Buffer.from('x')]]));
    commitOn(server, `refs/ic/1/${ana}/other`, new Map([['m/c.json', Buffer.from('x')]]));
    good(await first.publish([segmentOf(ana, 1)], []));
    expect(appearedIn(good(await second.list('all')))).toEqual([segmentOf(ana, 1).path]);
  });

  test('38 a blob is read as a file only: commits, trees and what is not there are nothing', async () => {
    const server = await gitHost();
    commitOn(server, hostileRef, new Map([['m/a.json', Buffer.from('x')]]));
    const repository = await openGit(server.url);
    good(await repository.fetch(['refs/ic/1/']));
    const commit = (await repository.remoteRefs('refs/ic/1/')).get(hostileRef) ?? '';
    const { files, leftOut } = await repository.changes(null, commit);
    expect(leftOut).toEqual([]);
    const blob = files.find(({ path }) => path === 'm/a.json')?.blob ?? '';
    expect(Buffer.from((await repository.blob(blob, 1)) ?? []).toString()).toBe('x');
    for (const id of [
      commit,
      '0'.repeat(40),
      'HEAD',
      `${hostileRef}:m/a.json`,
      '',
      '--batch',
      `${blob}\n${blob}`,
    ])
      expect(await repository.blob(id, 1_000), id).toBeNull();
    expect(
      Buffer.from((await repository.blob(blob, 1)) ?? []).toString(),
      'and the next answer is the right one',
    ).toBe('x');
  });

  test('a ref of another team beside ours is left out, and ours goes on', async () => {
    const server = await gitHost();
    const [first, second] = [await gitDesktop(server, ana), await gitDesktop(server, ben)];
    good(await first.attach(true));
    good(await second.attach(false));
    const theirs = server.gitWith(
      '{"fmt":1,"minReader":1,"ws":"zzzzyyyyxxxxwwww"}\n',
      'hash-object',
      '-w',
      '--stdin',
    );
    const text = server.gitWith('x', 'hash-object', '-w', '--stdin');
    const folder = server.gitWith(`100644 blob ${text}\tz.1.json\0`, 'mktree', '-z');
    const tree = server.gitWith(
      `100644 blob ${theirs}\ticc.json\u0000040000 tree ${folder}\tm\0`,
      'mktree',
      '-z',
    );
    server.git('update-ref', hostileRef, server.gitWith('theirs', 'commit-tree', tree));
    good(await first.publish([segmentOf(ana, 1)], []));
    expect(appearedIn(good(await second.list('all')))).toEqual([segmentOf(ana, 1).path]);
    good(await second.attach(false));
    const third = await gitDesktop(server, 'cccccccccccccccc', { ws: 'kkkkkkkkkkkkkkkk' });
    expect(bad(await third.attach(true)).kind).toBe('other-workspace');
    const joining = await gitDesktop(server, 'cccccccccccccccc', { ws: null });
    expect(good(await joining.attach(false)).ws).toBe('aaaabbbbccccdddd');
  });

  test('which paths are taken', () => {
    for (const path of [
      'icc.json',
      'm/aaaaaaaaaaaaaaaa.1.json',
      'here/aaaaaaaaaaaaaaaa-17.json',
      segmentOf(ana, 1).path,
    ])
      expect(isRecordPath(path), path).toBe(true);
    for (const path of [
      'p/x.md',
      'M/x',
      'm',
      'm/',
      'm//x',
      'm/../x',
      '/m/x',
      'm/.x',
      'm/CON',
      'm/con.json',
      'm/nul',
      'm/X',
      'm/a b',
      'm/x.',
      `m/${'x'.repeat(81)}`,
      `i/${'x/'.repeat(60)}x`,
      'm/x\ny',
      'm/git~1',
      'm/x\\y',
      'm/é',
    ])
      expect(isRecordPath(path), path).toBe(false);
    for (const path of ['p/roles.yaml', 'p/Runbooks/Störung (alt).md', `view/${stream}/log.md`, 'p/-x.md'])
      expect(isPeoplePath(path), path).toBe(true);
    for (const path of [
      'src/x',
      'p',
      'p/',
      'p/.git/config',
      'p/../x',
      'p/a/../../x',
      'p/con.md',
      'p/x ',
      'p/x.',
      'p/a:b',
      'p/a\\b',
      'p/a\u202eb',
      'p/a\tb',
      'p/GIT~1',
      `p/${'x'.repeat(121)}`,
    ])
      expect(isPeoplePath(path), path).toBe(false);
  });
});
