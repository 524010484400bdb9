import type { BundleTaken } from '../../shared/ipc/exchange-requests.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import type { Result } from '../../shared/result.ts';
import { request, subscribe } from './bridge.ts';

/** Writes all records to one file where the person chooses. @returns what it is, or null where they chose nowhere. */
export const writeBundle = (): Promise<Result<string | null, Failure>> => request('bundle:write', undefined);

/** Takes in a file that another desktop wrote. @param join this desktop becomes one of the file's workspace. */
export const takeBundle = (join: boolean): Promise<Result<BundleTaken, Failure>> =>
  request('bundle:take', { join });

/** Hears how far it is, as words. */
export const followBundle = (listener: (words: string) => void): (() => void) =>
  subscribe('bundle:progress', ({ words }) => listener(words));
