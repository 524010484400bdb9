import type { Failure } from '../../shared/ipc/errors.ts';

/** A failure as a terminal says it: there is no text on a screen to keep, and no Retry. */
export function inTerminal({ kind, message }: Failure): string {
  switch (kind) {
    case 'disk-full':
      return 'Nothing was written: the disk is full. Free space and try again; what was saved before is safe.';
    case 'disk-failed':
      return 'Nothing was written: the disk reported an error. What was saved before is safe.';
    case 'read-only':
      return 'Nothing was written: the folder of the records can’t be written to, or can’t be made.';
    default:
      return message;
  }
}
