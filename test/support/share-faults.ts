import type { ShareFiles } from '../../electron/sync/folder/share-files.ts';
import { systemError } from './system-error.ts';

type ShareOperation = keyof ShareFiles;

/** What goes wrong with a share, as the test wants it: an error's code, or nothing. */
export type ShareFault = (operation: ShareOperation, path: string) => string | undefined;

/** A share on which calls fail before they do anything. */
export function faultyShare(files: ShareFiles, fault: ShareFault): ShareFiles {
  const before = async (operation: ShareOperation, path: string): Promise<void> => {
    const code = fault(operation, path);
    if (code !== undefined) throw systemError(code);
    await Promise.resolve();
  };
  return {
    list: async (path) => (await before('list', path), files.list(path)),
    read: async (path, limit) => (await before('read', path), files.read(path, limit)),
    create: async (path, bytes) => (await before('create', path), files.create(path, bytes)),
    rename: async (from, to) => (await before('rename', to), files.rename(from, to)),
    remove: async (path) => (await before('remove', path), files.remove(path)),
    makeFolder: async (path) => (await before('makeFolder', path), files.makeFolder(path)),
    syncFolder: async (path) => (await before('syncFolder', path), files.syncFolder(path)),
    stat: async (path) => (await before('stat', path), files.stat(path)),
  };
}
