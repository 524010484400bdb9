import type { EntityId, Instant } from '../../ids.ts';
import { ok } from '../../result.ts';
import type { CommandFields } from '../commands.ts';
import { handoffAnswered } from '../events/handoff-answered.ts';
import { handoffOffered, handoffSlice, type HandoffSaid } from '../events/handoff-offered.ts';
import { roleSlice } from '../events/role-assigned.ts';
import { crossedHandoffs, mayHandOver, offersOf, postFor, stillHolds, type Offer } from '../handoff.ts';
import { isMeant, isSamePerson } from '../people.ts';
import { replacing, winner, type Write } from '../register.ts';
import { heldIn } from '../role-words.ts';
import { postsOf, type Post } from '../roles.ts';
import type { Incident } from '../state.ts';
import type { Role } from '../vocabulary.ts';
import { refused, type DecideContext, type Deciders, type Decision } from './decider.ts';
import { holding } from './holding.ts';

type Names = 'hand-over' | 'accept-handoff' | 'decline-handoff' | 'withdraw-handoff';

/** A role goes from one person to another: offered, and theirs once they accept. */
export const handoff: Deciders<Names> = {
  'hand-over'(incident, { role, person: to, expert, words }, { now, person }) {
    const post = postOffered(incident, role, expert, person);
    if (typeof post === 'string') return refused(`Not offered: ${post}`);
    const { place, area, person: from, since } = post;
    const what = heldIn(role, area);
    if (isMeant(incident, from, to)) return refused(`Not offered: ${from} holds ${what} already.`);
    const open = offersOf(incident).filter((offer) => offer.place === place);
    const same = open.find((offer) => isSamePerson(offer.to, to));
    // Choosing between two that were offered at the same time is open to everybody, as all choosing is.
    if (same === undefined && !mayHandOver(incident, post, person))
      return refused(
        isMeant(incident, to, person)
          ? `Not offered: ${from} holds ${what}. Ask ${from} for it, or take it if ${from} is gone.`
          : `Not offered: ${from} holds ${what}. It is offered by ${from}, the commander, the deputy or the scribe.`,
      );
    if (open.length === 1 && same !== undefined && (words ?? same.words) === same.words) return ok([]);
    const instead = open.at(-1) === same ? null : (open.at(-1)?.to ?? null);
    const said = { role, area, from, since, to: same?.to ?? to, words: words ?? same?.words ?? null };
    const held = handoffSlice.of(incident).get(place);
    const payload = { ...said, instead };
    return ok([handoffOffered.draft({ e: place, at: now, u: person, payload, ...replacing(held) })]);
  },

  'accept-handoff'(incident, fields, context) {
    const found = answered(incident, fields, context);
    if (typeof found !== 'string') {
      const person = found.voice ? found.offer.to : context.person;
      const at = fields.at ?? context.now;
      return accepting(incident, found.offer, { person, voice: found.voice, at }, context);
    }
    // Asked twice: it is theirs already.
    const post = postFor(incident, fields.role, fields.person ?? context.person);
    const known = offersOf(incident).some(({ place }) => place === post?.place);
    const theirs = post !== undefined && isMeant(incident, post.person, fields.person ?? context.person);
    return theirs && !known ? ok([]) : refused(`Not accepted: ${found}`);
  },

  'decline-handoff'(incident, { undo, why, ...fields }, context) {
    if (undo) return standAgain(incident, 'declined', fields, context);
    const found = answered(incident, fields, context);
    if (typeof found === 'string') return refused(`Not declined: ${found}`);
    return ending(incident, found.offer, 'declined', why ?? null, context);
  },

  'withdraw-handoff'(incident, { undo, ...fields }, context) {
    if (undo) return standAgain(incident, 'withdrawn', fields, context);
    const { person: to } = fields;
    const open = openFor(incident, fields).filter(
      ({ to: named }) => to === undefined || isSamePerson(named, to),
    );
    const [offer, another] = open;
    if (offer === undefined) return refused(`Not withdrawn: ${gone(incident, fields)}`);
    if (another !== undefined) return refused('Not withdrawn: it is offered to several; say to whom.');
    const post = postsOf(incident).find(({ place }) => place === offer.place);
    const may =
      isSamePerson(offer.by, context.person) ||
      (post !== undefined && mayHandOver(incident, post, context.person));
    if (!may) return refused(`Not withdrawn: it was offered by ${offer.by} for ${offer.from}.`);
    return ending(incident, offer, 'withdrawn', null, context);
  },
};

/** The role changes hands as it was offered. */
export const accepting = (
  incident: Incident,
  { place: e, role, area, id }: Offer,
  { person, voice, at }: { readonly person: string; readonly voice: boolean; readonly at: Instant },
  { person: u }: DecideContext,
): Decision => ok(holding(incident, { e, role, person, area, at, u }, { accepted: { offer: id, voice } }));

