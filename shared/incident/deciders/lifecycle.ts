import { ok } from '../../result.ts';
import type { Instant } from '../../ids.ts';
import { incidentDeclared } from '../events/incident-declared.ts';
import { phaseChanged, phaseSlice } from '../events/phase-changed.ts';
import { phaseUndone } from '../events/phase-undone.ts';
import { roleAssigned } from '../events/role-assigned.ts';
import { phaseOf, transitionsOf } from '../facts.ts';
import { transitions, type PhaseVerb } from '../phases.ts';
import { canTransition, canUndoTransition, lastTransition } from '../policy.ts';
import { replacing } from '../register.ts';
import { placeOf } from '../roles.ts';
import type { Incident } from '../state.ts';
import { AHEAD_MS, refused, sentence, type DecideContext, type Deciders, type Decision } from './decider.ts';
import { cadenceIn } from './severity.ts';

/** From declaring to closing, phase by phase. */
export const lifecycle: Deciders<'declare' | 'undo-phase' | PhaseVerb> = {
  declare(incident, fields, { now, person, playbook }) {
    if (incident.events.size > 0) return refused('This incident is declared already.');
    const startedAt = fields.started ?? now;
    if (startedAt > now + AHEAD_MS) return refused('The impact can’t have begun in the future.');
    const declared = incidentDeclared.draft({
      e: 'incident',
      at: now,
      u: person,
      payload: {
        title: fields.title,
        severity: fields.severity,
        startedAt: Math.min(startedAt, now),
        services: fields.services,
        foundBy: fields.foundBy,
        exercise: fields.exercise,
        ...cadenceIn(playbook, fields.severity),
      },
    });
    const command = roleAssigned.draft({
      e: placeOf('commander'),
      at: now,
      u: person,
      payload: { role: 'commander', person, area: null, from: null },
    });
    return ok(fields.takeCommand ? [declared, command] : [declared]);
  },

  'undo-phase'(incident, { transition }, { now, person }) {
    const verdict = canUndoTransition(incident, transition);
    const last = lastTransition(incident, transition);
    if (verdict !== true || last === undefined) return refused(sentence('Nothing changed', verdict));
    const { made, before } = last;
    return ok([
      phaseUndone.draft({
        e: 'incident',
        at: now,
        u: person,
        payload: { transition: made.id, verb: made.verb, to: before },
        ...replacing(phaseSlice.of(incident).phase),
      }),
    ]);
  },

  acknowledge: (incident, fields, context) => transition(incident, 'acknowledge', fields.at, context),
  'start-mitigation': (incident, fields, context) =>
    transition(incident, 'start-mitigation', fields.at, context),
  mitigate: (incident, fields, context) => transition(incident, 'mitigate', fields.at, context),
  resolve: (incident, fields, context) => transition(incident, 'resolve', fields.at, context),
  reopen: (incident, fields, context) => transition(incident, 'reopen', fields.at, context),
  close: (incident, fields, context) => transition(incident, 'close', fields.at, context),
};

function transition(
  incident: Incident,
  verb: PhaseVerb,
  at: Instant | undefined,
  context: DecideContext,
): Decision {
  const verdict = canTransition(incident, verb);
  if (verdict !== true) return refused(sentence('Nothing changed', verdict));
  const last = transitionsOf(incident).at(-1);
  if (at !== undefined && last !== undefined && at < last.at) {
    return refused(
      `Nothing changed: that time is before “${transitions[last.verb].done}”, which came first.`,
    );
  }
  // Clocks differ by seconds: what is made after another is not dated before it on that account.
  const close = last !== undefined && last.at > context.now && last.at <= context.now + AHEAD_MS;
  const from = phaseOf(incident);
  return ok([
    phaseChanged.draft({
      e: 'incident',
      at: at ?? (close ? last.at : context.now),
      u: context.person,
      payload: { verb, from, to: transitions[verb].to },
      ...replacing(phaseSlice.of(incident).phase),
    }),
  ]);
}
