import type { Instant } from '../ids.ts';
import { compareLogOrder } from './envelope.ts';
import { declarationSlice, type Declaration } from './events/incident-declared.ts';
import { factSlice } from './events/fact-changed.ts';
import { phaseSlice, type Transition } from './events/phase-changed.ts';
import { severitySlice, type SeverityInForce } from './events/severity-changed.ts';
import { timePlace, timeSlice } from './events/time-set.ts';
import type { Phase, PhaseVerb } from './phases.ts';
import { winner } from './register.ts';
import type { Incident } from './state.ts';

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

export const severityOf = (incident: Incident): SeverityInForce | undefined =>
  winner(severitySlice.of(incident))?.value;

/** Since when the severity in force has been in force. */
export function severitySince(incident: Incident): Instant | undefined {
  const current = winner(severitySlice.of(incident));
  return current === undefined ? undefined : (current.value.since ?? current.at);
}

export const phaseOf = (incident: Incident): Phase =>
  winner(phaseSlice.of(incident).phase)?.value ?? 'detection';

/** Every transition that was made and not taken back, by its time as it stands now. */
export function transitionsOf(incident: Incident): readonly Transition[] {
  const { events } = incident;
  const { transitions, undone } = phaseSlice.of(incident);
  return [...transitions.values()]
    .filter(({ id }) => !undone.has(id))
    .map((made) => ({ ...made, at: timeOf(incident, made.id) ?? made.at }))
    .sort((a, b) => {
      const [x, y] = [events.get(a.id), events.get(b.id)];
      return x === undefined || y === undefined ? 0 : compareLogOrder({ ...x, at: a.at }, { ...y, at: b.at });
    });
}

/** When a transition was last made; with `reopen` between them, each stretch has its own. */
export function lastTime(incident: Incident, verb: PhaseVerb): Instant | null {
  return transitionsOf(incident).findLast((t) => t.verb === verb)?.at ?? null;
}
