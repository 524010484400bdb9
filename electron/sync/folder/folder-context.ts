import type { DeviceId } from '../../../shared/ids.ts';
import type { ShareFiles } from './share-files.ts';

/** A file that was put there and is to be looked at again: some shares lose what they had acknowledged. */
export type KeptCheck = { readonly path: string; readonly hash: string; readonly at: number };

/** What the folder transport takes from outside. */
export type FolderContext = {
  readonly files: ShareFiles;
  /** The folder that all desktops reach, as an absolute path. */
  readonly root: string;
  /** The workspace; null for a desktop that joins whichever one is there. */
  readonly ws: string | null;
  readonly device: DeviceId;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** In [0, 1). */
  readonly random: () => number;
  /**
   * Keeps over a restart what is still to be looked at again. Without it, what was put there in the minutes before
   * quitting is not looked at once more.
   */
  readonly memory?: { load(): readonly KeptCheck[]; save(checks: readonly KeptCheck[]): void };
};
