import type { EntityId, Instant } from '../../ids.ts';
import { ok } from '../../result.ts';
import { entryCorrected } from '../events/entry-corrected.ts';
import { bodyPayload, entryLogged, entrySlice, isLogged, type EntryBody } from '../events/entry-logged.ts';
import { entryMarked } from '../events/entry-marked.ts';
import { entryRemoved } from '../events/entry-removed.ts';
import { heardBy, markingOf } from '../boards.ts';
import { excerptOf } from '../excerpt.ts';
import { comesBack, isSettledMark, takesMinutes } from '../marks.ts';
import { canCorrect, canMark, canWriteTo } from '../policy.ts';
import { decisionsAbout, openProposals, textOf } from '../proposals.ts';
import { replacing, winner } from '../register.ts';
import type { Incident } from '../state.ts';
import type { EntryKind } from '../vocabulary.ts';
import { isSettled, refused, sentence, type DecideContext, type Deciders, type Decision } from './decider.ts';
import { changeDecision, objection, settleProposal, unchanged } from './proposals.ts';

/** The scribe log. */
export const entries: Deciders<'log' | 'correct' | 'mark' | 'remove' | 'restore'> = {
  log(incident, { text, kind, to, minutes, at, files, entry }, context) {
    const { now, person, playbook, newId } = context;
    // Sent again after “not saved”; what was redacted since does not come back either.
    if (entry !== undefined && isLogged(entrySlice.of(incident).get(entry))) return ok([]);
    const e = entry ?? newId();
    const verdict = canWriteTo(incident, e);
    if (verdict !== true) return refused(sentence('Not logged', verdict));
    // An objection is to something: to what was proposed last, unless `object` says to what.
    const about = kind === 'objection' ? (openProposals(incident).at(-1)?.item.entry ?? null) : null;
    if (kind === 'objection' && about === null) return refused(NOTHING_PROPOSED);
    const wait = minutes ?? (kind === 'ask' ? playbook.askMinutes : null);
    const dueAt = backAt(kind, at ?? now, wait);
    const body = { kind, text, to: to ?? null, dueAt, about, files: files ?? [] };
    return ok([entryLogged.draft({ e, at: at ?? now, u: person, payload: bodyPayload(body) })]);
  },

  correct(incident, { entry: e, text, kind, to, minutes, at }, { person }) {
    const verdict = canCorrect(incident, e);
    const entry = entrySlice.of(incident).get(e);
    if (verdict !== true || entry?.first === undefined) return refused(sentence('Not corrected', verdict));
    const before: EntryBody = winner(entry.body)?.value ?? entry.first;
    const is = kind ?? before.kind;
    const when = at ?? before.at;
    const body = {
      kind: is,
      text,
      to: to ?? before.to,
      dueAt: minutes === undefined ? (takesMinutes(is) ? before.dueAt : null) : backAt(is, when, minutes),
      about: before.about,
      files: before.files,
    };
    const same = when === before.at && saysTheSame(body, before);
    if (same && (entry.body?.visible.length ?? 0) <= 1) return ok([]);
    const said = { e, at: when, u: person, payload: bodyPayload(body), ...replacing(entry.body) };
    return ok([entryCorrected.draft(said)]);
  },

  mark(incident, { entry: e, mark, note = null, minutes, until }, context) {
    const { now, person } = context;
    const entry = entrySlice.of(incident).get(e);
    const { kind, text } = winner(entry?.body)?.value ?? entry?.first ?? { kind: 'note', text: '' };
    if (mark === 'objected' && kind === 'proposal') {
      return note === null
        ? refused('Nothing changed: say what the objection is.')
        : objection(incident, e, note, null, context);
    }
    const verdict = canMark(incident, e, mark);
    if (verdict !== true || entry?.first === undefined) return refused(sentence('Nothing changed', verdict));
    if (kind === 'proposal' && mark !== 'objected') {
      if (mark === 'done' && note !== null) return refused(NOTHING_BESIDE);
      return settleProposal(incident, e, mark, mark === 'done' ? null : note, context);
    }
    if (mark === 'changed' && note === null) return refused('Nothing changed: say what holds now.');
    const more = until ?? (minutes === undefined ? undefined : now + minutes * 60_000);
    if (more !== undefined && (!comesBack(kind) || isSettledMark(mark))) {
      return refused('Nothing changed: only an ask or a decision that is open can be given more time.');
    }
    const marking = markingOf(incident, entry, kind);
    const held = marking?.value;
    const heard = mark === 'open' ? null : heardBy(marking);
    const from = held?.mark ?? 'open';
    const given = held?.dueAt ?? null;
    // What is open and is opened once more, without a time, has the one again that it was logged with.
    const dueAt = more ?? (mark === 'open' && from === 'open' && note === null ? null : given);
    // What holds now is an entry of its own: its words stand there only.
    const kept = mark === 'changed' ? null : note;
    const again = mark !== 'changed' || textOf(incident, decisionsAbout(incident, e).at(-1) ?? null) === note;
    const same = from === mark && (held?.note ?? null) === kept && again && dueAt === given;
    if (same && (entry.marking?.visible.length ?? 0) <= 1) return ok([]);
    const followed =
      mark === 'changed' && note !== null
        ? [changeDecision(incident, e, note, context)]
        : from === 'changed'
          ? unchanged(incident, e, context)
          : [];
    const payload = {
      ...{ mark, from, kind, text: excerptOf(text), note: kept, dueAt },
      ...(heard === null ? {} : { heard }),
    };
    const marked = entryMarked.draft({ e, at: now, u: person, payload, ...replacing(entry.marking) });
    return ok([marked, ...followed]);
  },

  remove: (incident, { entry }, context) => setRemoved(incident, entry, true, context),
  restore: (incident, { entry }, context) => setRemoved(incident, entry, false, context),
};

const NOTHING_BESIDE =
  'Not decided: a proposal is decided as it stands. Your words are kept; log them as a note, or as an objection.';

const NOTHING_PROPOSED =
  'Not logged: nothing is proposed that an objection could be to. Your words are kept; log them as a note.';

/** When an entry comes back: asks and decisions do, proposals once they are decided; nothing else has such a time. */
const backAt = (kind: EntryKind, from: Instant, minutes: number | null): Instant | null =>
  minutes === null || !takesMinutes(kind) ? null : from + minutes * 60_000;

const saysTheSame = (a: Omit<EntryBody, 'at'>, b: EntryBody): boolean =>
  JSON.stringify(bodyPayload(a)) === JSON.stringify(bodyPayload(b));

function setRemoved(
  incident: Incident,
  e: EntityId,
  removed: boolean,
  { now, person }: DecideContext,
): Decision {
  const entry = entrySlice.of(incident).get(e);
  const verdict = entry?.first === undefined ? canCorrect(incident, e) : canWriteTo(incident, e);
  if (verdict !== true || entry === undefined) return refused(sentence('Nothing changed', verdict));
  if (isSettled(entry.removed, removed, false)) return ok([]);
  return ok([
    entryRemoved.draft({ e, at: now, u: person, payload: { removed }, ...replacing(entry.removed) }),
  ]);
}
