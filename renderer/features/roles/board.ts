import { personKey } from '../../../shared/duty/turns.ts';
import { isLive } from '../../../shared/incident/phases.ts';
import { boardOf } from '../../../shared/incident/boards.ts';
import { phaseOf, severityOf, severitySince } from '../../../shared/incident/facts.ts';
import type { EntityId, Instant } from '../../../shared/ids.ts';
import {
  commanderHandsOn,
  holderOf,
  missingRolesDue,
  postsOf,
  spanOf,
  type MissingRole,
  type Post,
} from '../../../shared/incident/roles.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { roleLabel, roles, type Role } from '../../../shared/incident/vocabulary.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';

export type Place =
  | { readonly kind: 'held'; readonly role: Role; readonly post: Post; readonly also: readonly string[] }
  | { readonly kind: 'missing'; readonly role: Role; readonly missing: MissingRole };

export type RoleBoard = {
  /** What the severity asks for, held or not, in the order of the roles. */
  readonly required: readonly Place[];
  /** What people hold beside that. */
  readonly optional: readonly Place[];
  /** What nobody holds and nobody asks for; of experts there can always be one more. */
  readonly free: readonly Role[];
};

/** Who holds what, the required roles first. */
export function roleBoardOf(incident: Incident, playbook: Playbook): RoleBoard {
  const severity = severityOf(incident)?.severity;
  const asked = new Set(severity === undefined ? [] : playbook.severities[severity].requiredRoles);
  const posts = postsOf(incident);
  const places: Place[] = [
    ...posts.map((post): Place => ({ kind: 'held', role: post.role, post, also: alsoHeldBy(post, posts) })),
    ...missingRolesDue(incident, playbook).map((missing): Place => ({
      kind: 'missing',
      role: missing.role,
      missing,
    })),
  ];
  const ordered = places.sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
  const held = new Set(posts.map((post) => post.role));
  return {
    required: ordered.filter(({ role }) => asked.has(role)),
    optional: ordered.filter(({ role }) => !asked.has(role)),
    free: roles.filter((role) => role === 'sme' || (!asked.has(role) && !held.has(role))),
  };
}

/** What else a person holds, in words. */
const alsoHeldBy = (of: Post, posts: readonly Post[]): readonly string[] =>
  posts
    .filter(({ place, person }) => person === of.person && place !== of.place)
    .map(({ role, area }) =>
      role === 'sme' && area !== null ? `expert for ${area}` : roleLabel[role].toLowerCase(),
    );

/** The place of each person that stands first on the board, where they hold several. */
export function firstPosts({ required, optional }: RoleBoard): ReadonlySet<string> {
  const seen = new Map<string, string>();
  for (const place of [...required, ...optional]) {
    if (place.kind !== 'held') continue;
    const key = personKey(place.post.person);
    if (!seen.has(key)) seen.set(key, place.post.place);
  }
  return new Set(seen.values());
}

/** `1 of 4 required unfilled`. */
export function countOf({ required }: RoleBoard, live: boolean): string {
  const asked = new Set(required.map(({ role }) => role)).size;
  const missing = required.filter(({ kind }) => kind === 'missing').length;
  if (!live || asked === 0) return '';
  return missing === 0 ? `${asked} required, all filled` : `${missing} of ${asked} required unfilled`;
}

/** Since when a missing role is missing: released, or never filled since the severity asked for it. */
export const missingSince = (incident: Incident, { since, dueAt }: MissingRole): Instant =>
  since ?? severitySince(incident) ?? dueAt;

/** What is said when more people report to the commander than one person can lead; null otherwise. */
export function spanWords(incident: Incident, playbook: Playbook): string | null {
  const commander = holderOf(incident, 'commander');
  const span = spanOf(incident);
  if (commander === null || span <= playbook.spanOfControl || !isLive(phaseOf(incident))) return null;
  return `${span} report to ${commander}; more than ${playbook.spanOfControl} is too many: name a deputy or leads.`;
}

export type HandsOnAt = {
  readonly since: Instant;
  readonly why: string;
  /** What ends it: the action that is open, or the role that is held as well. */
  readonly action: EntityId | null;
  readonly role: { readonly role: Role; readonly person: string } | null;
};

/** What the commander does with their own hands, with what to do about it. */
export function handsOnAt(incident: Incident): HandsOnAt | null {
  const working = commanderHandsOn(incident);
  const commander = holderOf(incident, 'commander');
  if (working === null || commander === null || !isLive(phaseOf(incident))) return null;
  const action = boardOf(incident, 'action').find((each) => each.open && (each.to ?? each.by) === commander);
  const post = postsOf(incident).find(
    ({ role, person }) => person === commander && (role === 'technical-lead' || role === 'sme'),
  );
  return {
    ...working,
    action: action?.entry ?? null,
    role: action === undefined && post !== undefined ? { role: post.role, person: post.person } : null,
  };
}
