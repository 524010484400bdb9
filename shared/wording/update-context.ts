import type { Instant } from '../ids.ts';
import type { Phase } from '../incident/phases.ts';
import type { Audience, Severity } from '../incident/vocabulary.ts';
import type { Wording } from '../playbook/playbook.ts';
import type { Zone } from '../time/zones.ts';

/** What the check of an update knows beside its words. */
export type UpdateContext = {
  readonly audience: Audience;
  readonly severity: Severity;
  readonly phase: Phase;
  readonly now: Instant;
  readonly zone: Zone;
  /** What people call the zone: `CET`. */
  readonly zoneName: string;
  /** The time that is set for the next update; null where none is. */
  readonly next: Instant | null;
  /** Minutes between updates to this audience; null where it is owed none. */
  readonly cadenceMinutes: number | null;
  /** The last update that this audience was sent. */
  readonly last: { readonly text: string; readonly at: Instant } | null;
  /** Whether a hypothesis was confirmed. */
  readonly causeConfirmed: boolean;
  /** When it is expected to be over, and what that is based on, as somebody stated it; null where nobody did. */
  readonly estimate: { readonly words: string; readonly basis: string } | null;
  /** Parts of the product that the record says are affected, in customers' words where the playbook has them. */
  readonly affected: readonly string[];
  /** Names of people. */
  readonly roster: readonly string[];
  /** Names of services and other internal words of this incident. */
  readonly services: readonly string[];
  readonly wording: Wording;
  readonly exercise: boolean;
};
