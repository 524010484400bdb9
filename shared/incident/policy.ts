import type { EntityId } from '../ids.ts';
import { entrySlice } from './events/entry-logged.ts';
import { severitySlice } from './events/severity-changed.ts';
import { phaseLabel, transitions, type Phase, type PhaseVerb } from './phases.ts';
import { declarationOf, phaseOf, severityOf } from './summary.ts';
import { winner } from './register.ts';
import type { Incident } from './state.ts';
import { severityLabel, type Severity } from './vocabulary.ts';

/** true, or the reason why not: one sentence, shown beside the control that it disables. */
export type Verdict = true | string;

export function canTransition(incident: Incident, verb: PhaseVerb): Verdict {
  if (declarationOf(incident) === undefined) return 'its declaration has not arrived yet';
  const phase = phaseOf(incident);
  return transitions[verb].from.includes(phase) ? true : refusalOf(verb, phase);
}

/** Why a transition can't be made from a phase. */
function refusalOf(verb: PhaseVerb, phase: Phase): string {
  if (phase === 'prevention') return 'it is closed; reopen it first';
  if (verb === 'reopen') return 'it is still open';
  if (verb === 'close') return 'only a resolved incident can be closed';
  if (phase === 'post-mortem') return 'it is resolved; reopen it first';
  if (phase === transitions[verb].to) return `it is in ${phaseLabel[phase].toLowerCase()} already`;
  return `it is past that, in ${phaseLabel[phase].toLowerCase()}`;
}

export function canChangeSeverity(incident: Incident, to: Severity): Verdict {
  const current = severityOf(incident);
  if (current === undefined) return 'its declaration has not arrived yet';
  const disputed = severitySlice.of(incident).visible.length > 1;
  return current.severity === to && !disputed ? `it is ${severityLabel[to]} already` : true;
}

export function canCorrect(incident: Incident, id: EntityId): Verdict {
  const entry = entrySlice.of(incident).get(id);
  if (entry?.first === undefined) {
    return incident.events.has(id)
      ? 'the console logged this itself, so it can’t be edited; add an entry that comments on it'
      : 'there is no such entry';
  }
  if (winner(entry.removed)?.value === true) return 'it was taken back; restore it first';
  return canWriteTo(incident, id);
}

/** An entity with an event that only a newer version understands is shown, and not written to. */
export function canWriteTo(incident: Incident, id: EntityId): Verdict {
  return incident.readOnly.has(id) ? 'a newer version of IC Console changed it; update to write here' : true;
}
