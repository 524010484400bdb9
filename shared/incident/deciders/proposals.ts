import type { EntityId } from '../../ids.ts';
import { ok } from '../../result.ts';
import { markingOf } from '../boards.ts';
import type { EventDraft } from '../envelope.ts';
import { entryCorrected } from '../events/entry-corrected.ts';
import {
  bodyPayload,
  entryLogged,
  entrySlice,
  isLogged,
  nowOf,
  type EntryBody,
} from '../events/entry-logged.ts';
import { entryMarked } from '../events/entry-marked.ts';
import { entryRemoved } from '../events/entry-removed.ts';
import { excerptOf } from '../excerpt.ts';
import type { EntryMark } from '../marks.ts';
import { canMark, canWriteTo } from '../policy.ts';
import { decisionsAbout, openProposals } from '../proposals.ts';
import { replacing } from '../register.ts';
import type { Incident } from '../state.ts';
import { refused, sentence, type DecideContext, type Deciders, type Decision } from './decider.ts';

const MINUTE = 60_000;

/** Decisions that are asked about aloud before they are made. */
export const proposals: Deciders<'propose' | 'object' | 'decide' | 'drop-proposal'> = {
  propose(incident, { text, who, minutes, at, entry }, context) {
    if (entry !== undefined && isLogged(entrySlice.of(incident).get(entry))) return ok([]);
    const when = at ?? context.now;
    const dueAt = minutes === undefined ? null : when + minutes * MINUTE;
    const e = entry ?? context.newId();
    const said = { text, to: who ?? null, at: when, dueAt };
    return ok([logged(e, { kind: 'proposal', about: null, ...said }, context)]);
  },

  object(incident, { proposal, text, who, entry }, context) {
    // Sent again after “not saved”.
    if (entry !== undefined && isLogged(entrySlice.of(incident).get(entry))) return ok([]);
    return objection(incident, meant(incident, proposal), text, who ?? null, context, entry);
  },

  decide: (incident, { proposal, who }, context) =>
    settleProposal(incident, meant(incident, proposal), 'done', who ?? null, context),

  'drop-proposal': (incident, { proposal, why }, context) =>
    settleProposal(incident, meant(incident, proposal), 'dropped', why ?? null, context),
};

/** “last” is the one that was proposed last and is still open. */
const meant = (incident: Incident, proposal: string): EntityId =>
  proposal === 'last' ? (openProposals(incident).at(-1)?.item.entry ?? proposal) : proposal;

/** Records what somebody says against a proposal; the proposal stays open, and who decides may decide over it. */
export function objection(
  incident: Incident,
  about: EntityId,
  text: string,
  to: string | null,
  context: DecideContext,
  entry?: EntityId,
): Decision {
  const verdict = isProposal(incident, about)
    ? canMark(incident, about, 'objected')
    : 'there is no such proposal';
  if (verdict !== true) return refused(sentence('Your objection is not recorded', verdict));
  const body = { kind: 'objection', text, to, about, at: context.now, dueAt: null } as const;
  return ok([logged(entry ?? context.newId(), body, context)]);
}

const isProposal = (incident: Incident, e: EntityId): boolean => bodyOf(incident, e)?.kind === 'proposal';

const bodyOf = (incident: Incident, e: EntityId): EntryBody | undefined =>
  nowOf(entrySlice.of(incident).get(e));

/**
 * Decides a proposal, drops it, or opens it again. Deciding logs the decision beside it; opening it again takes that
 * decision back.
 * @param note who decided, or why it was dropped.
 */
