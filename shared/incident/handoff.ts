import type { EntityId, EventId } from '../ids.ts';
import { handoffSlice, type HandoffSaid } from './events/handoff-offered.ts';
import { roleSlice } from './events/role-assigned.ts';
import { isMeant, isSamePerson } from './people.ts';
import { winner, type Write } from './register.ts';
import { holderOf, postsOf, type Post } from './roles.ts';
import { derived, type Incident } from './state.ts';
import { roles, type Role } from './vocabulary.ts';

/** A role that is offered to somebody who has not answered yet. */
export type Offer = Omit<HandoffSaid, 'state'> & {
  /** The event that offers it, as it stands now. */
  readonly id: EventId;
  readonly place: EntityId;
};

/** How long an offer may wait before somebody is told that it was not accepted, in ms. */
export const ANSWER_MS = 5 * 60_000;

/**
 * Whether an offer is about the time on duty that is now: whoever takes the role, is given it or releases it ends the
 * offer with that, also where they had not seen it; who is put back as they were finds it as it was.
 */
export function stillHolds(incident: Incident, place: EntityId, { from, since }: HandoffSaid): boolean {
  const held = winner(roleSlice.of(incident).get(place));
  return held?.value.person === from && held.at === since;
}

/**
 * The offers of a place that nobody has answered, what shows last. An answer ends the offer that it names and no other:
 * what was offered at the same time to somebody else stays.
 */
function openIn(incident: Incident, place: EntityId): readonly Offer[] {
  const open: Offer[] = [];
  for (const { id, value } of handoffSlice.of(incident).get(place)?.visible ?? []) {
    const { state, ...said } = value;
    if (state !== 'offered' || !stillHolds(incident, place, value)) continue;
    const same = open.findIndex(({ to }) => isSamePerson(to, said.to));
    if (same !== -1) open.splice(same, 1);
    open.push({ ...said, id, place });
  }
  return open;
}

/** Every offer that waits for its answer, in the order of the roles; of one place the one that shows comes last. */
export const offersOf = derived((incident): readonly Offer[] =>
  [...handoffSlice.of(incident).keys()]
    .flatMap((place) => openIn(incident, place))
    .sort(
      (a, b) =>
        roles.indexOf(a.role) - roles.indexOf(b.role) ||
        (a.place === b.place ? 0 : a.place < b.place ? -1 : 1),
    ),
);

/** The offer of a place that shows; undefined where none waits. */
export const offerOf = (incident: Incident, place: EntityId): Offer | undefined =>
  offersOf(incident).findLast((offer) => offer.place === place);

/** The offers that a person is to answer. */
export const offersTo = (incident: Incident, person: string): readonly Offer[] =>
  offersOf(incident).filter(({ to }) => isMeant(incident, to, person));

/** The post that a role and, of an expert, a person name. */
export const postFor = (incident: Incident, role: Role, expert?: string): Post | undefined =>
  postsOf(incident).find(
    (post) =>
      post.role === role && (role !== 'sme' || (expert !== undefined && isSamePerson(post.person, expert))),
  );

/**
 * Whether a person may offer a role, and withdraw the offer: its holder, and whoever writes or leads for them: the
 * commander, the deputy, the scribe.
 */
export const mayHandOver = (incident: Incident, post: Post, person: string): boolean =>
  isMeant(incident, post.person, person) ||
  (['commander', 'deputy', 'scribe'] as const).some((role) => {
    const holder = holderOf(incident, role);
    return holder !== null && isMeant(incident, holder, person);
  });

/** A transfer whose offer was withdrawn or declined at another desktop at the same time. */
export type Crossed = {
  readonly place: EntityId;
  /** The write that gave the role to whom it was offered. */
  readonly taken: Write<{ readonly person: string | null }>;
  readonly answer: Write<HandoffSaid>;
};

/** Transfers that were accepted here and called off there: who accepted holds the role until somebody chooses. */
export const crossedHandoffs = derived((incident): readonly Crossed[] =>
  [...handoffSlice.of(incident)].flatMap(([place, { visible }]) => {
    const taken = winner(roleSlice.of(incident).get(place));
    if (taken === undefined) return [];
    const { accepted } = (incident.events.get(taken.id)?.payload ?? {}) as { accepted?: { offer: EventId } }; // its module parsed it
    if (accepted === undefined) return [];
    // Who accepts has not seen it called off, and who calls it off has not seen it accepted.
    return visible
      .filter(({ id, value }) => value.state !== 'offered' && namesOffer(incident, id, accepted.offer))
      .map((answer) => ({ place, taken, answer }));
  }),
);

const namesOffer = (incident: Incident, id: EventId, offer: EventId): boolean =>
  incident.events.get(id)?.o.includes(offer) === true;
