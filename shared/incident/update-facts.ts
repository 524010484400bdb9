import type { EntityId, Instant } from '../ids.ts';

/** The one set of facts that every wording of an update is made from, in the order in which it is read. */
export const updateFactNames = ['affected', 'impact', 'known', 'doing', 'cause', 'estimate', 'loss'] as const;
export type UpdateFactName = (typeof updateFactNames)[number];

export type UpdateFact = {
  readonly name: UpdateFactName;
  /** What is so; null where nobody has said it, and nothing in the log tells. */
  readonly words: string | null;
  /** What an estimate is based on: it is given with its basis only. */
  readonly basis: string | null;
  /** Where the words come from: a person who stated the fact, or the log, which suggests it. */
  readonly source:
    | { readonly kind: 'stated'; readonly by: string; readonly at: Instant }
    | { readonly kind: 'log'; readonly what: string; readonly entry: EntityId; readonly at: Instant }
    | null;
};