export function settleProposal(
  incident: Incident,
  e: EntityId,
  mark: Exclude<EntryMark, 'objected'>,
  note: string | null,
  context: DecideContext,
): Decision {
  const held = entrySlice.of(incident).get(e);
  const body = bodyOf(incident, e);
  const what = mark === 'done' ? 'Not decided' : mark === 'dropped' ? 'Not dropped' : 'Nothing changed';
  if (held === undefined || body?.kind !== 'proposal') {
    return refused(`${what}: there is no such proposal.`);
  }
  const said = markingOf(incident, held, body.kind)?.value;
  const from = said?.mark ?? 'open';
  const disputed = (held.marking?.visible.length ?? 0) > 1;
  const decided = decisionsAbout(incident, e);
  const standing = decided.at(-1);
  const decidedBy = mark === 'done' ? (note ?? context.person) : null;
  const same = from === mark && (note === null || note === said?.note);
  if (!disputed && same) return ok([]);
  const verdict = canMark(incident, e, mark);
  if (verdict !== true) return refused(sentence(what, verdict));
  const payload = {
    ...{ mark, from, kind: body.kind, text: excerptOf(body.text) },
    ...{ note: mark === 'open' ? null : (decidedBy ?? note), dueAt: null },
  };
  const marked = entryMarked.draft({
    ...{ e, at: context.now, u: context.person, payload },
    ...replacing(held.marking),
  });
  if (decidedBy === null)
    return ok([marked, ...decided.flatMap((each) => takenBack(incident, each, context))]);
  return ok([marked, ...decision(incident, e, body, standing, decidedBy, context)]);
}

/** The decision that a proposal becomes. Two desktops that decide it at the same time log the same one. */
function decision(
  incident: Incident,
  e: EntityId,
  { text, at, dueAt }: EntryBody,
  standing: EntityId | undefined,
  decidedBy: string,
  context: DecideContext,
): readonly EventDraft[] {
  const { now, person } = context;
  const to = decidedBy === person ? null : decidedBy;
  if (standing !== undefined) {
    // Decided by two at the same time, and now somebody says by whom.
    const held = entrySlice.of(incident).get(standing);
    const before = bodyOf(incident, standing);
    if (before === undefined || (before.to ?? held?.first?.event.u) === decidedBy) return [];
    const payload = bodyPayload({ ...before, to: decidedBy });
    return [
      entryCorrected.draft({ e: standing, at: before.at, u: person, payload, ...replacing(held?.body) }),
    ];
  }
  let times = 1;
  while (entrySlice.of(incident).has(placeOf(e, times))) times += 1;
  const back = dueAt === null ? null : now + (dueAt - at);
  return [logged(placeOf(e, times), { kind: 'decision', text, to, about: e, at: now, dueAt: back }, context)];
}

/** The id of the decision that a proposal becomes, the so-manieth time that it is decided: a proposal's id is short. */
const placeOf = (e: EntityId, times: number): EntityId => `${e.slice(0, 70)}.d${times}`;

/** A decision is not what holds any more: what holds now is logged in its place. */
export function changeDecision(
  incident: Incident,
  e: EntityId,
  text: string,
  context: DecideContext,
): EventDraft {
  const before = bodyOf(incident, e);
  const { now } = context;
  const minutes = before === undefined || before.dueAt === null ? null : before.dueAt - before.at;
  const dueAt = minutes === null ? null : now + minutes;
  return logged(context.newId(), { kind: 'decision', text, to: null, about: e, at: now, dueAt }, context);
}

/** What a decision was replaced by, taken back: it stands as it was. */
export const unchanged = (incident: Incident, e: EntityId, context: DecideContext): readonly EventDraft[] =>
  decisionsAbout(incident, e).flatMap((each) => takenBack(incident, each, context));

function takenBack(incident: Incident, e: EntityId, { now, person }: DecideContext): readonly EventDraft[] {
  if (canWriteTo(incident, e) !== true) return [];
  const held = entrySlice.of(incident).get(e)?.removed;
  return [entryRemoved.draft({ e, at: now, u: person, payload: { removed: true }, ...replacing(held) })];
}

const logged = (
  e: EntityId,
  { at, ...said }: Omit<EntryBody, 'files'>,
  { person }: DecideContext,
): EventDraft => entryLogged.draft({ e, at, u: person, payload: bodyPayload({ ...said, files: [] }) });
