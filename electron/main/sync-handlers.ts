import { dialog } from 'electron';
import { WORKSPACE_STREAM } from '../../shared/ids.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { SyncState } from '../../shared/sync/state.ts';
import { WorkspaceService } from '../incidents/workspace-service.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import type { JoinWish } from '../sync/join.ts';
import type { ConsoleSession } from './console-session.ts';
import type { Handlers } from './ipc/register.ts';
import type { SyncHost } from './sync-host.ts';

type Answered =
  ('sync:choose-folder' | 'sync:probe' | 'sync:connect' | 'sync:disconnect' | 'sync:now') | 'device:stand';

export type SyncContext = {
  readonly session: () => Promise<ConsoleSession>;
  readonly sync: SyncHost;
  readonly person: () => string;
  /** Makes this desktop one of the workspace's that was found somewhere. */
  readonly join: (wish: JoinWish) => Promise<Result<SyncState, Failure>>;
};

/** What main answers about meeting points and devices. */
export function syncHandlers({ session, sync, join, person }: SyncContext): Pick<Handlers, Answered> {
  return {
    async 'sync:choose-folder'() {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        title: 'The folder where the desktops meet',
        buttonLabel: 'Use this folder',
        properties: ['openDirectory', 'createDirectory'],
      });
      return ok(canceled ? null : (filePaths[0] ?? null));
    },
    'sync:probe': async ({ connection }) => ok(await sync.probe(connection)),
    async 'sync:connect'({ connection, join: mayJoin }) {
      const { readOnly } = (await session()).state();
      if (readOnly !== null) return err({ kind: 'read-only', message: readOnly });
      const connected = await sync.connect(connection);
      if (connected.ok) return connected;
      const { kind, message, other } = connected.error;
      return mayJoin && other !== undefined ? join({ connection, ws: other }) : err({ kind, message });
    },
    'sync:disconnect': ({ key }) => sync.disconnect(key),
    'sync:now'() {
      sync.now();
      return Promise.resolve(ok(null));
    },
    async 'device:stand'({ device, stand }) {
      const { store } = await session();
      if (store === null) return err({ kind: 'read-only', message: 'The store is not open.' });
      const workspace = new WorkspaceService(store, { fs: nodeFileSystem, now: Date.now });
      const stood = await workspace[stand](device, person());
      if (!stood.ok) return stood;
      sync.changed([WORKSPACE_STREAM]);
      return ok(sync.state());
    },
  };
}
