import { FOLD_VERSION } from '../../shared/incident/fold.ts';
import { nodeFileSystem, type FileSystem } from './file-system.ts';
import { tryLock, type Lock } from './lock.ts';
import { machineName } from './machine.ts';

/** What the store takes from outside: handed in, so that a test can make it fail, forget and jump. */
export type StoreEnvironment = {
  readonly fs: FileSystem;
  readonly now: () => number;
  readonly machine: string;
  readonly deviceName: string;
  readonly app: string;
  readonly foldVersion: number;
  /** Takes an exclusive lock on a file; undefined when another process has it after `waitMs`. */
  readonly tryLock: (path: string, waitMs: number) => Lock | undefined;
};

/** The environment of a real desktop; `change` replaces parts of it. */
export const desktopEnvironment = (change: Partial<StoreEnvironment> = {}): StoreEnvironment => ({
  fs: nodeFileSystem,
  now: () => Date.now(),
  machine: machineName(),
  deviceName: 'desktop',
  app: '0.1.0',
  foldVersion: FOLD_VERSION,
  tryLock(path, waitMs) {
    const lock = tryLock(path, waitMs);
    return lock.ok ? lock.value : undefined;
  },
  ...change,
});
