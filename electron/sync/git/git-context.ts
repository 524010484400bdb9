import type { DeviceId, Instant } from '../../../shared/ids.ts';
import type { GitRepository } from './repository.ts';

/** What the Git transport takes from outside. */
export type GitContext = {
  /** The private bare repository; one transport at a time uses it, and closes it. */
  readonly repository: GitRepository;
  /** The address as `parseAddress` takes it: whose host it is decides how often it is used. */
  readonly url: string;
  /** The ordinary branch of the people's files. */
  readonly branch: string;
  /** The workspace; null for a desktop that joins whichever one is there. */
  readonly ws: string | null;
  readonly device: DeviceId;
  readonly now: () => Instant;
};
