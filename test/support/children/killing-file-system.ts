import { nodeFileSystem, type AppendFile, type FileSystem } from '../../../electron/records/file-system.ts';

/** The machine's file system, on which this process kills itself at its Nth step; never, where N is 0. */
export function killedAtStep(at: number): { readonly fs: FileSystem; readonly steps: () => number } {
  let steps = 0;
  function step(): void {
    steps += 1;
    if (steps === at) process.kill(process.pid, 'SIGKILL');
  }
  function before<T>(act: () => T): T {
    step();
    return act();
  }
  const watched = (file: AppendFile): AppendFile => ({
    ...file,
    write(bytes) {
      step();
      file.write(bytes.subarray(0, bytes.length >> 1));
      step(); // in mid-write
      file.write(bytes.subarray(bytes.length >> 1));
    },
    sync: () => before(() => file.sync()),
    truncate: (length) => before(() => file.truncate(length)),
  });
  const fs: FileSystem = {
    ...nodeFileSystem,
    create: (path, mode) => watched(before(() => nodeFileSystem.create(path, mode))),
    rename: (from, to) => before(() => nodeFileSystem.rename(from, to)),
    remove: (path) => before(() => nodeFileSystem.remove(path)),
    removeFolder: (path) => before(() => nodeFileSystem.removeFolder(path)),
    makeFolder: (path) => before(() => nodeFileSystem.makeFolder(path)),
    syncFolder: (path) => before(() => nodeFileSystem.syncFolder(path)),
  };
  return { fs, steps: () => steps };
}
