import type { Instant } from '../ids.ts';
import { declarationSlice } from './events/incident-declared.ts';
import { phaseSlice } from './events/phase-changed.ts';
import { severitySlice } from './events/severity-changed.ts';
import { updateSlice, type Update } from './events/update-sent.ts';
import { isLive } from './phases.ts';
import { winner } from './register.ts';
import type { Incident } from './state.ts';

export type UpdateDue = {
  readonly at: Instant;
  /** Minutes between updates in force; null when only a promise makes the next one due. */
  readonly intervalMinutes: number | null;
  /** Whether the time was promised in the last update, or follows from the interval. */
  readonly promised: boolean;
};

/**
 * When the next stakeholder update is due, the same on every desktop: the earlier of the time that was promised and
 * (the later of last update, severity change and reopening) + interval; at first declared + interval. Nothing is due
 * once it is resolved; reopening arms it again, and what was promised before that no longer counts.
 */
export function nextUpdateDue(incident: Incident): UpdateDue | null {
  const declared = winner(declarationSlice.of(incident))?.value;
  const severity = winner(severitySlice.of(incident));
  const { phase, transitions } = phaseSlice.of(incident);
  if (declared === undefined || severity === undefined) return null;
  if (!isLive(winner(phase)?.value ?? 'detection')) return null;

  let reopenedAt = -Infinity;
  for (const t of transitions.values()) if (t.verb === 'reopen') reopenedAt = Math.max(reopenedAt, t.at);
  const last = lastUpdate(incident);
  const promise = last !== undefined && last.at >= reopenedAt ? last.nextDueAt : null;
  const { cadenceMinutes } = severity.value;
  if (cadenceMinutes === null) {
    return promise === null ? null : { at: promise, intervalMinutes: null, promised: true };
  }
  const from = Math.max(declared.declaredAt, last?.at ?? -Infinity, severity.at, reopenedAt);
  const byInterval = from + cadenceMinutes * 60_000;
  return promise !== null && promise <= byInterval
    ? { at: promise, intervalMinutes: cadenceMinutes, promised: true }
    : { at: byInterval, intervalMinutes: cadenceMinutes, promised: false };
}

/** The update sent last, by event time. */
export function lastUpdate(incident: Incident): Update | undefined {
  let last: Update | undefined;
  for (const update of updateSlice.of(incident).values()) {
    if (last === undefined || update.at > last.at || (update.at === last.at && update.id > last.id))
      last = update;
  }
  return last;
}
