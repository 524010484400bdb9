import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { GitTransport } from '../../electron/sync/git/git-transport.ts';
import { openSystemGit } from '../../electron/sync/git/open-system-git.ts';
import type { GitRepository } from '../../electron/sync/git/repository.ts';
import { desktopEnv, gitHost, testFolder } from './git-desktop.ts';
import { hostileTree } from './git-hostile.ts';
import type { GitServer } from './git-server.ts';
import type { MeetingPlace } from './transport-suite.ts';

/** The device under whose ref the test does what others do. */
const other = 'zzzzzzzzzzzzzzzz';
const refOf = (device: string): string => `refs/ic/1/${device}/log`;

/** A repository on a real host as the place of the shared suite. */
export async function gitPlace(): Promise<MeetingPlace> {
  const server = await gitHost();
  return {
    open({ ws, device }) {
      const folder = testFolder();
      const now = (): number => Date.now();
      const opening = openSystemGit({ folder, url: server.url, fs: nodeFileSystem, now, env: desktopEnv() });
      const repository = opened(
        opening.then((result) => {
          if (result.ok) return result.value;
          throw new Error(result.error.message);
        }),
      );
      return new GitTransport({ repository, url: server.url, branch: 'incidents', ws, device, now });
    },
    async plant(path, bytes) {
      const people = /^(?:p|view)\//.test(path);
      if (people) commitOn(server, 'refs/heads/incidents', new Map([[path, bytes]]));
      else if (bytes !== null) commitOn(server, refOf(other), new Map([[path, bytes]]));
      else takeAway(server, path);
      return Promise.resolve();
    },
    paths: () =>
      Promise.resolve([...new Set([...server.refs().keys()].flatMap((ref) => server.paths(ref)))].sort()),
    vanish() {
      server.mood = 'away';
      return Promise.resolve();
    },
    back() {
      server.mood = 'well';
      return Promise.resolve();
    },
    refuse(path) {
      server.refuse({ paths: [path] });
      return Promise.resolve();
    },
    poison() {
      const outside = testFolder();
      hostileTree(server, refOf('hhhhhhhhhhhhhhhh'), outside);
      hostileTree(server, 'refs/heads/incidents', outside);
      const before = names(outside);
      return Promise.resolve({
        unharmed: () =>
          Promise.resolve(names(outside) === before && !existsSync(join(outside, '..', 'outside.icl'))),
      });
    },
  };
}

const names = (folder: string): string => readdirSync(folder, { recursive: true }).sort().join('\n');

/** A commit by somebody else with these changes; null removes. */
export function commitOn(
  server: GitServer,
  ref: string,
  changes: ReadonlyMap<string, Uint8Array | null>,
): void {
  const index = join(testFolder(), 'index');
  const git = (input: Uint8Array | string, ...args: readonly string[]): string =>
    execFileSync('git', ['-C', server.repository, ...args], {
      input,
      env: { ...process.env, GIT_INDEX_FILE: index },
      encoding: 'utf8',
    }).trim();
  const tip = server.refs().get(ref);
  if (tip !== undefined) git('', 'read-tree', tip);
  else if (ref !== 'refs/heads/incidents') {
    const file = Buffer.from('{"fmt":1,"minReader":1,"ws":"aaaabbbbccccdddd"}\n');
    git(
      '',
      'update-index',
      '--add',
      '--cacheinfo',
      `100644,${git(file, 'hash-object', '-w', '--stdin')},icc.json`,
    );
  }
  for (const [path, bytes] of changes) {
    if (bytes === null) git('', 'rm', '--cached', '--quiet', '--', path);
    else
      git(
        '',
        'update-index',
        '--add',
        '--cacheinfo',
        `100644,${git(bytes, 'hash-object', '-w', '--stdin')},${path}`,
      );
  }
  const tree = git('', 'write-tree');
  const commit = server.gitWith(
    'by somebody',
    'commit-tree',
    tree,
    ...(tip === undefined ? [] : ['-p', tip]),
  );
  server.git('update-ref', ref, commit);
}

/** Somebody takes one file away: each ref that has it goes back to before it, and what else was lost by that is put beside. */
function takeAway(server: GitServer, path: string): void {
  const kept = new Map<string, Uint8Array>();
  for (const ref of server.refs().keys()) {
    if (!ref.startsWith('refs/ic/1/') || !server.paths(ref).includes(path)) continue;
    for (const each of server.paths(ref)) {
      const bytes = execFileSync('git', ['-C', server.repository, 'cat-file', 'blob', `${ref}:${each}`]);
      if (each !== path && each !== 'icc.json') kept.set(each, bytes);
    }
    const before = server
      .git('rev-list', ref)
      .split('\n')
      .find((commit) => !server.paths(commit).includes(path));
    if (before === undefined) server.deleteRef(ref);
    else server.git('update-ref', ref, before);
  }
  commitOn(server, refOf(other), kept);
}

/** A repository that is still being opened. */
function opened(opening: Promise<GitRepository>): GitRepository {
  let made: readonly string[] = [];
  let closed = false;
  void opening.then(
    (repository) => {
      made = repository.madeBefore();
      if (closed) repository.close();
    },
    () => undefined,
  );
  const call =
    <A extends unknown[], T>(run: (repository: GitRepository, ...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> =>
      run(await opening, ...args);
  return {
    remoteRefs: call((git, prefix: string) => git.remoteRefs(prefix)),
    askRefs: call((git, prefix: string) => git.askRefs(prefix)),
    fetch: call((git, ...args: Parameters<GitRepository['fetch']>) => git.fetch(...args)),
    changes: call((git, ...args: Parameters<GitRepository['changes']>) => git.changes(...args)),
    isBefore: call((git, ...args: Parameters<GitRepository['isBefore']>) => git.isBefore(...args)),
    blob: call((git, ...args: Parameters<GitRepository['blob']>) => git.blob(...args)),
    commit: call((git, ...args: Parameters<GitRepository['commit']>) => git.commit(...args)),
    madeBefore: () => made,
    push: call((git, ...args: Parameters<GitRepository['push']>) => git.push(...args)),
    remove: call((git, ...args: Parameters<GitRepository['remove']>) => git.remove(...args)),
    tidy: call((git) => git.tidy()),
    close() {
      closed = true;
      void opening.then(
        (git) => git.close(),
        () => undefined,
      );
    },
  };
}
