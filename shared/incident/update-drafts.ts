import type { EventId, Instant } from '../ids.ts';
import type { Audience } from './vocabulary.ts';

/** What the status page says of an incident, in Statuspage's words. */
export const pageStatuses = ['investigating', 'identified', 'monitoring', 'resolved'] as const;
export type PageStatus = (typeof pageStatuses)[number];

/** A wording for one audience that was shared for a second pair of eyes, and is not sent yet. */
export type UpdateDraft = {
  readonly audience: Audience;
  readonly text: string;
  readonly by: string;
  readonly at: Instant;
  /** The event that says so: an approval names it, so that other words are not approved by it. */
  readonly id: EventId;
  readonly approved: { readonly by: string; readonly at: Instant } | null;
};
