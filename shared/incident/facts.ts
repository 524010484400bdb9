import type { EventId, Instant } from '../ids.ts';
import { compareLogOrder, type StreamEvent } from './envelope.ts';
import { declarationSlice, type Declaration } from './events/incident-declared.ts';
import { factSlice } from './events/fact-changed.ts';
import { phaseSlice, type Transition } from './events/phase-changed.ts';
import { severityChangeSlice, type SeverityChange, type SeverityInForce } from './events/severity-changed.ts';
import { timePlace, timeSlice } from './events/time-set.ts';
import type { Phase, PhaseVerb } from './phases.ts';
import { compareWrites, winner } from './register.ts';
import { derived, type Incident } from './state.ts';

export type Declared = Declaration & {
  /** The impact in one sentence, where somebody has said it. */
  readonly impact: string | null;
  /** When it was noticed, where that was said. */
  readonly detectedAt: Instant | null;
};

/** What was declared, with everything that was changed or corrected since. */
export function declarationOf(incident: Incident): Declared | undefined {
  const said = winner(declarationSlice.of(incident))?.value;
  if (said === undefined) return undefined;
  const facts = factSlice.of(incident);
  return {
    ...said,
    title: winner(facts.title)?.value ?? said.title,
    impact: winner(facts.impact)?.value ?? null,
    services: winner(facts.services)?.value ?? said.services,
    foundBy: winner(facts.foundBy)?.value ?? said.foundBy,
    startedAt: timeOf(incident, 'started') ?? said.startedAt,
    declaredAt: timeOf(incident, 'declared') ?? said.declaredAt,
    detectedAt: timeOf(incident, 'detected'),
  };
}

/** A time that was corrected; null where nobody did. */
export const timeOf = (incident: Incident, what: string): Instant | null =>
  winner(timeSlice.of(incident).get(timePlace(what)))?.value ?? null;

/** In the order in which one was made in knowledge of the other: the last one is what counts. */
function inOrderMade<T extends { readonly id: EventId }>(
  { events }: Incident,
  made: readonly T[],
): readonly T[] {
  return made
    .flatMap((each) => {
      const event = events.get(each.id);
      return event === undefined ? [] : [{ each, event }];
    })
    .sort((a, b) => compareWrites(a.event, b.event))
    .map(({ each }) => each);
}

/** Declaring and every change of severity that was not taken back, in the order in which they were made. */
export const severityChangesOf = derived((incident): readonly SeverityChange[] => {
  const changes = [...severityChangeSlice.of(incident).values()];
  const undone = new Set(changes.flatMap(({ undoes }) => (undoes === null ? [] : [undoes])));
  const counting = changes.filter(
    ({ id, from, undoes }) => from === null || (undoes === null && !undone.has(id)),
  );
  return inOrderMade(incident, counting);
});

export const severityOf = (incident: Incident): SeverityInForce | undefined =>
  severityChangesOf(incident).at(-1)?.force;

/** Since when the severity in force has been in force: declaring may have been moved in time since. */
export function severitySince(incident: Incident): Instant | undefined {
  const last = severityChangesOf(incident).at(-1);
  return last?.from === null ? declarationOf(incident)?.declaredAt : last?.at;
}

/** The transitions that count, in the order in which they were made. */
export const transitionsMade = derived((incident): readonly Transition[] => {
  const { transitions, undone } = phaseSlice.of(incident);
  return inOrderMade(
    incident,
    [...transitions.values()].filter(({ id }) => !undone.has(id)),
  );
});

/** The last reopening that counts, as it was written; undefined where it was never reopened. */
export const lastReopening = derived((incident): StreamEvent | undefined => {
  const made = transitionsMade(incident).findLast(({ verb }) => verb === 'reopen');
  return made === undefined ? undefined : incident.events.get(made.id);
});

export const phaseOf = (incident: Incident): Phase => transitionsMade(incident).at(-1)?.to ?? 'detection';

/** Since when it has been in the phase that it is in: at first since declaring. */
export function phaseSince(incident: Incident): Instant | undefined {
  const last = transitionsMade(incident).at(-1);
  return last === undefined ? declarationOf(incident)?.declaredAt : (timeOf(incident, last.id) ?? last.at);
}

/** Every transition that was made and not taken back, by its time as it stands now. */
export const transitionsOf = derived((incident): readonly Transition[] => {
  const { events } = incident;
  return transitionsMade(incident)
    .map((made) => ({ ...made, at: timeOf(incident, made.id) ?? made.at }))
    .sort((a, b) => {
      const [x, y] = [events.get(a.id), events.get(b.id)];
      return x === undefined || y === undefined ? 0 : compareLogOrder({ ...x, at: a.at }, { ...y, at: b.at });
    });
});

/** When a transition was last made; with `reopen` between them, each stretch has its own. */
export function lastTime(incident: Incident, verb: PhaseVerb): Instant | null {
  return transitionsOf(incident).findLast((t) => t.verb === verb)?.at ?? null;
}
