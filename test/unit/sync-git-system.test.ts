import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { openSystemGit } from '../../electron/sync/git/open-system-git.ts';
import { desktopEnv, gitDesktop, gitHost, openGit, testFolder } from '../support/git-desktop.ts';
import { ana, bad, ben, good, segmentOf } from '../support/share-fixtures.ts';

const change = (path: string, text: string | null) => ({
  path,
  bytes: text === null ? null : Buffer.from(text),
});

/** A program in Git's place that notes what it is called with, then is Git. */
function notedGit(): {
  readonly program: string;
  readonly calls: () => readonly string[];
  readonly environment: () => string;
} {
  const folder = testFolder();
  const program = join(folder, 'git');
  writeFileSync(
    program,
    `#!/bin/sh\nenv > '${folder}/env.'$$ && mv '${folder}/env.'$$ '${folder}/env'\nfor a in "$@"; do case "$a" in init|version|config|for-each-ref|fetch|push|ls-remote|ls-tree|diff-tree|fast-import|cat-file|merge-base|count-objects|repack) echo "$a" >> '${folder}/calls'; break ;; esac; done\nexec git "$@"\n`,
    { mode: 0o755 },
  );
  const calls = join(folder, 'calls');
  return {
    program,
    calls() {
      const noted = existsSync(calls) ? readFileSync(calls, 'utf8').split('\n').filter(Boolean) : [];
      rmSync(calls, { force: true });
      return noted;
    },
    environment: () => readFileSync(join(folder, 'env'), 'utf8'),
  };
}

