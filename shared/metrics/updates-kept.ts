import { isImportPlace } from '../exchange/key.ts';
import type { EventId, Instant } from '../ids.ts';
import { dutyOf } from '../incident/duty.ts';
import { severityChangesOf } from '../incident/facts.ts';
import { wasOverWhenImported } from '../incident/review.ts';
import type { Incident } from '../incident/state.ts';
import { stretchesOf } from '../incident/times.ts';
import { expectedAt, historyTo } from '../incident/update-history.ts';
import { updatesTo } from '../incident/updates.ts';
import { audiences } from '../incident/vocabulary.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { IncidentFacts } from './facts.ts';

const MINUTE = 60_000;

/**
 * Whether stakeholders were told by the clock time that they were promised, or that the severity in force asks for. An
 * update counts once, whoever it went to, and is late where it was late for one of them. What fell due and was never
 * sent before the incident was resolved is late as well. A minute that has begun is not over yet. What was imported kept
 * no pace of this team's: such an update is neither, and nothing is of an incident that was over when it was imported.
 */
export function updatesKept(incident: Incident, playbook: Playbook): IncidentFacts['updates'] {
  const sent = new Map<EventId, { late: boolean; dueAt: Instant }>();
  const missed = new Set<Instant>();
  for (const audience of wasOverWhenImported(incident) ? [] : audiences) {
    for (const { update, dueAt, lateMinutes } of historyTo(incident, audience)) {
      if (dueAt === null || lateMinutes === null || isImported(incident, update.id)) continue;
      const held = sent.get(update.id);
      if (held === undefined || (lateMinutes > 0 && dueAt < held.dueAt))
        sent.set(update.id, { late: (held?.late ?? false) || lateMinutes > 0, dueAt });
    }
    for (const { to } of stretchesOf(incident)) {
      if (to === null) continue;
      // As it stood in the moment before it was resolved: nothing is due afterwards.
      const before = updatesTo(incident, audience).findLast(({ at }) => at < to);
      const dueAt = expectedAt(incident, audience, { at: to - 1 }, before);
      if (dueAt !== null && to - dueAt >= MINUTE) missed.add(dueAt);
    }
  }
  const late = [...[...sent.values()].flatMap((each) => (each.late ? [each.dueAt] : [])), ...missed];
  return {
    onTime: [...sent.values()].filter((each) => !each.late).length,
    late: late.length,
    lateUnfilled: late.filter((dueAt) => isUnfilled(incident, playbook, dueAt)).length,
  };
}

const isImported = ({ events }: Incident, id: EventId): boolean => isImportPlace(events.get(id)?.e ?? '');

/** Whether nobody was the communications lead then, though the severity in force asks for one. */
function isUnfilled(incident: Incident, { severities }: Playbook, at: Instant): boolean {
  const changes = severityChangesOf(incident);
  const force = (changes.findLast((change) => change.at <= at) ?? changes[0])?.force;
  if (force === undefined || !severities[force.severity].requiredRoles.includes('communications-lead'))
    return false;
  return !dutyOf(incident).turns.some(
    ({ role, from, until }) => role === 'communications-lead' && from <= at && at < (until ?? Infinity),
  );
}
