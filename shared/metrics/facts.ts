import type { IncidentId, Instant } from '../ids.ts';
import type { ActionCategory, ActionEffect, ActionState } from '../incident/events/action-item-set.ts';
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
  /** Of an exercise that is over: how many of the promises that were asked for were kept. It is in no figure. */
  readonly promises?: { readonly kept: number; readonly of: number };
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
  /** The last time that its impact was stopped. */
  readonly mitigatedAt: Instant | null;
  /** How long its impact lasted: of a reopened one each time added; null where it was not said of each of them. */
  readonly mitigateMs: number | null;
  /** The last time it was resolved; null while it is live. */
  readonly resolvedAt: Instant | null;
  /** How often it was opened again. */
  readonly reopened: number;
  /** How long it lasted: reopened ones count only while they were open. */
  readonly openMs: number | null;
  readonly atSeverityMs: Readonly<Partial<Record<Severity, number>>>;
  /**
   * Updates that were due: sent in time; sent late or not at all; and how many of the latter fell due while nobody was
   * the communications lead that the severity asks for.
   */
  readonly updates: { readonly onTime: number; readonly late: number; readonly lateUnfilled: number };
  /** Required roles with the ms until each was filled (null: it never was), against what the playbook gives. */
  readonly roles: readonly {
    readonly role: Role;
    readonly filledMs: number | null;
    readonly limitMs: number;
  }[];
  /** Who held a role, and for how long: two roles at once count once, and breaks do not. */
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
    /** How many contributing factors and words of thanks it has; left out where an older index did not count them. */
    readonly factors?: number;
    readonly thanks?: number;
  };
  readonly actions: readonly {
    readonly category: ActionCategory | null;
    readonly state: ActionState;
    /** A day, `2026-12-01`. */
    readonly due: string | null;
    readonly doneAt: Instant | null;
    readonly openedAt: Instant;
    /** Whether the fix worked, where somebody has looked. */
    readonly effect: ActionEffect | null;
  }[];
  /** What ended it, as somebody said it: the last decision or action before its impact stopped. */
  readonly ended: string | null;
  /** When somebody was paged for it, and who. */
  readonly pages: readonly { readonly at: Instant; readonly person: string }[];
};
