import type { Instant } from '../ids.ts';

/** What the process promises, in the order in which it is looked at. */
export const promiseIds = [
  'acknowledged',
  'commander',
  'severity',
  'roles',
  'first-update',
  'update-parts',
  'cadence',
  'mitigation-first',
  'decisions',
  'objections',
  'hands-off',
  'handoff',
] as const;
export type PromiseId = (typeof promiseIds)[number];

/** One promise as it stands: `open` may still be kept, `none` was not asked for in this exercise. */
export type KeptPromise = {
  readonly id: PromiseId;
  /** `Four roles within 5 min`. */
  readonly words: string;
  readonly state: 'kept' | 'missed' | 'open' | 'none';
  /** `4 min`, `3 of 3`; empty where there is none. */
  readonly value: string;
  /** `from declaring`, `due 14:26` with the times as `{0}`. */
  readonly detail: string;
  readonly times: readonly Instant[];
};
