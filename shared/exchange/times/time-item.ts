import type { Instant } from '../../ids.ts';
import type { Precision } from '../imported.ts';
import type { FoundTime } from './found-time.ts';
import type { CalledZone } from './zones-called.ts';

/** A place in a document where a time stands: an entry, or a heading that says the day for those after it. */
export type TimeItem = {
  readonly found: FoundTime | null;
  /** Slack messages that the entry links to: each is an instant. */
  readonly links: readonly Instant[];
  /** Nothing but the day of what follows. */
  readonly heading?: boolean;
  /** Another list begins here: the day of the one before does not hold any more. */
  readonly anew?: boolean;
  /** What the cells over a column say: `Time (PST)`, `Date (2022)`. */
  readonly zone?: CalledZone | null;
  readonly year?: number | null;
};

/** What a time came to, with what was not plain about it. */
export type ResolvedTime = {
  readonly at: Instant | null;
  readonly until: Instant | null;
  readonly precision: Precision;
  readonly notes: readonly string[];
};
