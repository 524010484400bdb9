import type { EntityId, EventId } from '../ids.ts';
import { markingOf } from './boards.ts';
import { entrySlice, isLogged, type Entry } from './events/entry-logged.ts';
import type { Transition } from './events/phase-changed.ts';
import { severitySlice, type SeverityChange } from './events/severity-changed.ts';
import { marksOf, type EntryMark } from './marks.ts';
import { phaseLabel, transitions, type Phase, type PhaseVerb } from './phases.ts';
import { declarationOf, phaseOf, severityChangesOf, severityOf, transitionsMade } from './facts.ts';
import { winner } from './register.ts';
import type { Incident } from './state.ts';
import { entryKindLabel, severityLabel, type Severity } from './vocabulary.ts';

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
    if (isLogged(entry)) return 'it was redacted';
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

/** Whether an entry can be marked: asks are answered, hypotheses confirmed or ruled out, notes nothing of the kind. */
export function canMark(incident: Incident, id: EntityId, mark: EntryMark): Verdict {
  const verdict = canCorrect(incident, id);
  if (verdict !== true) return verdict;
  const entry = entrySlice.of(incident).get(id);
  const kind = winner(entry?.body)?.value.kind ?? entry?.first?.kind ?? 'note';
  const fitting = marksOf(kind);
  const settled = kind === 'proposal' && entry !== undefined ? whySettled(incident, entry, mark) : null;
  if (settled !== null) return settled;
  if (fitting.includes(mark)) return true;
  const label = entryKindLabel[kind].toLowerCase();
  return fitting.length === 0
    ? `a ${label} is not waiting for anything`
    : `an entry of the kind “${label}” is ${fitting.join(', ')}`;
}

/** Why a proposal that was decided or dropped takes nothing more; null while it is open, or both were said at once. */
function whySettled(incident: Incident, entry: Entry, mark: EntryMark): string | null {
  const now = markingOf(incident, entry, 'proposal')?.value.mark ?? 'open';
  if (mark === 'open' || now === 'open' || (entry.marking?.visible.length ?? 0) > 1) return null;
  if (now === 'dropped')
    return mark === 'dropped' ? null : 'it was dropped; open it again, or propose it anew';
  if (mark === 'objected')
    return 'it is decided; mark the decision as changed or reversed, or propose something else';
  return mark === 'done'
    ? 'it is decided already; correct the decision to say who decided'
    : 'it is decided; mark the decision as reversed instead';
}

/** The last change of severity that still counts, with the one before it. */
export function lastSeverityChange(
  incident: Incident,
): { readonly made: SeverityChange; readonly before: SeverityChange } | undefined {
  const [before, made] = severityChangesOf(incident).slice(-2);
  return before === undefined || made === undefined ? undefined : { made, before };
}

export function canUndoSeverity(incident: Incident): Verdict {
  if (severityOf(incident) === undefined) return 'its declaration has not arrived yet';
  return lastSeverityChange(incident) === undefined ? 'the severity is what was declared' : true;
}

/**
 * The transition that made the phase what it is, and the phase as it is without it.
 * @param id one of several that were made at the same time, instead of the last of them.
 */
export function lastTransition(
  incident: Incident,
  id?: EventId,
): { readonly made: Transition; readonly before: Phase } | undefined {
  const all = transitionsMade(incident);
  const last = id === undefined || all.every((each) => incident.events.get(each.id)?.o.includes(id) !== true);
  const made = last ? all.findLast((each) => id === undefined || each.id === id) : undefined;
  const rest = all.filter((each) => each !== made);
  return made === undefined ? undefined : { made, before: rest.at(-1)?.to ?? 'detection' };
}

export function canUndoTransition(incident: Incident, id?: EventId): Verdict {
  if (lastTransition(incident, id) !== undefined) return true;
  return id === undefined
    ? 'nothing has happened to it yet but declaring'
    : 'that transition is not the last one, or was taken back';
}
