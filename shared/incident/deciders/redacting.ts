import type { EventId } from '../../ids.ts';
import { ok } from '../../result.ts';
import type { EventDraft, StreamEvent } from '../envelope.ts';
import { actionItemIn } from '../action-items.ts';
import { actionItemSet, actionItemSlice } from '../events/action-item-set.ts';
import { factChanged, factsInWords, factSlice } from '../events/fact-changed.ts';
import { MAX_REDACTED, redact, REDACTED } from '../events/redact.ts';
import { updateCorrected, updatePlace } from '../events/update-corrected.ts';
import { draftPlace, draftSlice, updateDrafted } from '../events/update-drafted.ts';
import { updatePayload, updateSlice } from '../events/update-sent.ts';
import { canRedact } from '../redaction.ts';
import { isOfUpdate, ownWords, sentBy, wordsOf } from '../redaction-words.ts';
import { replacing, replacingAll, winner } from '../register.ts';
import type { Incident } from '../state.ts';
import { standingFor, updateOf } from '../updates.ts';
import { notAMember, refused, sentence, type DecideContext, type Deciders } from './decider.ts';
import { commandAgain } from './redacting-command.ts';
import { reviewAgain } from './redacting-review.ts';

/** Words that nobody is to read are taken out for good. */
export const redacting: Deciders<'redact'> = {
  redact(incident, { entry: e, reason }, context) {
    const { now, person, standing = 'member' } = context;
    if (standing !== 'member') return refused(notAMember);
    const verdict = canRedact(incident, e);
    if (verdict !== true) return refused(sentence('Not redacted', verdict));
    const words = wordsOf(incident, e);
    const ids = words.map(({ id }) => id);
    const parts = Array.from({ length: Math.ceil(ids.length / MAX_REDACTED) }, (_, i) =>
      ids.slice(i * MAX_REDACTED, (i + 1) * MAX_REDACTED),
    );
    const taken = parts.map((events) => redact.draft({ e, at: now, u: person, payload: { events, reason } }));
    return ok([
      ...updatesAgain(incident, words, context),
      ...factsAgain(incident, e, words, context),
      ...reviewAgain(incident, words, context),
      ...commandAgain(incident, e, words, context),
      ...actionsAgain(incident, words, context),
      ...taken,
    ]);
  },
};

/** An update that was sent stays sent: to whom, when and until when is said anew without its words. */
function updatesAgain(
  incident: Incident,
  words: readonly StreamEvent[],
  { now, person: u }: DecideContext,
): readonly EventDraft[] {
  const sent = new Set(words.filter(isOfUpdate).map(sentBy));
  return [...sent].flatMap((id: EventId) => {
    const held = updateSlice.of(incident).get(id);
    const update = held === undefined ? undefined : updateOf(id, held);
    if (held === undefined || update === undefined) return [];
    // The same sending, marked twice, is said anew once.
    if (standingFor(incident, id) !== id) return [];
    const payload = updatePayload({ ...update, text: REDACTED });
    const e = updatePlace(id);
    const again = updateCorrected.draft({ e, at: update.at, u, payload, ...replacing(held.body) });
    // What waited for a look until it was sent does not wait again.
    const ended = update.audiences.flatMap((audience) => {
      const drafts = draftSlice.of(incident).wordings.get(audience);
      const isEnded = drafts?.visible.some((w) => held.first?.drafts.includes(w.id) === true);
      const dropped = { e: draftPlace(audience), at: now, u, payload: { audience, text: null } };
      return isEnded === true ? [updateDrafted.draft({ ...dropped, ...replacing(drafts) })] : [];
    });
    return [again, ...ended];
  });
}

/** An action item stays one: whose it is, until when and how far it is are said anew without its words. */
function actionsAgain(
  incident: Incident,
  words: readonly StreamEvent[],
  { now: at, person: u }: DecideContext,
): readonly EventDraft[] {
  const ids = new Set(words.filter(({ t }) => t === actionItemSet.type).map(({ e }) => e));
  return [...ids].flatMap((e) => {
    const held = actionItemSlice.of(incident).get(e);
    const item = actionItemIn(incident, e);
    if (held === undefined || item === undefined) return [];
    const { owner, due, category, priority, state, effect, putOff } = item;
    const { dues: _, first: __, ...registers } = held;
    const removed = winner(held.removed)?.value ?? false;
    const standing = { owner, due, category, priority, effect, removed };
    const to = { text: REDACTED, words: '', link: null, ...standing };
    const { state: _state, ...rest } = registers;
    const again = { name: REDACTED, opened: false, again: { putOff } };
    const said = winner(held.state);
    return [
      actionItemSet.draft({ e, at, u, payload: { ...again, to }, ...replacingAll(Object.values(rest)) }),
      ...(said === undefined
        ? []
        : [
            // Since when it is done is no word.
            actionItemSet.draft({
              ...{ e, at: said.at, u, payload: { ...again, to: { state } } },
              ...replacing(held.state),
            }),
          ]),
    ];
  });
}

/** A fact whose latest words are others than those that go stands: it is said anew without what it was before. */
function factsAgain(
  incident: Incident,
  id: string,
  words: readonly StreamEvent[],
  { now: at, person: u }: DecideContext,
): readonly EventDraft[] {
  const gone = new Set(words.map((each) => each.id));
  const event = incident.events.get(id);
  const said = new Set(event === undefined ? [] : ownWords(event));
  const held = factSlice.of(incident);
  const stands = (write: { readonly id: EventId } | undefined, now: readonly string[]): boolean =>
    write !== undefined && gone.has(write.id) && !now.some((each) => said.has(each));
  const inWords = (['impact', ...factsInWords] as const).flatMap((fact) => {
    const write = winner(held[fact]);
    const to = write?.value ?? null;
    if (to === null || !stands(write, [to])) return [];
    return [
      factChanged.draft({
        e: `fact.${fact}`,
        at,
        u,
        payload: { fact, to, from: null },
        ...replacing(held[fact]),
      }),
    ];
  });
  const title = winner(held.title);
  const titled = { fact: 'title', to: title?.value ?? '', from: REDACTED } as const;
  const estimate = winner(held.estimate);
  const to = estimate?.value ?? null;
  return [
    ...inWords,
    ...(stands(title, [titled.to])
      ? [factChanged.draft({ e: 'fact.title', at, u, payload: titled, ...replacing(held.title) })]
      : []),
    ...(to !== null && stands(estimate, [to.words, to.basis])
      ? [
          factChanged.draft({
            ...{ e: 'fact.estimate', at, u, payload: { fact: 'estimate', to, from: null } },
            ...replacing(held.estimate),
          }),
        ]
      : []),
  ];
}
