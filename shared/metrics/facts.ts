import type { IncidentId, Instant } from '../ids.ts';
import type { ActionCategory, ActionState } from '../incident/events/action-item-set.ts';
import type { ReviewState } from '../incident/events/review-set.ts';
import type { Phase } from '../incident/phases.ts';
import type { FoundBy, Role, Severity } from '../incident/vocabulary.ts';

/**
 * What metrics and readiness need of one incident: plain data, kept in the index, so that ten thousand of them are at
 * hand at once. All spans in ms, all times as instants; null where the record does not say.
 */
export type IncidentFacts = {
  readonly id: IncidentId;
  readonly title: string;
  readonly exercise: boolean;
  readonly phase: Phase;
  /** The severity it ended with, and the highest that it ever had. */
  readonly severity: Severity;
  readonly worst: Severity;
  readonly services: readonly string[];
  readonly causes: readonly string[];
  readonly foundBy: FoundBy;
  readonly startedAt: Instant;
  readonly detectedAt: Instant | null;
  readonly acknowledgedAt: Instant | null;
  readonly declaredAt: Instant;
  readonly mitigatedAt: Instant | null;
  /** The last time it was resolved; null while it is live. */
  readonly resolvedAt: Instant | null;
  /** How long it lasted: reopened ones count only while they were open. */
  readonly openMs: number | null;
  readonly atSeverityMs: Readonly<Partial<Record<Severity, number>>>;
  /** Updates that were due: sent in time, sent late or not at all. */
  readonly updates: { readonly onTime: number; readonly late: number };
  /** Required roles with the minutes until each was filled, against the minutes that the playbook gives. */
  readonly roles: readonly {
    readonly role: Role;
    readonly filledMs: number | null;
    readonly limitMs: number;
  }[];
  /** Who held a role, and for how long. */
  readonly people: readonly {
    readonly person: string;
    readonly roles: readonly Role[];
    readonly ms: number;
  }[];
  readonly review: {
    readonly needed: boolean;
    readonly dueAt: Instant | null;
    readonly publishedAt: Instant | null;
    readonly state: ReviewState;
  };
  readonly actions: readonly {
    readonly category: ActionCategory | null;
    readonly state: ActionState;
    /** A day, `2026-12-01`. */
    readonly due: string | null;
    readonly doneAt: Instant | null;
    readonly openedAt: Instant;
  }[];
  /** When somebody was paged for it, and who. */
  readonly pages: readonly { readonly at: Instant; readonly person: string }[];
};
