import type { Trouble } from '../../shared/sync/connection.ts';
import { StoreError } from '../records/failure.ts';
import { codeOf } from '../records/file-system.ts';

/**
 * What this desktop's own disk refuses is a trouble that passes.
 * @throws whatever else was thrown: a bug.
 */
export function ownDisk(error: unknown): Trouble {
  if (!(error instanceof StoreError) && codeOf(error) === undefined) throw error;
  return {
    kind: 'away',
    message:
      'This desktop’s own disk takes or gives nothing now. Nothing is lost, and it is tried again by itself.',
  };
}
