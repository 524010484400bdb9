import { codeOf } from '../../../electron/records/file-system.ts';

/**
 * Whether what was thrown is a disk's or a store's refusal, not a bug. By its shape: after a mechanism was switched off
 * the classes are loaded anew.
 */
export const isOfTheWorld = (error: unknown): boolean =>
  codeOf(error) !== undefined || (error instanceof Error && 'failure' in error);
