import { missingRolesDue, postsOf } from '../../../shared/incident/roles.ts';
import { isLive } from '../../../shared/incident/phases.ts';
import { lastTime, phaseOf } from '../../../shared/incident/facts.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { roles, type Role } from '../../../shared/incident/vocabulary.ts';
import type { Instant } from '../../../shared/ids.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';
import { formatSpan } from '../../../shared/time/format.ts';

const shortLabel: Record<Role, string> = {
  commander: 'Commander',
  deputy: 'Deputy',
  'technical-lead': 'Technical lead',
  'communications-lead': 'Communications',
  scribe: 'Scribe',
  sme: 'Expert',
};

/** A place on the wall: a role with who holds it, or since when nobody does. */
export type WallPost = {
  readonly key: string;
  readonly label: string;
  readonly person: string | null;
  readonly time: string;
};

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** Who leads what, in the order of the roles, with the required roles that nobody holds in their places. */
export function wallPosts(
  incident: Incident,
  playbook: Playbook,
  now: Instant,
  clock: (at: Instant) => string,
): readonly WallPost[] {
  const until = isLive(phaseOf(incident)) ? now : (lastTime(incident, 'resolve') ?? now);
  const held = postsOf(incident).map(({ place, role, person, area, since }) => ({
    role,
    key: place,
    label: area === null ? shortLabel[role] : capital(area),
    person,
    time: formatSpan(until - since),
  }));
  const missing = missingRolesDue(incident, playbook).map(({ role, since, dueAt }) => ({
    role,
    key: `missing ${role}`,
    label: shortLabel[role],
    person: null,
    time: since === null ? `by ${clock(dueAt)}` : `since ${clock(since)}`,
  }));
  return [...held, ...missing].sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
}
