import type { DeviceId, WriterId } from '../../shared/ids.ts';
import { randomBase32 } from './crypto.ts';
import type { StoreEnvironment } from './environment.ts';
import { asStoreError, StoreError } from './failure.ts';
import { hasLeft, leftMeanwhile } from './joining.ts';
import type { Layout } from './layout.ts';
import type { Lock } from './lock.ts';

/** A writer of this device, and the lock that says that it lives. */
export type WriteSession = { readonly writer: WriterId; readonly lock: Lock };

/**
 * The lock comes before the folder: whoever finds the folder can tell whether its writer lives.
 * @throws StoreError when the store can't be written to, or has become one of another workspace meanwhile.
 */
export function openWriteSession(
  { fs, tryLock }: StoreEnvironment,
  layout: Layout,
  { ws, device }: { readonly ws: string; readonly device: DeviceId },
): WriteSession {
  const writer = `${device}-${randomBase32(6)}`;
  try {
    fs.makeFolder(layout.locks);
    const lock = tryLock(layout.lock(writer), 0);
    if (lock === undefined) throw new Error(`the lock of the new writer ${writer} is held`);
    if (hasLeft({ fs, layout }, ws)) {
      lock.release();
      throw new StoreError({ kind: 'busy', message: leftMeanwhile });
    }
    return { writer, lock };
  } catch (error) {
    throw asStoreError(error);
  }
}