/** What is offered, or why it can't be, as the end of a sentence. */
function postOffered(
  incident: Incident,
  role: Role,
  expert: string | undefined,
  person: string,
): Post | string {
  const post = postFor(incident, role, expert ?? person);
  if (post !== undefined) return post;
  if (role !== 'sme') return 'nobody holds that role; assign it instead.';
  return expert === undefined ? 'say whose place it is.' : `${expert} holds no place as an expert.`;
}

type Asked = {
  readonly role: Role;
  readonly expert?: string | undefined;
  readonly person?: string | undefined;
};

const openFor = (incident: Incident, { role, expert }: Asked): readonly Offer[] =>
  offersOf(incident).filter(
    (offer) => offer.role === role && (expert === undefined || isSamePerson(offer.from, expert)),
  );

/** The offer that is answered and whether by voice, or why there is none, as the end of a sentence. */
function answered(
  incident: Incident,
  { voice, ...asked }: Asked & Pick<CommandFields<'accept-handoff'>, 'voice'>,
  { person }: DecideContext,
): { readonly offer: Offer; readonly voice: boolean } | string {
  const open = openFor(incident, asked);
  const [first] = open;
  if (first === undefined) return gone(incident, asked);
  const who = asked.person ?? (voice ? undefined : person);
  const theirs = open.filter(({ to }) => who === undefined || isMeant(incident, to, who));
  const [offer, another] = theirs;
  if (offer === undefined)
    return `${heldIn(first.role, first.area)} is offered to ${first.to}; who hears ${first.to} answer records it as said by voice.`;
  if (another !== undefined) return 'several such offers wait; say which.';
  const own = isMeant(incident, offer.to, person);
  if (!own && !voice) return `it is offered to ${offer.to}, not to ${person}; say that it was by voice.`;
  return { offer, voice: voice && !own };
}

/** Why there is nothing to answer: nothing was offered, or what was offered came to its end. */
function gone(incident: Incident, { role, expert }: Asked): string {
  const post = postFor(incident, role, expert);
  const what = heldIn(role, post?.area ?? null);
  const was = [...handoffSlice.of(incident).values()].flatMap(({ visible }) => visible);
  const last = was.filter(({ value }) => value.role === role).at(-1)?.value;
  if (last === undefined) return `nobody offers ${what}.`;
  const holder = post === undefined ? '' : `; ${post.person} holds ${what}`;
  return `the offer of ${what} to ${last.to} is gone${holder}.`;
}

/** An answer ends what was offered to this person: what was offered to somebody else at the same time stays. */
function ending(
  incident: Incident,
  { id: _, place, ...said }: Offer,
  answer: 'declined' | 'withdrawn',
  why: string | null,
  { now, person }: DecideContext,
): Decision {
  const ended = visibleIn(incident, place).filter(
    ({ value }) => value.state === 'offered' && isSamePerson(value.to, said.to),
  );
  const payload = { ...said, answer, why };
  return ok([handoffAnswered.draft({ e: place, at: now, u: person, payload, ...naming(ended) })]);
}

const visibleIn = (incident: Incident, place: EntityId) =>
  handoffSlice.of(incident).get(place)?.visible ?? [];
/** What an event carries that replaces these values, and leaves those beside them. */
const naming = (writes: readonly Write<HandoffSaid>[]) =>
  replacing({ visible: writes, superseded: undefined });

/** Takes an answer back: the offer stands since when it stood. */
function standAgain(
  incident: Incident,
  state: 'declined' | 'withdrawn',
  asked: Asked,
  { now, person }: DecideContext,
): Decision {
  const found = [...handoffSlice.of(incident).keys()]
    .flatMap((place) => visibleIn(incident, place).map((write) => ({ place, write })))
    .findLast(({ write: { value } }) => value.state === state && fits(value, asked));
  if (found === undefined)
    return openFor(incident, asked).length > 0
      ? ok([])
      : refused(`Nothing changed: ${gone(incident, asked)}`);
  const { place, write } = found;
  const crossed = crossedHandoffs(incident).some((each) => each.answer.id === write.id);
  if (!crossed && !stillHolds(incident, place, write.value)) {
    const holder = winner(roleSlice.of(incident).get(place))?.value.person ?? 'nobody';
    return refused(`Nothing changed: ${holder} holds ${heldIn(write.value.role, write.value.area)} now.`);
  }
  const { state: _, offeredAt, by, ...said } = write.value;
  const payload = { ...said, instead: null, again: { offeredAt, by } };
  return ok([handoffOffered.draft({ e: place, at: now, u: person, payload, ...naming([write]) })]);
}

const fits = (said: HandoffSaid, { role, expert, person }: Asked): boolean =>
  said.role === role &&
  (expert === undefined || isSamePerson(said.from, expert)) &&
  (person === undefined || isSamePerson(said.to, person));
