import type { IncidentId, Instant } from '../ids.ts';
import { boardOf } from './boards.ts';
import { nextUpdateDue } from './cadence.ts';
import { dutyOf, type Duty } from './duty.ts';
import { endingOf, stoodSince } from './exercise.ts';
import { declarationOf, lastTime, phaseOf, phaseSince, severityOf } from './facts.ts';
import { pagedPeople, type PagedPerson } from './paged-people.ts';
import { isTakenBackWhole } from './imports-undone.ts';
import { isLive, type Phase } from './phases.ts';
import { reviewFactsOf, type ReviewFacts } from './review.ts';
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
  /** When the exercise was ended, whichever phase it was in then; left out while it goes on, and where it is none. */
  readonly ended?: Instant;
  readonly services: readonly string[];
  readonly startedAt: Instant;
  readonly declaredAt: Instant;
  readonly phaseSince: Instant;
  readonly resolvedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly commander: string | null;
  /** Who was paged, for the shift log; left out where nobody was. */
  readonly pages?: readonly PagedPerson[];
  readonly updateDueAt: Instant | null;
  readonly lastEntryAt: Instant;
  readonly events: number;
  /** What the record says of its post-mortem (`reviewBy` asks the playbook about it); only once it is resolved. */
  readonly review?: ReviewFacts;
  /** How many risks were recorded in it, whatever became of them: a reason to review what no severity asks for; only once it is resolved. */
  readonly risks?: number;
  /** Who was on duty in it; only while it is live and for a day after that, and only where it is asked for. */
  readonly duty?: Duty;
  /** It came by an import that was taken back, and nobody has gone on with it: it stands in no list and counts nowhere. */
  readonly takenBack?: true;
};

/** Who was on duty longer ago than this, in ms, has rested since. */
const DUTY_COUNTS_MS = 24 * 3_600_000;

/** Whether who was on duty in an incident still matters: it is live, or was until a day ago. */
const dutyCounts = (resolvedAt: Instant | null, now: Instant): boolean =>
  resolvedAt === null || resolvedAt > now - DUTY_COUNTS_MS;

/** A summary without what nobody asks of it any more: a thousand of them are read at every start. */
export function trimmed(summary: IncidentSummary, now: Instant): IncidentSummary {
  if (summary.duty === undefined || dutyCounts(summary.resolvedAt, now)) return summary;
  const { duty: _, ...rest } = summary;
  return rest;
}

function risksIn(incident: Incident): Pick<IncidentSummary, 'risks'> {
  const risks = boardOf(incident, 'risk').length;
  return risks === 0 ? {} : { risks };
}

/**
 * The summary of an incident, or undefined as long as its declaration has not arrived.
 * @param now where it is given, the summary says who was on duty, if that still matters at this time.
 */
export function summarize(incident: Incident, now?: Instant): IncidentSummary | undefined {
  const declared = declarationOf(incident);
  const severity = severityOf(incident);
  if (declared === undefined || severity === undefined) return undefined;
  const phase = phaseOf(incident);
  const ended = endingOf(incident);
  const resolvedAt = isLive(phase) ? null : lastTime(incident, 'resolve');
  let lastEntryAt = declared.declaredAt;
  for (const event of incident.events.values()) lastEntryAt = Math.max(lastEntryAt, event.at);
  return {
    id: incident.id,
    title: declared.title,
    severity: severity.severity,
    phase,
    exercise: declared.exercise,
    ...(ended === null ? {} : { ended: ended.at }),
    services: declared.services,
    startedAt: declared.startedAt,
    declaredAt: declared.declaredAt,
    phaseSince: phaseSince(incident) ?? declared.declaredAt,
    resolvedAt,
    closedAt: phase === 'prevention' ? lastTime(incident, 'close') : null,
    commander: holderOf(incident, 'commander'),
    ...pagedPeople(incident),
    // While an exercise is paused, and once it is over, nothing counts down.
    updateDueAt: stoodSince(incident) === null ? (nextUpdateDue(incident)?.at ?? null) : null,
    lastEntryAt,
    events: incident.events.size,
    ...(isTakenBackWhole(incident) ? { takenBack: true } : {}),
    ...(resolvedAt === null || isTakenBackWhole(incident)
      ? {}
      : { review: reviewFactsOf(incident), ...risksIn(incident) }),
    ...(now !== undefined && dutyCounts(resolvedAt, now) ? { duty: dutyOf(incident) } : {}),
  };
}
