import type { EntityId } from '../../ids.ts';
import { ok } from '../../result.ts';
import { entryCorrected } from '../events/entry-corrected.ts';
import { entryLogged, entrySlice } from '../events/entry-logged.ts';
import { entryRemoved } from '../events/entry-removed.ts';
import { canCorrect, canWriteTo } from '../policy.ts';
import { replacing, winner } from '../register.ts';
import type { Incident } from '../state.ts';
import { isSettled, refused, sentence, type DecideContext, type Deciders, type Decision } from './decider.ts';

/** The scribe log. */
export const entries: Deciders<'log' | 'correct' | 'remove' | 'restore'> = {
  log(incident, { text, kind, at, entry }, { now, person, newId }) {
    if (entry !== undefined && entrySlice.of(incident).get(entry)?.first !== undefined) return ok([]);
    const e = entry ?? newId();
    const verdict = canWriteTo(incident, e);
    if (verdict !== true) return refused(sentence('Not logged', verdict));
    return ok([entryLogged.draft({ e, at: at ?? now, u: person, payload: { kind, text } })]);
  },

  correct(incident, { entry: e, text, kind, at }, { person }) {
    const verdict = canCorrect(incident, e);
    const entry = entrySlice.of(incident).get(e);
    if (verdict !== true || entry?.first === undefined) return refused(sentence('Not corrected', verdict));
    const body = winner(entry.body)?.value ?? entry.first;
    return ok([
      entryCorrected.draft({
        e,
        at: at ?? body.at,
        u: person,
        payload: { kind: kind ?? body.kind, text },
        ...replacing(entry.body),
      }),
    ]);
  },

  remove: (incident, { entry }, context) => setRemoved(incident, entry, true, context),
  restore: (incident, { entry }, context) => setRemoved(incident, entry, false, context),
};

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
