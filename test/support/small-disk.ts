import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { mountDisk, noDisk, type MountedDisk } from './mounted-disk.ts';

/** A folder of this test's own, removed when it ends. */
export function temporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'ic-records-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A real disk of that many KiB, gone when the test ends; or the reason why there is none here. */
export type SmallDisk = MountedDisk | { readonly reason: string };

export function smallDisk(kilobytes: number): SmallDisk {
  if (noDisk !== null) return { reason: noDisk };
  const disk = mountDisk(kilobytes);
  onTestFinished(() => disk.release());
  return disk;
}
