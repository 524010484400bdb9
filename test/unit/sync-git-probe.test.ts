import { describe, expect, test } from 'vitest';
import { GitPace } from '../../electron/sync/git/git-pace.ts';
import type { ProbeReport } from '../../shared/sync/state.ts';
import { gitDesktop, gitHost } from '../support/git-desktop.ts';
import { commitOn } from '../support/git-place.ts';
import type { GitServer } from '../support/git-server.ts';
import { ana, ben, good, segmentOf } from '../support/share-fixtures.ts';

async function probed(server: GitServer): Promise<ProbeReport> {
  const told: ProbeReport[] = [];
  const desktop = await gitDesktop(server, ben);
  const report = await desktop.probe((step) => told.push(step));
  expect(told.at(-1)).toEqual(report);
  expect(report.steps.map(({ what }) => what)).toEqual([
    'git',
    'reach',
    'sign-in',
    'store',
    'refs',
    'write',
    'read-back',
  ]);
  return report;
}
const outcomes = ({ steps }: ProbeReport): string =>
  steps.map(({ what, outcome }) => `${what} ${outcome}`).join(', ');
const wordsOf = ({ steps }: ProbeReport, what: string): string =>
  steps.find((step) => step.what === what)?.words ?? '';

describe('trying a repository before connecting it', () => {
  test('an empty one, and an ordinary one with code in it: both serve, nothing is left behind', async () => {
    const server = await gitHost();
    const empty = await probed(server);
    expect(empty).toMatchObject({ found: 'empty', trouble: null, readOnly: false });
    expect(wordsOf(empty, 'store')).toMatch(/^It is empty/);
    commitOn(server, 'refs/heads/main', new Map([['src/a.js', Buffer.from('x')]]));
    const ordinary = await probed(server);
    expect(ordinary).toMatchObject({ found: 'empty', trouble: null });
    expect(wordsOf(ordinary, 'store')).toMatch(/ordinary repository.*not touched/);
    expect([...server.refs().keys()]).toEqual(['refs/heads/main']);
  });

  test('36 a host that takes branches only: said, and tried with a branch', async () => {
    const server = await gitHost();
    server.refuse({ refs: 'refs/ic/' });
    const report = await probed(server);
    expect(report).toMatchObject({ found: 'empty', trouble: null });
    expect(wordsOf(report, 'refs')).toMatch(/only as branches: those below icc/);
    server.refuse({ refs: 'refs/' });
    const neither = await probed(server);
    expect(neither.found).toBe('unusable');
    expect(['refs', 'policy']).toContain(neither.trouble?.kind);
    expect(server.refs().size).toBe(0);
  });

  test('35 a host that asks to sign in is reached, and that is said', async () => {
    const server = await gitHost();
    server.signIn = { user: 'ana', password: 'spring' };
    const report = await probed(server);
    expect(report).toMatchObject({ found: 'unusable', trouble: { kind: 'auth' } });
    expect(outcomes(report)).toBe(
      'git good, reach good, sign-in bad, store not-tried, refs not-tried, write not-tried, read-back not-tried',
    );
  });

  test('a host that is away, and one that lets this desktop only read', async () => {
    const server = await gitHost();
    const first = await gitDesktop(server, ana);
    good(await first.attach(true));
    good(await first.publish([segmentOf(ana, 1), { path: `m/${ana}.1.json`, bytes: Buffer.from('{}') }], []));
    server.readOnly = true;
    const readOnly = await probed(server);
    expect(readOnly).toMatchObject({
      found: 'same',
      readOnly: true,
      trouble: null,
      incidents: 1,
      devices: 1,
    });
    expect(wordsOf(readOnly, 'write')).toMatch(/lets this computer read/);
    server.mood = 'away';
    expect(await probed(server)).toMatchObject({ found: 'unusable', trouble: { kind: 'away' } });
  });

  test('a trial that was broken off is cleaned up by the next one', async () => {
    const server = await gitHost();
    commitOn(server, `refs/ic/1/${ben}/probe`, new Map([['icc-probe', Buffer.from('old')]]));
    const report = await probed(server);
    expect(report).toMatchObject({ found: 'empty', trouble: null });
    expect(server.refs().size).toBe(0);
    server.refuse({ removals: true });
    expect(wordsOf(await probed(server), 'read-back')).toMatch(/does not let it be removed/);
    const desktop = await gitDesktop(server, ana);
    good(await desktop.attach(true));
  });
});

describe('how often a repository is used', () => {
  test('hosts in general every two seconds; those that limit more slowly, shared among the desktops at work, with the reason', () => {
    let now = 1_000_000;
    const own = new GitPace('git@git.example.org:x.git', () => now);
    expect(own.pace(ana)).toEqual({ look: 2_000, lookAtAll: 10_000, beacon: 60_000, why: null });
    own.looked(now - 1_200);
    expect(own.pace(ana).look, 'the time that looking took is part of the two seconds').toBe(800);
    own.looked(now - 60_000);
    expect(own.pace(ana).look).toBe(250);
    own.looked(now + 60_000);
    expect(own.pace(ana).look, 'a clock that was set back').toBe(2_000);
    const pace = new GitPace('https://github.com/team/x.git', () => now);
    expect(pace.pace(ana)).toMatchObject({ beacon: 300_000, publish: 10_000 });
    pace.moved([ana, ben, 'cccccccccccccccc']);
    expect(pace.pace(ana)).toMatchObject({
      publish: 30_000,
      why: expect.stringMatching(
        /^GitHub limits.*6 pushes a minute.*3 desktops at work, entries go out every 30 s/,
      ) as unknown,
    });
    now += 11 * 60_000;
    expect(pace.pace(ana)).toMatchObject({ publish: 10_000 });
    expect(new GitPace('ssh://git@ssh.github.com:443/team/x', () => now).pace(ana).why).toMatch(/GitHub/);
    expect(new GitPace('https://notgithub.com/team/x', () => now).pace(ana).why).toBeNull();
  });
});
