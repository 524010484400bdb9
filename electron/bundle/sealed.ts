import type { FileSystem } from '../records/file-system.ts';
import type { Layout } from '../records/layout.ts';
import { findWals } from '../records/stream-reader.ts';

/** How long a window has for sealing what was typed last: it does so after two seconds without a key. */
const SEAL_MS = 6_000;
const LOOK_MS = 100;

/** Waits until the logs of running sessions are sealed. @returns whether all are: else somebody is still typing. */
export async function allSealed(fs: FileSystem, layout: Layout): Promise<boolean> {
  for (let waited = 0; waited < SEAL_MS; waited += LOOK_MS) {
    if (findWals(fs, layout, null).size === 0) return true;
    await new Promise((done) => setTimeout(done, LOOK_MS));
  }
  return false;
}
