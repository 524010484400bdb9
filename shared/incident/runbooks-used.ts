import type { Instant } from '../ids.ts';
import type { RunbookNote } from './events/runbook-used.ts';

/** A runbook that was taken up in an incident. */
export type UsedRunbook = {
  readonly file: string;
  readonly title: string;
  readonly at: Instant;
  readonly by: string;
  readonly note: RunbookNote | null;
};
