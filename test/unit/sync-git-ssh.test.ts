import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gitEnvironment } from '../../electron/sync/git/git-environment.ts';
import { GitTransport } from '../../electron/sync/git/git-transport.ts';
import { desktopEnv, openGit, testFolder } from '../support/git-desktop.ts';
import { ana, appearedIn, bad, ben, good, segmentOf, ws } from '../support/share-fixtures.ts';

/** A computer whose ssh reaches a host: a program in its place that runs what the host would run, or says `words` and fails. */
function sshTo(words: string | null): {
  readonly url: string;
  readonly env: Record<string, string | undefined>;
  called(): string;
} {
  const folder = testFolder();
  execFileSync('git', ['init', '--quiet', '--bare', join(folder, 'incidents.git')]);
  const answer =
    words === null ? 'for last; do :; done\nexec sh -c "$last"' : `echo '${words}' >&2\nexit 255`;
  writeFileSync(join(folder, 'ssh'), `#!/bin/sh\necho "$@" > '${folder}/called'\n${answer}\n`, {
    mode: 0o755,
  });
  const home = testFolder();
  writeFileSync(join(home, '.gitconfig'), `[core]\n\tsshCommand = ${folder}/ssh -F none\n`);
  const url = `git@git.example.org:${folder}/incidents.git`;
  return { url, env: desktopEnv(home), called: () => readFileSync(join(folder, 'called'), 'utf8') };
}

const desktopOf = async ({ url, env }: ReturnType<typeof sshTo>, device: string): Promise<GitTransport> =>
  new GitTransport({
    repository: await openGit(url, { env }),
    url,
    branch: 'incidents',
    ws,
    device,
    now: () => 0,
  });

describe('repositories over ssh', () => {
  test('two desktops exchange entries by the ssh that is set up on this computer, told never to ask', async () => {
    const host = sshTo(null);
    const [first, second] = [await desktopOf(host, ana), await desktopOf(host, ben)];
    good(await first.attach(true));
    good(await second.attach(false));
    good(await first.publish([segmentOf(ana, 1)], []));
    expect(appearedIn(good(await second.list('all')))).toEqual([segmentOf(ana, 1).path]);
    expect(host.called()).toMatch(
      /^-F none .*-oBatchMode=yes .*-oServerAliveInterval=10 .*git@git\.example\.org git-upload-pack/,
    );
  });

  test.each([
    ['git@host: Permission denied (publickey).', 'auth', /asks to sign in.*ssh-agent/s],
    ['Host key verification failed.', 'auth', /does not know the Git host’s key/],
    [
      'ssh: Could not resolve hostname git.example.org: Name or service not known',
      'away',
      /can’t be reached/,
    ],
    ['ssh: connect to host git.example.org port 22: Connection timed out', 'away', /can’t be reached/],
    ['kex_exchange_identification: Connection closed by remote host', 'away', /can’t be reached/],
    ['ERROR: Repository not found.', 'auth', /no repository at this address/],
    [
      'remote: GitLab: The project you were looking for could not be found',
      'auth',
      /no repository at this address/,
    ],
    ['nothing that anybody knows', 'away', /nothing that anybody knows.*tried again/s],
  ])('ssh says “%s”: %s', async (words, kind, message) => {
    const trouble = bad(await (await desktopOf(sshTo(words), ana)).attach(true));
    expect(trouble.kind).toBe(kind);
    expect(trouble.message).toMatch(message);
  });

  test('39 a program in place of ssh that takes other options is left as it was set up', () => {
    const address = { url: 'git@host:x', protocol: 'ssh', host: 'host' } as const;
    const command = (sshCommand: string | null) =>
      gitEnvironment({}, { gitDir: '/x', address, sshCommand })['GIT_SSH_COMMAND'];
    expect(command(null)).toMatch(/^ssh -oBatchMode=yes/);
    expect(command('"C:/Windows/System32/OpenSSH/ssh.exe"')).toMatch(/ssh\.exe" -oBatchMode=yes/);
    expect(command('"C:/Program Files/PuTTY/plink.exe" -agent')).toBe(
      '"C:/Program Files/PuTTY/plink.exe" -agent',
    );
    expect(gitEnvironment({}, { gitDir: '/x', address, sshCommand: null })['GIT_ALLOW_PROTOCOL']).toBe(
      'https:ssh',
    );
  });
});
