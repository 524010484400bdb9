import { notSaved, type Failure } from '../../shared/ipc/errors.ts';
import { codeOf } from './file-system.ts';

/** An expected failure of the store, for those paths where a `Result` would have to pass through everything. */
export class StoreError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(failure.message, { cause });
    this.failure = failure;
  }
}

/** The failure that a file system's error on writing means to a person. */
export function writeFailure(error: unknown): Failure {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return notSaved('disk-full');
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
    case 'ENOENT':
    case 'ENOTDIR':
      return notSaved('read-only');
    default:
      return notSaved('disk-failed');
  }
}

/** What was thrown by the file system, as a failure; a bug stays what it is. */
export function asStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  if (codeOf(error) === undefined) throw error;
  return new StoreError(writeFailure(error), error);
}
