import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import type { RecordStore } from '../../electron/records/store.ts';
import { GitTransport } from '../../electron/sync/git/git-transport.ts';
import { openSystemGit } from '../../electron/sync/git/open-system-git.ts';
import type { GitRepository } from '../../electron/sync/git/repository.ts';
import { GitServer } from '../support/git-server.ts';

/** Runs with a Git host on loopback: the real `git http-backend`. */
export async function withHost<T>(folder: string, run: (server: GitServer) => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true });
  const server = await GitServer.start(folder);
  try {
    return await run(server);
  } finally {
    await server.close();
  }
}

/** What Git sees of a desktop: a home of its own, and nobody's settings. */
export const plainHome = (home: string): Record<string, string | undefined> => ({
  PATH: process.env['PATH'],
  HOME: home,
});

/** The private repository of a desktop, by the system's Git. */
export async function privateRepository(
  folder: string,
  url: string,
  now: () => number = Date.now,
): Promise<GitRepository> {
  mkdirSync(folder, { recursive: true });
  const opened = await openSystemGit({ folder, url, fs: nodeFileSystem, now, env: plainHome(folder) });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

/** The transport of a store to a Git host. */
export async function toGit(
  { ws, identity, layout }: RecordStore,
  url: string,
  now: () => number = Date.now,
): Promise<GitTransport> {
  if (identity === null) throw new Error('the store is read-only');
  const repository = await privateRepository(join(layout.local, 'git'), url, now);
  return new GitTransport({ repository, url, branch: 'incidents', ws, device: identity.device, now });
}
