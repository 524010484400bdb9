import type { IncidentId, Instant } from '../ids.ts';
import { declarationSlice, type Declaration } from './events/incident-declared.ts';
import { phaseSlice, type Transition } from './events/phase-changed.ts';
import { severitySlice, type SeverityInForce } from './events/severity-changed.ts';
import { updateSlice } from './events/update-sent.ts';
import { compareLogOrder } from './envelope.ts';
import { isLive, type Phase, type PhaseVerb } from './phases.ts';
import { winner } from './register.ts';
import { holderOf } from './roles.ts';
import { nextUpdateDue } from './cadence.ts';
import type { Incident } from './state.ts';
import type { Severity } from './vocabulary.ts';

/** What the list of incidents shows of one, and what a cache may keep: plain data. */
export type IncidentSummary = {
  readonly id: IncidentId;
  readonly title: string;
  readonly severity: Severity;
  readonly phase: Phase;
  readonly exercise: boolean;
  readonly services: readonly string[];
  readonly startedAt: Instant;
  readonly declaredAt: Instant;
  readonly phaseSince: Instant;
  readonly resolvedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly commander: string | null;
  readonly updateDueAt: Instant | null;
  readonly lastEntryAt: Instant;
  readonly events: number;
};

export const declarationOf = (incident: Incident): Declaration | undefined =>
  winner(declarationSlice.of(incident))?.value;

export const severityOf = (incident: Incident): SeverityInForce | undefined =>
  winner(severitySlice.of(incident))?.value;

export const phaseOf = (incident: Incident): Phase =>
  winner(phaseSlice.of(incident).phase)?.value ?? 'detection';

/** Every transition that was made, by event time. */
export function transitionsOf(incident: Incident): readonly Transition[] {
  const { events } = incident;
  return [...phaseSlice.of(incident).transitions.values()].sort((a, b) => {
    const [x, y] = [events.get(a.id), events.get(b.id)];
    return x === undefined || y === undefined ? 0 : compareLogOrder(x, y);
  });
}

/** When a transition was last made; with `reopen` between them, each stretch has its own. */
export function lastTime(incident: Incident, verb: PhaseVerb): Instant | null {
  return transitionsOf(incident).findLast((t) => t.verb === verb)?.at ?? null;
}

/** The summary of an incident, or undefined as long as its declaration has not arrived. */
export function summarize(incident: Incident): IncidentSummary | undefined {
  const declared = declarationOf(incident);
  const severity = severityOf(incident);
  if (declared === undefined || severity === undefined) return undefined;
  const phase = phaseOf(incident);
  const current = winner(phaseSlice.of(incident).phase);
  let lastEntryAt = declared.declaredAt;
  for (const event of incident.events.values()) lastEntryAt = Math.max(lastEntryAt, event.at);
  return {
    id: incident.id,
    title: declared.title,
    severity: severity.severity,
    phase,
    exercise: declared.exercise,
    services: declared.services,
    startedAt: declared.startedAt,
    declaredAt: declared.declaredAt,
    phaseSince: current?.at ?? declared.declaredAt,
    resolvedAt: isLive(phase) ? null : lastTime(incident, 'resolve'),
    closedAt: phase === 'prevention' ? lastTime(incident, 'close') : null,
    commander: holderOf(incident, 'commander'),
    updateDueAt: nextUpdateDue(incident)?.at ?? null,
    lastEntryAt,
    events: incident.events.size,
  };
}

/** Number of updates sent so far: the next one's number is one more. */
export const updatesSent = (incident: Incident): number => updateSlice.of(incident).size;
