import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { GitTransport } from '../../electron/sync/git/git-transport.ts';
import { openSystemGit, type SystemGitOptions } from '../../electron/sync/git/open-system-git.ts';
import type { GitRepository } from '../../electron/sync/git/repository.ts';
import type { DeviceId } from '../../shared/ids.ts';
import { GitServer } from './git-server.ts';

/** A folder of the test's own, removed after it. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ic-git-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** A Git host for one test. */
export async function gitHost(): Promise<GitServer> {
  const server = await GitServer.start(testFolder());
  onTestFinished(() => server.close());
  return server;
}

/** What a desktop's Git sees: a home of its own, and nobody's settings. */
export function desktopEnv(home = testFolder()): Record<string, string | undefined> {
  mkdirSync(home, { recursive: true });
  return { PATH: process.env['PATH'], HOME: home };
}

/** A desktop's private repository for this host. */
export async function openGit(url: string, options: Partial<SystemGitOptions> = {}): Promise<GitRepository> {
  const opened = await openSystemGit({
    folder: testFolder(),
    url,
    fs: nodeFileSystem,
    now: () => Date.now(),
    env: desktopEnv(),
    ...options,
  });
  if (!opened.ok) throw new Error(`${opened.error.kind}: ${opened.error.message}`);
  const repository = opened.value;
  onTestFinished(() => repository.close());
  return repository;
}

export type DesktopOptions = {
  readonly ws?: string | null;
  readonly branch?: string;
  /** Of another repository at the same host. */
  readonly path?: string;
  readonly now?: () => number;
  readonly git?: Partial<SystemGitOptions>;
};

/** A desktop's transport to a host. */
export async function gitDesktop(
  server: GitServer,
  device: DeviceId,
  {
    ws = 'aaaabbbbccccdddd',
    branch = 'incidents',
    path,
    now = () => Date.now(),
    git = {},
  }: DesktopOptions = {},
): Promise<GitTransport> {
  const url = path === undefined ? server.url : new URL(path, server.url).href;
  const repository = await openGit(url, { now, ...git });
  return new GitTransport({ repository, url, branch, ws, device, now });
}
