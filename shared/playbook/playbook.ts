import type { Phase } from '../incident/phases.ts';
import type { Audience, LinkKind, Role, Severity } from '../incident/vocabulary.ts';

/** What the console can see by itself, so that the item ticks without a hand. */
export type SeenByConsole =
  | 'acknowledged'
  | 'commander-named'
  | 'impact-stated'
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
  /** Whose item it is, where it belongs to a role: it is "next for me" for whoever holds that role. */
  readonly role?: Role;
};

export type SeverityRules = {
  /** The criterion in words: severity is chosen by what customers see, not by who asks. */
  readonly criterion: string;
  /** What is expected of responders, in a sentence: who joins how fast, at which hours. */
  readonly response: string;
  /** Who is told, in words: "executives on call", "support leads". */
  readonly tell: readonly string[];
  /** Minutes between stakeholder updates; null for none. */
  readonly cadenceMinutes: number | null;
  /** Minutes between updates for the audiences that have a cadence of their own; null for none. */
  readonly audienceMinutes: Readonly<Partial<Record<Audience, number | null>>>;
  /** Minutes between updates once the incident was switched to long-incident mode; null for promised times only. */
  readonly longMinutes: number | null;
  readonly requiredRoles: readonly Role[];
  /** Minutes from declaring (or a change of severity) in which the required roles are filled. */
  readonly minutesToFill: number;
  /** Minutes for the roles that have more or less time than the others. */
  readonly roleMinutes: Readonly<Partial<Record<Role, number>>>;
};

/** What a role is for, as the handbook and the role board say it. */
export type RoleCard = { readonly purpose: string; readonly duties: readonly string[] };

/** A wording to begin an update with: `{title}`, `{impact}`, `{next}` and `{since}` are filled in. */
export type UpdateTemplate = {
  readonly id: string;
  readonly audience: Audience;
  readonly name: string;
  readonly text: string;
};

/** A place that every incident needs: the bridge, a channel, a dashboard. */
export type PlaybookLink = { readonly label: string; readonly kind: LinkKind; readonly target: string };

/** The team's agreement on how incidents are run. */
export type Playbook = {
  readonly severities: Record<Severity, SeverityRules>;
  readonly roles: Record<Role, RoleCard>;
  readonly checklist: readonly ChecklistItem[];
  readonly templates: readonly UpdateTemplate[];
  readonly links: readonly PlaybookLink[];
  /** Minutes after declaring from which on the console offers long-incident mode. */
  readonly longAfterMinutes: number;
  /** Minutes that an ask has when none are typed. */
  readonly askMinutes: number;
  /** How many people one person can lead: more, and the role board says so (ICS: three to seven). */
  readonly spanOfControl: number;
};
