import { isAbsolute, join } from 'node:path';
import { connectionKey, type Connection, type Trouble } from '../../shared/sync/connection.ts';
import type { DeviceId } from '../../shared/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { randomBase32, sha256 } from '../records/crypto.ts';
import type { FileSystem } from '../records/file-system.ts';
import type { Layout } from '../records/layout.ts';
import { FolderTransport } from './folder/folder-transport.ts';
import { nodeShareFiles } from './folder/node-share-files.ts';
import { GitTransport } from './git/git-transport.ts';
import { openSystemGit } from './git/open-system-git.ts';
import { keptChecks } from './kept-checks.ts';
import { LateTransport } from './late-transport.ts';
import type { Transport } from './transport.ts';

/** For which store a meeting point is opened, and with what. */
export type OpenContext = {
  readonly fs: FileSystem;
  readonly layout: Layout;
  /** null to find out which workspace is there. */
  readonly ws: string | null;
  readonly device: DeviceId;
  /** Where Git's private repositories are kept. */
  readonly cache: string;
  readonly now: () => number;
  readonly random: () => number;
};

/** A repository that is only tried is not the one that is worked with: two never use one at the same time. */
export const TRIED = 'tried-';

/**
 * Opens a meeting point with the real parts: the machine's file system, the system's Git.
 * @param purpose `try` leaves nothing behind, and may go on beside the one that is worked with.
 */
export function openTransport(
  context: OpenContext,
  connection: Connection,
  purpose: 'exchange' | 'try',
): Transport {
  const { ws, device, now, random, fs, layout } = context;
  if (connection.kind === 'folder') {
    const { path } = connection;
    return new LateTransport('folder', () => {
      if (!isAbsolute(path)) return Promise.resolve(err(notWhole(path)));
      const files = nodeShareFiles({ root: path });
      const memory = purpose === 'try' ? {} : { memory: keptChecks(fs, layout, connectionKey(connection)) };
      const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
      return Promise.resolve(
        ok(new FolderTransport({ files, root: path, ws, device, now, random, wait, ...memory })),
      );
    });
  }
  const { url, branch } = connection;
  return new LateTransport('git', async (): Promise<Result<Transport, Trouble>> => {
    const folder = join(context.cache, repositoryName(context, url, purpose));
    const repository = await openSystemGit({ folder, url, fs, now, env: process.env });
    if (!repository.ok) return repository;
    const transport = new GitTransport({ repository: repository.value, url, branch, ws, device, now });
    return ok(purpose === 'try' ? removedAfter(transport, () => fs.removeFolder(folder)) : transport);
  });
}

/** A store and a workspace have a repository of their own for each address. */
function repositoryName({ layout, ws }: OpenContext, url: string, purpose: 'exchange' | 'try'): string {
  if (purpose === 'try') return `${TRIED}${randomBase32(8)}`;
  return sha256([layout.root, ws, url].join('|')).slice(0, 24);
}

function removedAfter(transport: Transport, remove: () => void): Transport {
  const close = transport.close.bind(transport);
  transport.close = () => {
    close();
    try {
      remove();
    } catch {
      // what a child still writes is removed at the next start
    }
  };
  return transport;
}

const notWhole = (path: string): Trouble => ({
  kind: 'address',
  message: `“${path}” is not the whole path of a folder. Give it from its beginning, or choose the folder.`,
});