describe('Git on this computer', () => {
  test('commits hold exactly what was asked for, whatever is in the names', async () => {
    const server = await gitHost();
    const repository = await openGit(server.url);
    const odd = 'p/"quoted\\" ünï $(x).md';
    const first = good(
      await repository.commit(
        null,
        [change('m/a.json', 'one'), change(odd, 'x\n\ny'), change('i/x/s/b.icl', '')],
        'Words\n\nof more\nlines',
      ),
    );
    const second = good(
      await repository.commit(
        first,
        [change('m/a.json', null), change('m/b.json', 'two'), change('m/none.json', null)],
        'x',
      ),
    );
    expect(
      good(await repository.push([{ ref: 'refs/heads/x', commit: second, expected: null }])).get(
        'refs/heads/x',
      ),
    ).toEqual({ kind: 'done' });
    expect(server.paths('refs/heads/x')).toEqual(['i/x/s/b.icl', 'm/b.json', odd]);
    expect(server.git('cat-file', 'blob', `refs/heads/x:${odd}`)).toBe('x\n\ny');
    expect(server.git('log', '-1', '--format=%B', first)).toBe('Words\n\nof more\nlines');
    expect(server.git('log', '--format=%an <%ae>', first)).toBe('IC Console <ic-console@localhost>');
    const changes = await repository.changes(first, second);
    expect(changes.gone).toEqual(['m/a.json']);
    expect(changes.files.map(({ path, size }) => [path, size])).toEqual([['m/b.json', 3]]);
    expect(await repository.isBefore(first, second)).toBe(true);
    expect(await repository.isBefore(second, first)).toBe(false);
    expect(server.git('fsck', '--strict')).not.toContain('error');
  });

  test('a person’s own Git identity is on the commits, since some hosts ask for it', async () => {
    const server = await gitHost();
    const home = testFolder();
    writeFileSync(join(home, '.gitconfig'), '[user]\n\tname = Ana <Lima>\n\temail = ana@example.org\n');
    const repository = await openGit(server.url, { env: desktopEnv(home) });
    const commit = good(await repository.commit(null, [change('m/a.json', 'x')], 'x'));
    good(await repository.push([{ ref: 'refs/heads/x', commit, expected: null }]));
    expect(server.git('log', '-1', '--format=%an|%ae', 'refs/heads/x')).toBe('Ana Lima|ana@example.org');
  });

  test('a push never takes the place of anybody’s commit', async () => {
    const server = await gitHost();
    const [mine, theirs] = [await openGit(server.url), await openGit(server.url)];
    const base = good(await mine.commit(null, [change('m/a.json', 'x')], 'x'));
    const ref = 'refs/ic/1/x/log';
    good(await mine.push([{ ref, commit: base, expected: null }]));
    good(await theirs.fetch(['refs/ic/1/']));
    const next = good(await theirs.commit(base, [change('m/b.json', 'x')], 'x'));
    good(await theirs.push([{ ref, commit: next, expected: base }]));
    const late = good(await mine.commit(base, [change('m/c.json', 'x')], 'x'));
    for (const expected of [base, null, late])
      expect(good(await mine.push([{ ref, commit: late, expected }])).get(ref)).toEqual({ kind: 'moved' });
    expect(server.refs().get(ref)).toBe(next);
    expect(good(await mine.remove(ref, base)).kind).toBe('moved');
    expect(server.refs().get(ref)).toBe(next);
  });

  test('nothing of the environment steers Git, no hook runs, and a person’s settings do not reach in', async () => {
    const server = await gitHost();
    const [home, folder] = [testFolder(), testFolder()];
    const hooks = join(home, 'hooks');
    mkdirSync(hooks);
    for (const hook of ['pre-push', 'post-checkout', 'reference-transaction', 'post-commit'])
      writeFileSync(join(hooks, hook), `#!/bin/sh\ntouch '${home}/ran'\n`, { mode: 0o755 });
    writeFileSync(
      join(home, '.gitconfig'),
      `[core]\n\thooksPath = ${hooks}\n\tfsmonitor = ${hooks}/pre-push\n[fetch]\n\tprune = true\n[color]\n\tui = always\n[push]\n\tfollowTags = true\n[init]\n\ttemplateDir = ${home}\n[submodule]\n\trecurse = true\n`,
    );
    const { program, environment } = notedGit();
    const env = {
      ...desktopEnv(home),
      GIT_DIR: '/nonexistent',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.hooksPath',
      GIT_CONFIG_VALUE_0: hooks,
      GIT_TRACE: `${home}/trace`,
      GIT_SSH_COMMAND: `touch ${home}/ran`,
      LANG: 'de_DE.UTF-8',
      LANGUAGE: 'de',
    };
    const desktop = await gitDesktop(server, ana, { git: { env, program, folder } });
    good(await desktop.attach(true));
    good(await desktop.publish([segmentOf(ana, 1)], []));
    good(await desktop.list('all'));
    expect(readdirSync(home).sort()).toEqual(['.gitconfig', 'hooks']);
    const seen = environment().split('\n');
    expect(seen.filter((line) => /^GIT_(?:CONFIG_(?:COUNT|KEY)|TRACE)/.test(line))).toEqual([]);
    for (const line of [
      'LC_ALL=C',
      'GIT_TERMINAL_PROMPT=0',
      'GCM_INTERACTIVE=never',
      `GIT_DIR=${folder}/repository.git`,
      'GIT_ALLOW_PROTOCOL=https:ssh:http',
    ])
      expect(seen).toContain(line);
    expect(seen.find((line) => line.startsWith('GIT_SSH_COMMAND='))).toMatch(/=ssh -oBatchMode=yes/);
    expect(readdirSync(join(folder, 'repository.git'))).not.toContain('index');
    expect(existsSync(join(folder, 'repository.git', 'hooks'))).toBe(false);
  });

  test('settings that turn the address into another program’s are refused by name', async () => {
    const server = await gitHost();
    const home = testFolder();
    writeFileSync(join(home, '.gitconfig'), `[url "ext::touch ${home}/ran "]\n\tinsteadOf = ${server.url}\n`);
    const desktop = await gitDesktop(server, ana, { git: { env: desktopEnv(home) } });
    expect(bad(await desktop.attach(true))).toMatchObject({ kind: 'address' });
    writeFileSync(join(home, '.gitconfig'), `[url "${server.repository}"]\n\tinsteadOf = ${server.url}\n`);
    expect(bad(await desktop.attach(true))).toMatchObject({ kind: 'address' });
    expect(existsSync(join(home, 'ran'))).toBe(false);
  });

  test('no Git, an old Git, and no room for a repository are troubles with a way out', async () => {
    const old = join(testFolder(), 'git');
    writeFileSync(old, '#!/bin/sh\necho git version 2.17.1\n', { mode: 0o755 });
    const file = join(testFolder(), 'file');
    writeFileSync(file, '');
    const open = (program: string, folder: string) =>
      openSystemGit({
        folder,
        url: 'https://host/x',
        fs: nodeFileSystem,
        now: () => 0,
        env: desktopEnv(),
        program,
      });
    expect(bad(await open('/nonexistent/git', testFolder()))).toMatchObject({ kind: 'no-git' });
    expect(bad(await open(old, testFolder())).message).toMatch(/2\.30 or newer.*2\.17.*shared folder/s);
    expect(bad(await open('git', join(file, 'x')))).toMatchObject({ kind: 'away' });
  });

  test('a cycle with changes on both sides starts one process for each step: commit, push, fetch, differences', async () => {
    const server = await gitHost();
    const { program, calls } = notedGit();
    const [first, second] = [
      await gitDesktop(server, ana, { git: { program } }),
      await gitDesktop(server, ben),
    ];
    good(await first.attach(true));
    good(await second.attach(false));
    good(await second.publish([segmentOf(ben, 1)], []));
    good(await first.list('all'));
    good(await second.publish([segmentOf(ben, 2)], []));
    calls();
    good(await first.publish([segmentOf(ana, 1)], []));
    const { appeared } = good(await first.list({ streams: [] }));
    for (const file of appeared) good(await first.read(file, 1_000));
    expect([...calls()].sort()).toEqual(['diff-tree', 'diff-tree', 'fast-import', 'fetch', 'push']);
    good(await second.publish([segmentOf(ben, 3)], []));
    server.requests.length = 0;
    for (const file of good(await first.list({ streams: [] })).appeared) good(await first.read(file, 1_000));
    expect(calls(), 'what reads objects goes on running').toEqual(['fetch', 'diff-tree']);
    expect(server.requests).toHaveLength(2);
    good(await first.list({ streams: [] }));
    expect([calls(), server.requests.length], 'a look that finds nothing is one question').toEqual([
      ['fetch'],
      3,
    ]);
  });
});
