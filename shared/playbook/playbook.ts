import type { Phase } from '../incident/phases.ts';
import type { Role, Severity } from '../incident/vocabulary.ts';

/** What the console can see by itself, so that the item ticks without a hand. */
export type SeenByConsole =
  | 'acknowledged'
  | 'commander-named'
  | 'required-roles-filled'
  | 'first-update-sent'
  | 'mitigation-started'
  | 'mitigated'
  | 'resolved';

export type ChecklistItem = {
  /** Stays the same for ever: ticks are recorded under it. */
  readonly id: string;
  readonly text: string;
  readonly phase: Phase;
  readonly severities: readonly Severity[];
  readonly seen?: SeenByConsole;
};

export type SeverityRules = {
  /** The criterion in words: severity is chosen by what customers see, not by who asks. */
  readonly criterion: string;
  /** Minutes between stakeholder updates; null for none. */
  readonly cadenceMinutes: number | null;
  readonly requiredRoles: readonly Role[];
  /** Minutes from declaring (or a change of severity) in which the required roles are filled. */
  readonly minutesToFill: number;
};

/** The team's agreement on how incidents are run. */
export type Playbook = {
  readonly severities: Record<Severity, SeverityRules>;
  readonly checklist: readonly ChecklistItem[];
};
