import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of this test's own, removed when it ends. */
export function temporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'ic-records-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A real disk of a few hundred KiB, or the reason why there is none here. */
export type SmallDisk =
  { readonly path: string; remount(options: string): void } | { readonly reason: string };

export function smallDisk(size: string): SmallDisk {
  const path = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path], { stdio: 'pipe' });
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n').at(0) : String(error);
    return { reason: `a tmpfs can't be mounted here (it takes root on Linux): ${why ?? ''}` };
  }
  // Runs before the folder is removed: what is registered last is undone first.
  onTestFinished(() => void execFileSync('umount', ['-l', path], { stdio: 'pipe' }));
  return {
    path,
    remount: (options) => void execFileSync('mount', ['-o', `remount,${options}`, path], { stdio: 'pipe' }),
  };
}
