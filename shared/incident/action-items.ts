import type { EntityId, IncidentId, Instant } from '../ids.ts';
import type { ActionCategory, ActionEffect, ActionPriority, ActionState } from './events/action-item-set.ts';
import type { Severity } from './vocabulary.ts';

/** What was promised in an incident. */
export type ActionItem = {
  readonly id: EntityId;
  readonly text: string;
  readonly owner: string | null;
  /** A day of the calendar, `2026-12-01`. */
  readonly due: string | null;
  readonly category: ActionCategory | null;
  readonly priority: ActionPriority;
  readonly state: ActionState;
  readonly link: string | null;
  readonly effect: ActionEffect | null;
  readonly words: string;
  readonly openedAt: Instant;
  readonly openedBy: string;
  /** When it was last set to done or dropped. */
  readonly endedAt: Instant | null;
  /** How often its day was put off to a later one. */
  readonly putOff: number;
};

/** An action item with the incident that it came from, as all of them are listed together. */
export type ListedAction = ActionItem & {
  readonly incident: {
    readonly id: IncidentId;
    readonly title: string;
    readonly severity: Severity;
    readonly services: readonly string[];
    readonly causes: readonly string[];
    readonly exercise: boolean;
    readonly resolvedAt: Instant | null;
  };
};
