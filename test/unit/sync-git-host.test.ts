import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { usualGitLimits } from '../../electron/sync/git/git-process.ts';
import type { GitTransport } from '../../electron/sync/git/git-transport.ts';
import { desktopEnv, gitDesktop, gitHost, testFolder, type DesktopOptions } from '../support/git-desktop.ts';
import type { GitServer } from '../support/git-server.ts';
import { ana, appearedIn, bad, ben, good, refusedIn, segmentOf } from '../support/share-fixtures.ts';

async function attached(server: GitServer, options?: DesktopOptions): Promise<GitTransport> {
  const desktop = await gitDesktop(server, ana, options);
  good(await desktop.attach(true));
  return desktop;
}

/** What another desktop finds there. */
async function seenBy(server: GitServer): Promise<readonly string[]> {
  const other = await gitDesktop(server, ben);
  good(await other.attach(false));
  const listed = appearedIn(good(await other.list('all')));
  other.close();
  return listed;
}

const paths = (...numbers: readonly number[]): string[] => numbers.map((n) => segmentOf(ana, n).path);

describe('signing in', () => {
  test('35 the sign-in expires: one trouble that says what to do, nothing is asked, it goes on by itself', async () => {
    const server = await gitHost();
    const home = testFolder();
    const keep = (password: string): void => {
      writeFileSync(join(home, '.git-credentials'), `${server.url.replace('://', `://ana:${password}@`)}\n`);
    };
    writeFileSync(join(home, '.gitconfig'), '[credential]\n\thelper = store\n');
    server.signIn = { user: 'ana', password: 'spring' };
    keep('spring');
    const desktop = await attached(server, { git: { env: desktopEnv(home) } });
    good(await desktop.publish([segmentOf(ana, 1)], []));

    server.signIn = { user: 'ana', password: 'summer' };
    for (const answer of [await desktop.list('all'), await desktop.publish([segmentOf(ana, 2)], [])]) {
      expect(bad(answer)).toMatchObject({ kind: 'auth' });
      expect(bad(answer).message).toMatch(/asks to sign in.*kept here.*credential helper/s);
      expect(bad(answer).message).not.toMatch(/spring|summer/);
    }
    expect(bad(await desktop.attach(false)).kind).toBe('auth');
    keep('summer');
    good(await desktop.attach(false));
    good(await desktop.publish([segmentOf(ana, 2)], []));
    expect(server.paths(`refs/ic/1/${ana}/log`)).toEqual([...paths(1, 2), 'icc.json']);
  });

  test('35 nobody is asked for a password: not in a terminal, not by a program', async () => {
    const server = await gitHost();
    server.signIn = { user: 'ana', password: 'spring' };
    const folder = testFolder();
    const asker = join(folder, 'ask');
    const home = testFolder();
    writeFileSync(join(home, '.gitconfig'), `[core]\n\taskPass = ${asker}\n`);
    writeFileSync(asker, `#!/bin/sh\ntouch '${folder}/asked'\necho ana\n`, { mode: 0o755 });
    const env = {
      ...desktopEnv(home),
      SSH_ASKPASS: asker,
      GIT_ASKPASS: asker,
      DISPLAY: ':0',
      GIT_TERMINAL_PROMPT: '1',
    };
    const desktop = await gitDesktop(server, ana, { git: { env } });
    expect(bad(await desktop.attach(true)).kind).toBe('auth');
    expect(execFileSync('ls', [folder], { encoding: 'utf8' })).toBe('ask\n');
  });

  test('a host that lets this desktop only read: others’ entries arrive, its own wait, and it notices the right to write', async () => {
    const server = await gitHost();
    const writer = await gitDesktop(server, ben);
    good(await writer.attach(true));
    let now = 1_000_000;
    const desktop = await gitDesktop(server, ana, { now: () => now });
    good(await desktop.attach(false));
    server.readOnly = true;
    expect(bad(await desktop.publish([segmentOf(ana, 1)], []))).toMatchObject({ kind: 'read-only' });
    expect(desktop.status().readOnly).toBe(true);
    server.readOnly = false;
    good(await writer.publish([segmentOf(ben, 1)], []));
    server.readOnly = true;
    expect(appearedIn(good(await desktop.list('all')))).toEqual([segmentOf(ben, 1).path]);
    now += 6 * 60_000;
    good(await desktop.list('all'));
    expect(desktop.status().readOnly).toBe(true);
    server.readOnly = false;
    now += 6 * 60_000;
    good(await desktop.list('all'));
    expect(desktop.status().readOnly).toBe(false);
    good(await desktop.publish([segmentOf(ana, 1)], []));
  });
});

describe('what the host refuses', () => {
  test('37 a secret scanner refuses two of forty files: those are parked with its words, all others arrive, in few pushes', async () => {
    const server = await gitHost();
    server.refuse({ words: 'AKIA0SECRET' });
    const desktop = await attached(server);
    const files = Array.from({ length: 40 }, (_, n) => segmentOf(ana, n + 1));
    const guilty = [7, 23].map((n) => ({ ...segmentOf(ana, n), bytes: Buffer.from(`key AKIA0SECRET ${n}`) }));
    for (const file of guilty) files[files.findIndex(({ path }) => path === file.path)] = file;
    server.requests.length = 0;
    const outcomes = good(await desktop.publish(files, []));
    expect(refusedIn(outcomes)).toEqual(paths(7, 23));
    for (const outcome of outcomes) {
      if (outcome.ok) continue;
      expect(outcome).toMatchObject({ parked: true, trouble: { kind: 'policy' } });
      expect(outcome.trouble.message).toMatch(/a secret was found in i\/.*redact it/s);
    }
    expect(server.requests.filter((request) => request.startsWith('POST')).length).toBeLessThanOrEqual(6);
    expect(await seenBy(server)).toEqual(
      files
        .map(({ path }) => path)
        .filter((path) => !paths(7, 23).includes(path))
        .sort(),
    );
    // What was parked and is redacted goes under another name, and nothing of the secret stays in what is pushed.
    const redacted = {
      path: segmentOf(ana, 7).path.replace('.icl', '.r.icl'),
      bytes: Buffer.from('without'),
    };
    expect(refusedIn(good(await desktop.publish([redacted], paths(7))))).toEqual([]);
  });

  test('37 a scanner that names nothing: the guilty are found by halves', async () => {
    const server = await gitHost();
    server.refuse({ paths: paths(3, 11) });
    const desktop = await attached(server);
    const outcomes = good(
      await desktop.publish(
        Array.from({ length: 16 }, (_, n) => segmentOf(ana, n + 1)),
        [],
      ),
    );
    expect(refusedIn(outcomes)).toEqual(paths(3, 11));
    expect(await seenBy(server)).toHaveLength(14);
  });

  test('37 where a new file is refused, what it was to replace stays', async () => {
    const server = await gitHost();
    const desktop = await attached(server);
    good(await desktop.publish([segmentOf(ana, 1)], []));
    server.refuse({ paths: paths(2) });
    expect(refusedIn(good(await desktop.publish([segmentOf(ana, 2)], paths(1))))).toEqual(paths(2));
    expect(await seenBy(server)).toEqual(paths(1));
  });

  test('a push that is too large for the host: the large file is parked, the small ones arrive', async () => {
    const server = await gitHost();
    const desktop = await attached(server);
    server.largest = 200_000;
    const large = { ...segmentOf(ana, 2), bytes: randomBytes(60_000) };
    const larger = {
      ...segmentOf(ana, 3),
      bytes: randomBytes(300_000),
    };
    const outcomes = good(await desktop.publish([segmentOf(ana, 1), large, larger, segmentOf(ana, 4)], []));
    expect(refusedIn(outcomes)).toEqual(paths(3));
    expect(await seenBy(server)).toEqual(paths(1, 2, 4));
  });
});

describe('a host that is not well', () => {
  test('faults, closed doors and silence are “away”, each in time, and it goes on afterwards', async () => {
    const server = await gitHost();
    const desktop = await attached(server, {
      git: { limits: { ...usualGitLimits, silence: 1_500 } },
    });
    for (const mood of ['busy', 'away', 'hangs'] as const) {
      server.mood = mood;
      expect(bad(await desktop.list('all')), mood).toMatchObject({ kind: 'away' });
      expect(bad(await desktop.publish([segmentOf(ana, 1)], [])).message).toContain('tried again by itself');
    }
    server.mood = 'well';
    good(await desktop.publish([segmentOf(ana, 1)], []));
    expect(await seenBy(server)).toEqual(paths(1));
  });

  test('closing ends the processes that talk to a silent host, at once', async () => {
    const server = await gitHost();
    const desktop = await attached(server);
    server.mood = 'hangs';
    const hanging = desktop.list('all');
    await until(() => server.requests.length > 0 && gitProcesses(server).length > 0);
    desktop.close();
    expect(bad(await hanging).kind).toBe('away');
    await until(() => gitProcesses(server).length === 0);
  });

  test('closing, and a host that is silent for too long, end the helpers of Git as well', async () => {
    const server = await gitHost();
    const program = join(testFolder(), 'git');
    // A helper that outlives Git and holds on to its output, as a hanging ssh does.
    const script = '#!/bin/sh\ncase " $* " in *" fetch "*) sleep 600 & wait ;; *) exec git "$@" ;; esac\n';
    writeFileSync(program, script, { mode: 0o755 });
    const limits = { ...usualGitLimits, silence: 500 };
    const impatient = await gitDesktop(server, ana, { git: { program, limits } });
    expect(bad(await impatient.attach(true)).message).toMatch(/does not answer/);
    const desktop = await gitDesktop(server, ana, { git: { program } });
    const hanging = desktop.attach(true);
    await until(() => server.requests.length > 1);
    desktop.close();
    expect(bad(await hanging).kind).toBe('away');
  });

  test('Git is killed in the middle of a push: nothing is lost or doubled, and the next push goes through', async () => {
    const server = await gitHost();
    const desktop = await attached(server);
    let killed = 0;
    server.onPush = () => {
      for (const pid of gitProcesses(server)) {
        process.kill(pid, 'SIGKILL');
        killed += 1;
      }
    };
    const chunk = randomBytes(300 * 1024);
    const large = { path: segmentOf(ana, 1).path, bytes: chunk };
    expect(bad(await desktop.publish([large, segmentOf(ana, 2)], [])).kind).toBe('away');
    expect(killed).toBeGreaterThan(0);
    server.onPush = null;
    good(await desktop.publish([large, segmentOf(ana, 2)], []));
    expect(await seenBy(server)).toEqual(paths(1, 2));
    expect(server.git('fsck', '--full', '--strict')).not.toMatch(/error|missing|broken/);
  });

  test('a repository that is not there, or is not shown to this desktop', async () => {
    const server = await gitHost();
    const desktop = await gitDesktop(server, ana, { path: '/other.git' });
    expect(bad(await desktop.attach(true))).toMatchObject({ kind: 'auth' });
    expect(bad(await desktop.attach(true)).message).toMatch(/no repository at this address/);
  });

  /** The processes of desktops' Git that talk to this host, by its address in their command lines. */
  function gitProcesses(server: GitServer): number[] {
    const lines = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n');
    return lines
      .filter((line) => line.includes(server.url) && /git/.test(line))
      .map((line) => Number.parseInt(line, 10));
  }

  const until = (met: () => boolean): Promise<void> => expect.poll(met, { timeout: 20_000 }).toBe(true);
});
