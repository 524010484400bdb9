import type { Instant } from '../../ids.ts';
import { ok } from '../../result.ts';
import {
  bareEnding,
  exerciseBegun,
  exerciseEnded,
  exercisePaced,
  exercisePlace,
  exerciseSlice,
  injectGiven,
  injectPlace,
} from '../events/exercise.ts';
import { fittingEnding } from '../exercise-ending.ts';
import { endingOf, exerciseOf, stoodSince } from '../exercise.ts';
import { declarationOf } from '../facts.ts';
import { replacing } from '../register.ts';
import type { Incident } from '../state.ts';
import { refused, type Deciders } from './decider.ts';

/** Game days: what reaches the record of an exercise. */
export const exercising: Deciders<'begin-exercise' | 'give-inject' | 'pause-exercise' | 'end-exercise'> = {
  'begin-exercise'(incident, fields, { now, person }) {
    if (declarationOf(incident)?.exercise !== true)
      return refused(
        'Not begun: this incident is a real one. A game day needs an incident of its own, declared as an exercise.',
      );
    const begun = exerciseOf(incident);
    if (begun !== null)
      return refused(
        `Not begun: ${begun.by} has begun “${begun.title}” here already. One incident is one exercise.`,
      );
    return ok([exerciseBegun.draft({ e: exercisePlace, at: now, u: person, payload: fields })]);
  },

  'give-inject'(incident, { inject, text, kind, title, from, to, files }, { now, person, newId }) {
    const verdict = notRunning(incident, 'Not given');
    if (verdict !== null) return refused(verdict);
    const e = injectPlace(inject ?? newId());
    // Given at another desktop, or at this one a moment ago: the players have it.
    if (exerciseSlice.of(incident).injects.has(e)) return ok([]);
    const said = { kind, title, text, from, to: to === '' ? null : to };
    const payload = { ...said, ...(files === undefined || files.length === 0 ? {} : { files }) };
    return ok([injectGiven.draft({ e, at: now, u: person, payload })]);
  },

  'pause-exercise'(incident, { undo }, { now, person }) {
    const verdict = notRunning(incident, 'Nothing changed');
    if (verdict !== null) return refused(verdict);
    if ((stoodSince(incident) !== null) !== undo) return ok([]);
    const payload = { paused: !undo };
    return ok([exercisePaced.draft({ e: exercisePlace, at: afterLast(incident, now), u: person, payload })]);
  },

  'end-exercise'(incident, { ending, undo }, { now, person }) {
    if (exerciseOf(incident) === null)
      return refused('Nothing changed: no exercise has begun in this incident.');
    const held = exerciseSlice.of(incident).ending;
    const ended = endingOf(incident);
    const said = undo ? null : fittingEnding(ending ?? bareEnding);
    if (undo && ended === null) return ok([]);
    // Somebody ended it without a report: whoever led it has one still.
    const same =
      ended !== null && (ending === undefined || held.visible.some(({ value }) => isSame(value, said)));
    if (!undo && same) return ok([]);
    const at = afterLast(incident, now);
    return ok([
      exerciseEnded.draft({ e: exercisePlace, at, u: person, payload: { ending: said }, ...replacing(held) }),
    ]);
  },
};

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Why nothing can be done in an exercise, as a sentence; null while it goes on, paused or not. */
function notRunning(incident: Incident, what: string): string | null {
  if (exerciseOf(incident) === null) return `${what}: no exercise has begun in this incident.`;
  return endingOf(incident) === null
    ? null
    : `${what}: this exercise has ended. Let it go on first if that was a mistake.`;
}

/** Clocks of two desktops differ: what is made after a pause is not dated before it on that account. */
const afterLast = (incident: Incident, now: Instant): Instant =>
  Math.max(now, ...[...exerciseSlice.of(incident).paces.values()].map(({ at }) => at));
