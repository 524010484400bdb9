import { loadRecords } from '../desktop.ts';

/** The code under test, loaded at the call: after `vi.doMock` that is the code with one mechanism switched off. */
export async function loadConsole() {
  const [
    records,
    { SyncEngine },
    { FolderTransport },
    { GitTransport },
    { RepositoryError },
    { parsePackName, splitPack },
  ] = await Promise.all([
    loadRecords(),
    import('../../../electron/sync/engine.ts'),
    import('../../../electron/sync/folder/folder-transport.ts'),
    import('../../../electron/sync/git/git-transport.ts'),
    import('../../../electron/sync/git/repository.ts'),
    import('../../../electron/records/pack.ts'),
  ]);
  return { ...records, SyncEngine, FolderTransport, GitTransport, RepositoryError, parsePackName, splitPack };
}
export type Console = Awaited<ReturnType<typeof loadConsole>>;
