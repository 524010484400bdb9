import type { Instant } from '../../ids.ts';
import { ok } from '../../result.ts';
import type { EventDraft } from '../envelope.ts';
import { factChanged, factsInWords, factSlice, type Estimate } from '../events/fact-changed.ts';
import { isHarmless, linkSet, linkSlice } from '../events/link-set.ts';
import { timePlace, timeSet, timeSlice } from '../events/time-set.ts';
import { declarationOf, transitionsOf, type Declared } from '../facts.ts';
import { isAddress, linkPlaceOf, linksOf, type PlacedLink } from '../links.ts';
import { transitions } from '../phases.ts';
import { replacing, winner, type Register } from '../register.ts';
import { timesOf } from '../times.ts';
import { AHEAD_MS, isSettled, refused, type DecideContext, type Deciders, type Decision } from './decider.ts';
import type { Incident } from '../state.ts';

/** What is known of the incident beside its log: its words, its times, its links. */
export const facts: Deciders<'describe' | 'set-time' | 'link' | 'unlink'> = {
  describe(incident, { title, impact, services, foundBy, estimate, basis, ...said }, context) {
    const declared = declarationOf(incident);
    if (declared === undefined) return ok([]);
    const held = factSlice.of(incident);
    const drafts: EventDraft[] = [];
    const draft = (name: string, from: Register<unknown>, payload: Payload): void => {
      const said = { e: `fact.${name}`, at: context.now, u: context.person, payload, ...replacing(from) };
      drafts.push(factChanged.draft(said));
    };
    const differs = <K extends keyof Declared>(key: K, to: Declared[K], of: Register<unknown>): boolean =>
      of.visible.length > 1 || JSON.stringify(declared[key]) !== JSON.stringify(to);
    if (title !== undefined && differs('title', title, held.title)) {
      draft('title', held.title, { fact: 'title', to: title, from: declared.title });
    }
    const sentence = impact === '' ? null : impact;
    if (sentence !== undefined && differs('impact', sentence, held.impact)) {
      draft('impact', held.impact, { fact: 'impact', to: sentence, from: declared.impact });
    }
    if (services !== undefined && differs('services', services, held.services)) {
      draft('services', held.services, { fact: 'services', to: services, from: [...declared.services] });
    }
    if (foundBy !== undefined && differs('foundBy', foundBy, held.foundBy)) {
      draft('found-by', held.foundBy, { fact: 'foundBy', to: foundBy, from: declared.foundBy });
    }
    for (const fact of factsInWords) {
      if (said[fact] === undefined) continue;
      const to = said[fact] === '' ? null : said[fact];
      const from = winner(held[fact])?.value ?? null;
      if (!isSettled(held[fact], to, null)) draft(fact, held[fact], { fact, to, from });
    }
    const from = winner(held.estimate)?.value ?? null;
    const to = estimated({ estimate, basis }, from);
    if (to === 'half') return refused('Not recorded: an estimate stands with its basis only.');
    const alone = held.estimate.visible.length <= 1;
    if (to !== undefined && !(alone && JSON.stringify(to) === JSON.stringify(from)))
      draft('estimate', held.estimate, { fact: 'estimate', to, from });
    return ok(drafts);
  },

  'set-time'(incident, { what, to = null }, context) {
    // A transition is named by its verb (the last one of that kind), or by its own id where there are several.
    const verb = transitionsOf(incident).findLast((made) => made.verb === what)?.id;
    const time = timesOf(incident).find((each) => each.what === (verb ?? what));
    if (time === undefined) {
      const known = ['started', 'detected', 'declared', ...transitionsOf(incident).map((t) => t.verb)];
      return refused(`There is no time “${what}” to correct; there are ${[...new Set(known)].join(', ')}.`);
    }
    const why = fits(incident, time.what, to, context.now);
    if (why !== null) return refused(`Nothing changed: ${why}.`);
    const place = timePlace(time.what);
    const held = timeSlice.of(incident).get(place);
    if (isSettled(held, to, time.at)) return ok([]);
    const payload = { what: time.label, to, from: time.at };
    const said = { e: place, at: context.now, u: context.person, payload, ...replacing(held) };
    return ok([timeSet.draft(said)]);
  },

  link(incident, { label, target, kind }, context) {
    const e = linkPlaceOf(incident, label) ?? `link.${context.newId()}`;
    const is = kind ?? linkOf(incident, label, context)?.kind ?? 'other';
    return setLink(incident, e, { label, target, kind: is }, context);
  },

  unlink(incident, { label }, context) {
    const known = linkOf(incident, label, context) ?? removedMeanwhile(incident, label);
    if (known === undefined) return refused(`There is no link “${label}” to remove.`);
    const e = known.place ?? linkPlaceOf(incident, label) ?? `link.${context.newId()}`;
    return setLink(incident, e, { label: known.label, kind: known.kind, target: null }, context);
  },
};

