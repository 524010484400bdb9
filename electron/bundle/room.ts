import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from '../records/file-system.ts';
import type { Listed } from './manifest.ts';

/** Bytes that are wanted of a disk, and those that it still has. */
export type LackOfRoom = { readonly needed: number; readonly free: number };

/** In what steps a file takes up a disk, as nearly every system has it; what stays free for what is typed meanwhile. */
const BLOCK = 4_096;
const SPARE = 256 * 1024;

/** The bytes that may still be written into a folder, or into where it will be; undefined where the system does not say. */
function freeIn(folder: string): number | undefined {
  for (let at = folder; ; at = dirname(at))
    try {
      const { bavail, bsize } = statfsSync(at);
      return bavail * bsize;
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' || at === dirname(at)) return undefined;
    }
}

/**
 * Whether files of a bundle would not all go into a folder: of half of them it would lack what lies between.
 * @returns what lacks, or undefined where all have room as far as the system says.
 */
export function lackOfRoom(folder: string, files: readonly Listed[]): LackOfRoom | undefined {
  const free = freeIn(folder);
  if (free === undefined || files.length === 0) return undefined;
  // Each is a file of its own, with a name in a folder.
  const needed = files.reduce((sum, [, size]) => sum + (Math.ceil(size / BLOCK) + 1) * BLOCK, SPARE);
  return needed > free ? { needed, free } : undefined;
}
