import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real file system of a megabyte or so, that fills up and can be made read-only. */
export type MountedDisk = {
  readonly path: string;
  /** Leaves no room for another byte. */
  fill(): void;
  /** Gives the room back. */
  free(): void;
  setReadOnly(readOnly: boolean): void;
  release(): void;
};

/** Why no such disk can be had here, for a test to say; null when one can. */
export const noDisk: string | null = findObstacle();

function findObstacle(): string | null {
  if (process.platform !== 'linux') return 'a tmpfs can only be mounted on Linux';
  if (process.getuid?.() !== 0) return 'mounting a tmpfs takes root';
  try {
    mountDisk(64).release();
    return null;
  } catch {
    return 'this machine does not allow a tmpfs to be mounted';
  }
}

/** Mounts a tmpfs. @throws where that is not possible: ask `noDisk` first. */
export function mountDisk(kilobytes: number): MountedDisk {
  const path = mkdtempSync(join(tmpdir(), 'ic-small-disk-'));
  const filler = join(path, 'filler');
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', path], { stdio: 'pipe' });
  return {
    path,
    fill() {
      for (let size = 64 * 1024; size >= 1; size = Math.floor(size / 4)) fillWith(filler, size);
    },
    free: () => rmSync(filler, { force: true }),
    setReadOnly(readOnly) {
      execFileSync('mount', ['-o', `remount,${readOnly ? 'ro' : 'rw'}`, path], { stdio: 'pipe' });
    },
    release() {
      execFileSync('umount', ['-l', path], { stdio: 'pipe' });
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/**
 * Keeps the index of the store off its disk: where the disk fills up, the index gives its file back, and for a while the
 * disk is not full any more. What a test says about a full disk would then hang on who came first.
 */
export function keepIndexOffDisk(store: string): void {
  mkdirSync(join(store, 'local', 'index.db', 'in-the-way'), { recursive: true });
}

/** Appends pieces of one size until the disk refuses. */
function fillWith(path: string, size: number): void {
  const piece = Buffer.alloc(size, 'x');
  for (;;) {
    try {
      writeFileSync(path, piece, { flag: 'a' });
    } catch {
      return;
    }
  }
}
