import { mayHandOver, offerOf, offersTo, postFor, type Offer } from '../../../shared/incident/handoff.ts';
import { isMeant } from '../../../shared/incident/people.ts';
import { postsOf, type Post } from '../../../shared/incident/roles.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { roles, type Role } from '../../../shared/incident/vocabulary.ts';

/** What the front is about: a role, and of an expert whose place. */
export type About = { readonly role: Role; readonly person?: string };

const aboutPost = ({ role, person }: Pick<Post, 'role' | 'person'>): About =>
  role === 'sme' ? { role, person } : { role };

/**
 * What the key shows: what is offered to the person, else what they hold, the first of the roles; of somebody who
 * holds nothing, or writes for others, the command.
 */
export function aboutFor(incident: Incident, person: string): About {
  const [asked] = offersTo(incident, person);
  if (asked !== undefined) return aboutPost({ role: asked.role, person: asked.from });
  const own = postsOf(incident).find((post) => isMeant(incident, post.person, person));
  return own === undefined ? { role: 'commander' } : aboutPost(own);
}

/** As they are said: all of them stand in one row. */
const shortRole: Readonly<Record<Role, string>> = {
  commander: 'Commander',
  deputy: 'Deputy',
  'technical-lead': 'Technical lead',
  'communications-lead': 'Communications',
  scribe: 'Scribe',
  sme: 'Expert',
};

/** What can be picked: every role, and every expert by name. */
export type Place = { readonly label: string; readonly of: About };

export function placesOf(incident: Incident): readonly Place[] {
  const experts = postsOf(incident).filter(({ role }) => role === 'sme');
  const others = roles
    .filter((role) => role !== 'sme')
    .map((role): Place => ({ label: shortRole[role], of: { role } }));
  return [
    ...others,
    ...experts.map((post): Place => ({ label: post.person, of: aboutPost(post) })),
    ...(experts.length === 0 ? [{ label: 'Expert', of: { role: 'sme' } } as const] : []),
  ];
}

/** How a place stands for the person at this desktop. */
export type Standing =
  /** Nobody holds it. */
  | { readonly is: 'free' }
  /** It waits for an answer, which is theirs to give or not. */
  | { readonly is: 'offered'; readonly post: Post; readonly offer: Offer; readonly mine: boolean }
  /** It can be offered by them, or is somebody else's to offer. */
  | { readonly is: 'held'; readonly post: Post; readonly may: boolean };

export function standingOf(incident: Incident, { role, person: expert }: About, person: string): Standing {
  const post = postFor(incident, role, expert);
  if (post === undefined) return { is: 'free' };
  const mine = offersTo(incident, person).findLast((offer) => offer.place === post.place);
  const offer = mine ?? offerOf(incident, post.place);
  if (offer !== undefined) return { is: 'offered', post, offer, mine: mine !== undefined };
  return { is: 'held', post, may: mayHandOver(incident, post, person) };
}
