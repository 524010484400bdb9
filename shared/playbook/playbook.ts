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
  /** The file of the runbook whose step it is, where one was taken up in the incident. */
  readonly runbook?: string;
};

export type SeverityRules = {
  /** The criterion in words: severity is chosen by what customers see, not by who asks. */
  readonly criterion: string;
  /** What is expected of responders, in a sentence: who joins how fast, at which hours. */
  readonly response: string;
  /** Who is told, in words: "executives on call", "support leads". */
  readonly tell: readonly string[];
  /** Minutes from declaring (or a rise of severity) in which they are told; null where it says none. */
  readonly tellMinutes: number | null;
  /** Whom to page, in this order: each step has so many minutes to acknowledge before the next one is due. */
  readonly ladder: readonly LadderStep[];
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

/** A wording to begin an update with: `{title}`, `{next}`, `{since}` and the facts such as `{impact}` are filled in. */
export type UpdateTemplate = {
  readonly id: string;
  readonly audience: Audience;
  readonly name: string;
  readonly text: string;
};

/** A place that every incident needs: the bridge, a channel, a dashboard. */
export type PlaybookLink = { readonly label: string; readonly kind: LinkKind; readonly target: string };

/** One rung of the escalation ladder: a person of the roster, or words such as “on call for the edge”. */
export type LadderStep = { readonly who: string; readonly minutes: number };

/** Somebody who can be called: what the roster knows of them, offline. */
export type RosterPerson = {
  readonly name: string;
  /** Roles that they can take over. */
  readonly roles: readonly Role[];
  /** As they are dialled, the first one first. */
  readonly phones: readonly string[];
  readonly email: string | null;
  /** Services and areas that they know. */
  readonly knows: readonly string[];
  /** IANA zone, so that nobody is woken by mistake; null where it is not said. */
  readonly zone: string | null;
};

/** What the check of updates knows of this team's words. */
export type Wording = {
  /** Rules that are switched off, by id. */
  readonly off: readonly string[];
  /** Internal names and terms, with what customers call it; null where there is no such word. */
  readonly internal: readonly { readonly word: string; readonly say: string | null }[];
  /** Companies that the service stands on: they are not blamed in public. */
  readonly suppliers: readonly string[];
  /** What the status page calls the parts of the product, and the services behind each. */
  readonly components: readonly { readonly name: string; readonly services: readonly string[] }[];
};

/** What a part of the post-mortem shows below its text. */
export const partExtras = [
  'timeline',
  'factors',
  'impact',
  'actions',
  'trade-offs',
  'concerns',
  'thanks',
] as const;
export type PartExtra = (typeof partExtras)[number];

/** A part of the post-mortem: a heading, a text that people write, and what the console brings to it. */
export type PostmortemPart = {
  /** Stays the same for ever: the text is recorded under it (`text.went-well`). */
  readonly id: string;
  readonly title: string;
  /** Questions that are shown while the part is empty; never part of the text. */
  readonly prompts: readonly string[];
  readonly extra: PartExtra | null;
};

/** What the console can see before the meeting, so that the point ticks itself. */
export const preReadSeen = [
  'times-set',
  'impact-written',
  'two-factors',
  'actions-owned',
  'meeting-planned',
  'text-checked',
] as const;
export type PreReadSeen = (typeof preReadSeen)[number];

/** How this team reviews incidents. */
export type PostmortemRules = {
  readonly parts: readonly PostmortemPart[];
  /** Hours from resolution in which the post-mortem is published; null where only a systemic risk asks for one. */
  readonly hours: Readonly<Record<Severity, number | null>>;
  /** What is checked before people meet. */
  readonly preRead: readonly {
    readonly id: string;
    readonly text: string;
    readonly seen: PreReadSeen | null;
  }[];
  readonly agenda: readonly { readonly id: string; readonly text: string; readonly minutes: number }[];
  /** Categories of causes, by which incidents are found again. */
  readonly causes: readonly { readonly id: string; readonly label: string }[];
  /** How many pages one shift bears; more is alert fatigue. */
  readonly pagesPerShift: number;
  /** The share of engineers' time that incidents and what follows from them should stay below, in percent. */
  readonly reliabilityShare: number;
};

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
  /** Minutes on duty after which somebody is to be relieved: the commander, and everybody else. */
  readonly reliefMinutes: { readonly commander: number; readonly others: number };
  /** A pause of at least so many minutes is a break: time on duty counts anew after it. */
  readonly breakMinutes: number;
  readonly roster: readonly RosterPerson[];
  readonly wording: Wording;
  readonly postmortem: PostmortemRules;
};
