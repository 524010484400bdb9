import type { EntityId } from '../../ids.ts';
import type { PostmortemRules } from '../../playbook/playbook.ts';
import { ok } from '../../result.ts';
import { reviewNoted, reviewNoteSlice, type ReviewNoteBody } from '../events/review-noted.ts';
import { reviewTicked, reviewTickSlice, type ReviewList } from '../events/review-ticked.ts';
import { curatedIn, curatedPlace, timelineCurated, type Curated } from '../events/timeline-curated.ts';
import { tradeoffPlace, tradeoffWeighed, weighedIn, type Weighed } from '../events/tradeoff-weighed.ts';
import { isComputedRow } from '../curated-keys.ts';
import { courseOf } from '../proposals.ts';
import { replacing, winner, type Register } from '../register.ts';
import { tickPlace } from '../review-ticks.ts';
import type { Incident } from '../state.ts';
import { rowOf } from '../timeline-rows.ts';
import { refused, type DecideContext, type Deciders, type Decision } from './decider.ts';

type Names = 'note-review' | 'remove-review-note' | 'tick-review' | 'tag-cause' | 'curate' | 'weigh';

/** Factors, thanks, concerns and decisions of a review; what is ticked; the timeline; trade-offs. */
export const reviewNotes: Deciders<Names> = {
  'note-review'(incident, { kind, text, person, category, note }, context) {
    if (category !== undefined && kind !== 'factor')
      return refused('Not written down: only a contributing factor has a category.');
    if (person !== undefined && (kind === 'factor' || kind === 'decided'))
      return refused(
        `Not written down: ${kind === 'factor' ? 'a factor is a condition, not a person' : 'a decision is the meeting’s'}; leave the person out.`,
      );
    const before =
      note === undefined ? undefined : winner(reviewNoteSlice.of(incident).get(note)?.body)?.value;
    if (before !== undefined && before.kind !== kind)
      return refused('Not changed: what was written under this id is of another kind. Write it down anew.');
    if (category !== undefined && category !== before?.category && !knows(context, category))
      return refused(unknownCause('Not written down', category, context));
    const body = { kind, text, person: person ?? null, category: category ?? null, removed: false };
    return noted(incident, note ?? context.newId(), body, context);
  },

  'remove-review-note'(incident, { note, undo }, context) {
    const held = reviewNoteSlice.of(incident).get(note)?.body;
    const body = winner(held)?.value;
    if (body === undefined) return refused('Nothing changed: there is no such note in the review.');
    // What several made of it at the same time comes back with it.
    const text = saidOf(held, (each) => (each.removed ? '' : each.text)) || body.text;
    return noted(incident, note, { ...body, text, removed: !undo }, context);
  },

  'tick-review'(incident, { list, item, undo }, context) {
    const { preRead, agenda } = context.playbook.postmortem;
    const points = list === 'pre-read' ? preRead : list === 'agenda' ? agenda : null;
    if (!undo && points !== null && points.every(({ id }) => id !== item))
      return refused(
        `Not ticked: there is no such point. There ${points.length === 0 ? 'are none in the playbook' : `are ${points.map(({ id }) => id).join(', ')}`}.`,
      );
    return ticked(incident, list, item, !undo, context);
  },

  'tag-cause'(incident, { cause, undo }, context) {
    if (!undo && !knows(context, cause)) return refused(unknownCause('Not tagged', cause, context));
    return ticked(incident, 'cause', cause, !undo, context);
  },

  curate(incident, { row, show, note, evidence }, { now: at, person: u }) {
    if (show === undefined && note === undefined && evidence === undefined)
      return refused('Nothing changed: say whether it is shown, or give a note or its evidence.');
    if (!isComputedRow(row) && rowOf(incident, row) === undefined)
      return refused('Nothing changed: there is no such row in the log.');
    const held = curatedIn(incident, row);
    const before: Curated = winner(held)?.value ?? { shown: null, note: '', evidence: '' };
    const payload: Curated = {
      shown: show === undefined ? before.shown : show === 'default' ? null : show === 'yes',
      note: note ?? saidOf(held, (each) => each.note),
      evidence: evidence ?? saidOf(held, (each) => each.evidence),
    };
    if (isSame(held, before, payload)) return ok([]);
    return ok([timelineCurated.draft({ e: curatedPlace(row), at, u, payload, ...replacing(held) })]);
  },

  weigh(incident, { entry, verdict, words, undo }, { now: at, person: u }) {
    if (courseOf(incident, entry) === undefined)
      return refused('Nothing changed: only a decision that stands in the log can be evaluated.');
    if (!undo && verdict === undefined && words === undefined)
      return refused('Nothing changed: say whether it was worth its cost, or why.');
    const held = weighedIn(incident, entry);
    const before = winner(held)?.value ?? null;
    const weighed: Weighed | null = undo
      ? null
      : {
          verdict: verdict ?? before?.verdict ?? 'open',
          words: words ?? saidOf(held, (each) => each?.words ?? ''),
        };
    if (isSame(held, before, weighed)) return ok([]);
    const payload = { weighed };
    return ok([tradeoffWeighed.draft({ e: tradeoffPlace(entry), at, u, payload, ...replacing(held) })]);
  },
};

/** The longest of the words that are joined below. */
const MAX_WORDS = 2_000;

/**
 * Words that stand, for a change that is not about them: those that two wrote at the same time are joined, since none of
 * both has chosen. What is too long for that stays the one that everybody sees.
 */
function saidOf<T>(held: Register<T> | undefined, of: (value: T) => string): string {
  const all = [...new Set(held?.visible.map(({ value }) => of(value)))].filter((words) => words !== '');
  const joined = all.join('\n\n');
  return joined.length <= MAX_WORDS ? joined : (all.at(-1) ?? '');
}

/** Whether a value stands as it is asked for, and nobody has set another at the same time. */
const isSame = (held: Register<unknown> | undefined, now: unknown, wanted: unknown): boolean =>
  (held?.visible.length ?? 0) <= 1 && JSON.stringify(now) === JSON.stringify(wanted);

const ordered = ({ kind, text, person, category, removed }: ReviewNoteBody): ReviewNoteBody => ({
  ...{ kind, text, person, category, removed },
});

function noted(
  incident: Incident,
  e: EntityId,
  body: ReviewNoteBody,
  { now: at, person: u }: DecideContext,
): Decision {
  const held = reviewNoteSlice.of(incident).get(e)?.body;
  const before = winner(held)?.value;
  const payload = ordered(body);
  if (before !== undefined && isSame(held, ordered(before), payload)) return ok([]);
  return ok([reviewNoted.draft({ e, at, u, payload, ...replacing(held) })]);
}

function ticked(
  incident: Incident,
  list: ReviewList,
  item: string,
  on: boolean,
  { now: at, person: u }: DecideContext,
): Decision {
  const e = tickPlace(list, item);
  const held = reviewTickSlice.of(incident).get(e);
  if (isSame(held, winner(held)?.value.on ?? false, on)) return ok([]);
  return ok([reviewTicked.draft({ e, at, u, payload: { list, item, on }, ...replacing(held) })]);
}

const knows = ({ playbook }: DecideContext, cause: string): boolean =>
  playbook.postmortem.causes.some(({ id }) => id === cause);

const unknownCause = (what: string, cause: string, { playbook }: DecideContext): string => {
  const { causes }: Pick<PostmortemRules, 'causes'> = playbook.postmortem;
  const known = causes.map(({ id }) => id).join(', ');
  return `${what}: the playbook has no cause “${cause}”. ${known === '' ? 'It names none.' : `It has ${known}.`}`;
};
