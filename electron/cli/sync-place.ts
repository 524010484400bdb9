import { resolve } from 'node:path';
import { connectionKey, connectionSchema, placeOf, type Connection } from '../../shared/sync/connection.ts';
import { randomBase32 } from '../records/crypto.ts';
import { desktopEnvironment } from '../records/environment.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { layoutOf } from '../records/layout.ts';
import { readWorkspace } from '../records/workspace.ts';
import { readConnections } from '../sync/connections.ts';
import { hasIncidents, joinWorkspace } from '../sync/join.ts';
import { openTransport } from '../sync/open-transport.ts';
import { workspaceAt } from '../sync/workspace-at.ts';
import { inTerminal } from './failure-words.ts';
import { CommandFailure, UsageError, type VerbContext } from './verb.ts';

/** The meeting point that is named on the command line; undefined where none is. */
export function namedPlace({ options }: Pick<VerbContext, 'options'>): Connection | undefined {
  const [folder, url, branch] = ['folder', 'git', 'branch'].map((name) => options.get(name));
  if (folder !== undefined && url !== undefined)
    throw new UsageError('Give a folder or a repository, one of the two; connect to the other one after it.');
  if (branch !== undefined && url === undefined) throw new UsageError('--branch belongs to --git.');
  if (folder === undefined && url === undefined) return undefined;
  if (folder === '' || url === '') throw new UsageError('The place has no name: is a variable empty?');
  const parsed = connectionSchema.safeParse(
    url === undefined ? { kind: 'folder', path: resolve(String(folder)) } : { kind: 'git', url, branch },
  );
  if (!parsed.success) throw new UsageError('The place has no name, or one of more than 1 000 characters.');
  return parsed.data;
}

/**
 * Makes the store one of the workspace's that is at a meeting point, where there is no store yet, or one without incidents
 * that was connected to nothing else; leaves it as it is where it belongs there already.
 * @returns what was done, as a sentence; null when there was nothing to do.
 */
export async function joinIfEmpty(
  { storePath, person }: Pick<VerbContext, 'storePath' | 'person'>,
  connection: Connection,
  cache: string,
): Promise<string | null> {
  const fs = nodeFileSystem;
  const layout = layoutOf(storePath);
  const own = readWorkspace(fs, layout);
  if (!own.ok && own.error !== 'missing') return null; // opening the store says what is wrong with it
  const others = readConnections(fs, layout).filter(
    (kept) => connectionKey(kept.connection) !== connectionKey(connection),
  );
  if (own.ok && (others.length > 0 || hasIncidents(fs, layout))) return null;
  const parts = { fs, layout, cache, now: Date.now, random: Math.random };
  // No device of anybody's: nothing is written there to learn whose it is.
  const transport = openTransport({ ...parts, ws: null, device: randomBase32(16) }, connection, 'try');
  const found = await workspaceAt(transport);
  if (!found.ok) {
    if (own.ok) return null; // connecting says what is wrong, or founds the workspace there
    const { message } = found.error;
    throw new CommandFailure(
      `There is no store of records in ${storePath}, and none to join: ${message} To begin a workspace of your own, run ic init first.`,
    );
  }
  if (own.ok && own.value.ws === found.value) return null;
  const environment = desktopEnvironment({ deviceName: person });
  const joined = await joinWorkspace(storePath, environment, { ws: found.value, connection });
  if (!joined.ok) throw new CommandFailure(inTerminal(joined.error));
  const { aside } = joined.value;
  const done = `${storePath} is a desktop of the workspace at ${placeOf(connection)} now`;
  return aside === null ? `${done}.` : `${done}; what was in it, no incidents, is in its folder ${aside}.`;
}
