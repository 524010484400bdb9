import type { EntityId, Instant } from '../../ids.ts';
import { ok } from '../../result.ts';
import { entryCorrected } from '../events/entry-corrected.ts';
import { bodyPayload, entryLogged, entrySlice, type EntryBody } from '../events/entry-logged.ts';
import { entryMarked } from '../events/entry-marked.ts';
import { entryRemoved } from '../events/entry-removed.ts';
import { canCorrect, canMark, canWriteTo } from '../policy.ts';
import { replacing, winner } from '../register.ts';
import type { Incident } from '../state.ts';
import type { EntryKind } from '../vocabulary.ts';
import { isSettled, refused, sentence, type DecideContext, type Deciders, type Decision } from './decider.ts';

/** How much of an entry's words stands in what is said about it elsewhere. */
const EXCERPT = 160;

/** The scribe log. */
export const entries: Deciders<'log' | 'correct' | 'mark' | 'remove' | 'restore'> = {
  log(incident, { text, kind, to, minutes, at, files, entry }, { now, person, playbook, newId }) {
    if (entry !== undefined && entrySlice.of(incident).get(entry)?.first !== undefined) return ok([]);
    const e = entry ?? newId();
    const verdict = canWriteTo(incident, e);
    if (verdict !== true) return refused(sentence('Not logged', verdict));
    const wait = minutes ?? (kind === 'ask' ? playbook.askMinutes : null);
    const body = { kind, text, to: to ?? null, dueAt: comesBack(kind, at ?? now, wait), files: files ?? [] };
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
      dueAt: minutes === undefined ? kept(is, before) : comesBack(is, when, minutes),
      files: before.files,
    };
    const said = { e, at: when, u: person, payload: bodyPayload(body), ...replacing(entry.body) };
    return ok([entryCorrected.draft(said)]);
  },

  mark(incident, { entry: e, mark, note, minutes }, { now, person }) {
    const verdict = canMark(incident, e, mark);
    const entry = entrySlice.of(incident).get(e);
    if (verdict !== true || entry?.first === undefined) return refused(sentence('Nothing changed', verdict));
    const { kind, text } = winner(entry.body)?.value ?? entry.first;
    const dueAt = minutes === undefined ? null : now + minutes * 60_000;
    const held = winner(entry.marking)?.value;
    const same = (held?.mark ?? 'open') === mark && (held?.note ?? null) === (note ?? null) && dueAt === null;
    if (same && (entry.marking?.visible.length ?? 0) <= 1) return ok([]);
    const payload = { mark, kind, text: text.slice(0, EXCERPT), note: note ?? null, dueAt };
    return ok([entryMarked.draft({ e, at: now, u: person, payload, ...replacing(entry.marking) })]);
  },

  remove: (incident, { entry }, context) => setRemoved(incident, entry, true, context),
  restore: (incident, { entry }, context) => setRemoved(incident, entry, false, context),
};

/** Asks come back, and decisions are looked at again: nothing else has a time of its own. */
const comesBack = (kind: EntryKind, from: Instant, minutes: number | null): Instant | null =>
  minutes === null || (kind !== 'ask' && kind !== 'decision') ? null : from + minutes * 60_000;

const kept = (kind: EntryKind, { dueAt }: EntryBody): Instant | null =>
  kind === 'ask' || kind === 'decision' ? dueAt : null;

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