/**
 * The estimate as it stands then: new words need a basis of their own, and a basis needs an estimate to stand for.
 * @returns undefined where nothing was said of it, `half` where one is missing.
 */
function estimated(
  { estimate, basis }: { readonly estimate: string | undefined; readonly basis: string | undefined },
  from: Estimate | null,
): Estimate | null | 'half' | undefined {
  if (estimate === '') return null;
  if (estimate === undefined && basis === undefined) return undefined;
  const words = estimate ?? from?.words;
  const same = words !== undefined && from !== null && words === from.words;
  const on = basis ?? (same ? from.basis : undefined);
  return words === undefined || on === undefined || on === '' ? 'half' : { words, basis: on };
}

const linkOf = (incident: Incident, label: string, { playbook }: DecideContext): PlacedLink | undefined =>
  linksOf(incident, playbook).find((link) => link.label.toLowerCase() === label.toLowerCase());

/** A link that somebody removed while somebody else set it: removing it settles that. */
function removedMeanwhile(incident: Incident, label: string) {
  for (const [place, held] of linkSlice.of(incident)) {
    const said = winner(held)?.value;
    if (held.visible.length > 1 && said?.label.toLowerCase() === label.toLowerCase())
      return { ...said, place };
  }
  return undefined;
}

type Payload = Parameters<typeof factChanged.draft>[0]['payload'];
type LinkPayload = Parameters<typeof linkSet.draft>[0]['payload'];

function setLink(
  incident: Incident,
  e: string,
  payload: LinkPayload,
  { now, person }: DecideContext,
): Decision {
  const { target } = payload;
  if (target !== null && (!isHarmless(target) || (/^https:/i.test(target) && !isAddress(target)))) {
    return refused(
      'Not linked: an address begins with https:// and holds no password; words without a colon are kept as words.',
    );
  }
  const held = linkSlice.of(incident).get(e);
  const before = winner(held)?.value;
  const same =
    before?.target === payload.target && before.kind === payload.kind && before.label === payload.label;
  if (same && (held?.visible.length ?? 0) <= 1) return ok([]);
  return ok([linkSet.draft({ e, at: now, u: person, payload, ...replacing(held) })]);
}

/** Why a time can't be what it is asked to be; null when it can. Started is never later than the others. */
function fits(incident: Incident, what: string, to: Instant | null, now: Instant): string | null {
  const declared = declarationOf(incident);
  if (declared === undefined) return 'its declaration has not arrived yet';
  if (to === null) return what === 'detected' ? null : 'only the time of detection can be taken back';
  if (to > now + AHEAD_MS) return 'that time lies in the future';
  const made = transitionsOf(incident);
  const index = made.findIndex((each) => each.id === what);
  if (what === 'started') {
    const later = [declared.declaredAt, declared.detectedAt, ...made.map((each) => each.at)];
    return later.some((at) => at !== null && at < to)
      ? 'the impact can’t have started after it was detected, declared or acted on'
      : null;
  }
  if (to < declared.startedAt) return 'that is before the impact started';
  const before = made[index - 1];
  const after = made[index + 1];
  if (index >= 0 && before !== undefined && to < before.at)
    return `that is before “${transitions[before.verb].done}”, which came first`;
  if (index >= 0 && after !== undefined && to > after.at)
    return `that is after “${transitions[after.verb].done}”, which came later`;
  return null;
}
