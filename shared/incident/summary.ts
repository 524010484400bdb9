import type { IncidentId, Instant } from '../ids.ts';
import { nextUpdateDue } from './cadence.ts';
import { declarationOf, lastTime, phaseOf, phaseSince, severityOf } from './facts.ts';
import { isLive, type Phase } from './phases.ts';
import { holderOf } from './roles.ts';
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

/** The summary of an incident, or undefined as long as its declaration has not arrived. */
export function summarize(incident: Incident): IncidentSummary | undefined {
  const declared = declarationOf(incident);
  const severity = severityOf(incident);
  if (declared === undefined || severity === undefined) return undefined;
  const phase = phaseOf(incident);
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
    phaseSince: phaseSince(incident) ?? declared.declaredAt,
    resolvedAt: isLive(phase) ? null : lastTime(incident, 'resolve'),
    closedAt: phase === 'prevention' ? lastTime(incident, 'close') : null,
    commander: holderOf(incident, 'commander'),
    updateDueAt: nextUpdateDue(incident)?.at ?? null,
    lastEntryAt,
    events: incident.events.size,
  };
}
