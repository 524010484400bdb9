import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAddress, parseBranch } from '../../electron/sync/git/address.ts';
import { openSystemGit } from '../../electron/sync/git/open-system-git.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { testFolder } from '../support/git-desktop.ts';

fc.configureGlobal({ seed: 20_261_121 }); // the same cases at every run

const refused = (text: string): string => {
  const parsed = parseAddress(text);
  if (parsed.ok) throw new Error(`${text} was taken`);
  expect(parsed.error.kind).toBe('address');
  return parsed.error.message;
};

describe('the addresses of repositories', () => {
  test.each([
    ['https://github.com/team/incidents.git', 'https', 'github.com'],
    ['https://ana@bitbucket.org/team/incidents.git', 'https', 'bitbucket.org'],
    ['https://git.example.org:8443/team/incidents', 'https', 'git.example.org'],
    ['https://dev.azure.com/team/Incident%20Response/_git/incidents', 'https', 'dev.azure.com'],
    ['ssh://git@git.example.org:2222/team/incidents.git', 'ssh', 'git.example.org'],
    ['git@GitHub.com:team/incidents.git', 'ssh', 'github.com'],
    ['git.example.org:incidents.git', 'ssh', 'git.example.org'],
    ['git@host:/srv/git/incidents.git', 'ssh', 'host'],
    ['git@host:~ana/incidents.git', 'ssh', 'host'],
    ['http://127.0.0.1:3000/incidents.git', 'http', '127.0.0.1'],
    ['http://localhost/incidents.git', 'http', 'localhost'],
    ['http://[::1]:80/incidents.git', 'http', '[::1]'],
    ['  https://host/team/incidents.git\n', 'https', 'host'],
  ])('%s is taken', (text, protocol, host) => {
    expect(parseAddress(text)).toEqual({ ok: true, value: { url: text.trim(), protocol, host } });
  });

  test.each([
    ['ext::sh -c touch% /tmp/x', /program to run/],
    ['fd::17', /program to run/],
    ['https::https://host/x', /program to run/],
    ['-oProxyCommand=touch /tmp/x', /begins with a dash/],
    ['--upload-pack=touch', /begins with a dash/],
    ['ssh://-oProxyCommand=touch/x', /names no host/],
    ['ssh://git@-oProxyCommand=touch/x', /names no host/],
    ['-oProxyCommand=x@host:y', /begins with a dash/],
    ['git@-oProxyCommand=x:y', /names no host/],
    ['ssh://-ofoo@host/x', /name before the @/],
    ['git@host:-x', /begins with a dash/],
    ['https://host/team/--upload-pack=x', /begins with a dash/],
    ['https://host/%2dx/y', /begins with a dash/],
    ['file:///srv/incidents.git', /folder on this computer/],
    ['FILE:///srv/incidents.git', /folder on this computer/],
    ['/srv/incidents.git', /folder on this computer/],
    ['../incidents.git', /folder on this computer/],
    ['C:\\incidents', /folder on this computer/],
    ['c:/incidents', /folder on this computer/],
    ['\\\\server\\share', /folder on this computer/],
    ['http://git.example.org/x', /Only https and ssh/],
    ['http://127.0.0.1.evil.org/x', /Only https and ssh/],
    ['git://host/x', /Only https and ssh/],
    ['ftp://host/x', /Only https and ssh/],
    ['https://ana:hunter2@host/x', /credential helper/],
    ['https://ghp_0123456789abcdef0123456789abcdef0123@github.com/x', /credential helper/],
    ['ssh://git:hunter2@host/x', /credential helper/],
    ['https://host/a/../../b', /climbs out/],
    ['https://host/x\u0000y', /can’t be seen/],
    ['https://host/x%0ahost=evil', /names no repository/],
    ['https://ev%0ail@host/x', /name before the @/],
    ['https://host', /names no repository/],
    ['https://host/x?y=z', /names no repository/],
    ['https://host/$(touch x)', /names no repository/],
    ["git@host:x';touch y", /names no repository/],
    ['', /no address/],
  ])('39 %s is refused with a reason, and nothing is tried', (text, reason) => {
    expect(refused(text)).toMatch(reason);
    expect(refused(text)).toContain('Nothing was tried.');
    expect(refused(text)).not.toContain('hunter2');
  });

  test('39 whatever is taken can’t be read as an option, a program, a folder or a line of its own', () => {
    const parts = [
      '-',
      '::',
      'ext::',
      'file://',
      'ssh://',
      'https://',
      'http://',
      'git@',
      'host',
      ':',
      '/',
      '@',
      '%',
      '%0a',
      '%2d',
      '..',
      '\\',
      '\n',
      'x',
      '-o',
      '=',
      ' ',
      "'",
      '"',
      '[::1]',
      'localhost',
    ];
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...parts), { maxLength: 8 }).map((some) => some.join('')),
      fc.webUrl(),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseAddress(text);
        if (!parsed.ok) return /[.)]$/.test(parsed.error.message);
        const { url, protocol, host } = parsed.value;
        const plain = decodeURIComponent(url);
        return (
          !url.startsWith('-') &&
          !/\p{Cc}/u.test(plain) &&
          !plain.replace(/\[[0-9a-f:]*\]/, '').includes('::') &&
          !/[\\'"`$;|<>\s]/.test(url) &&
          !/(?:^|[/@:])-/.test(plain.replace(/:\d+/, '')) &&
          !/^[/.~]|^[a-z]:/i.test(url) &&
          !/^[a-z]+:\/\/[^/]*:[^/@]*@/i.test(url) &&
          (protocol !== 'http' || /^(?:localhost|127\.|\[::1\])/.test(host))
        );
      }),
      { numRuns: 5_000 },
    );
  });

  test('39 a refused address starts no process and makes no folder', async () => {
    const folder = testFolder();
    const url = `ext::touch ${folder}/made`;
    const opened = await openSystemGit({
      folder: `${folder}/git`,
      url,
      fs: nodeFileSystem,
      now: () => 0,
      env: process.env,
      program: '/nonexistent/git',
    });
    expect(opened).toMatchObject({ ok: false, error: { kind: 'address' } });
    expect(nodeFileSystem.list(folder)).toEqual([]);
  });

  test('branches have the names of branches', () => {
    for (const good of ['incidents', 'main', 'team/incidents', 'störungen', 'v1.2_x'])
      expect(parseBranch(good).ok).toBe(true);
    for (const bad of [
      '',
      '-x',
      'a..b',
      'a//b',
      '/a',
      'a/',
      '.a',
      'a.lock',
      'a b',
      'a:b',
      'a~1',
      'x^',
      'a*',
      'icc/x',
      'a/-b',
      'a\nb',
    ])
      expect(parseBranch(bad), bad).toMatchObject({ ok: false, error: { kind: 'address' } });
  });
});
