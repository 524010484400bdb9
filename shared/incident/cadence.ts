import type { Instant } from '../ids.ts';
import { compareWritten } from './envelope.ts';
import { longModeSlice } from './events/long-mode-set.ts';
import type { SeverityInForce } from './events/severity-changed.ts';
import { shiftedBy } from './exercise.ts';
import { isLive } from './phases.ts';
import { winner } from './register.ts';
import { derived, type Incident } from './state.ts';
import {
  declarationOf,
  lastTime,
  phaseOf,
  severityChangesOf,
  severityOf,
  severitySince,
  transitionsMade,
} from './facts.ts';
import { updatesOf, type Update } from './updates.ts';
import { audiences as allAudiences, type Audience } from './vocabulary.ts';

export type UpdateDue = {
  readonly at: Instant;
  /** Minutes between updates in force; null when only a promise makes the next one due. */
  readonly intervalMinutes: number | null;
  /** Whether the time was promised in the last update, or follows from the interval. */
  readonly promised: boolean;
  /** Who waits for it. */
  readonly audiences: readonly Audience[];
};

/** What the clocks of an incident count from; undefined where nothing is due: not declared yet, or over. */
type Clocks = {
  readonly declaredAt: Instant;
  readonly severityAt: Instant;
  readonly reopenedAt: Instant;
  readonly updates: readonly Update[];
  readonly interval: (audience: Audience) => number | null;
  /** What is due at a time that counts from another, without the pauses of an exercise. */
  readonly shifted: (from: Instant, due: Instant) => Instant;
};

function clocksOf(incident: Incident): Clocks | undefined {
  const declared = declarationOf(incident);
  const severity = severityOf(incident);
  const severityAt = severitySince(incident);
  if (declared === undefined || severity === undefined || severityAt === undefined) return undefined;
  if (!isLive(phaseOf(incident))) return undefined;
  const reopenedAt = lastTime(incident, 'reopen') ?? -Infinity;
  const slow = longModeOf(incident);
  return {
    declaredAt: declared.declaredAt,
    severityAt,
    reopenedAt,
    updates: updatesOf(incident),
    interval: (audience) => slowed(intervalOf(severity, audience), slow),
    shifted: (from, due) => shiftedBy(incident, from, due),
  };
}

/** Minutes between updates to an audience at the usual pace; null where it is owed none. */
export const intervalOf = (force: SeverityInForce, audience: Audience): number | null =>
  force.audienceMinutes[audience] === undefined ? force.cadenceMinutes : force.audienceMinutes[audience];

/** The shortest interval at the usual pace; null where nobody is owed an update. */
export function usualMinutes(force: SeverityInForce): number | null {
  const all = allAudiences.flatMap((audience) => intervalOf(force, audience) ?? []);
  return all.length === 0 ? null : Math.min(...all);
}

/** Long-incident mode only ever slows down: who is told less often, or not at all, is not told more often by it. */
const slowed = (usual: number | null, slow: { readonly minutes: number | null } | null): number | null =>
  slow === null || usual === null ? usual : slow.minutes === null ? null : Math.max(usual, slow.minutes);

/**
 * Long-incident mode, while it is on; a change of severity or a reopening that was made after it was switched on ends
 * it, since both arm the usual cadence again. Made after it by the order of writing: clocks differ by seconds.
 */
export function longModeOf(
  incident: Incident,
): { readonly minutes: number | null; readonly since: Instant } | null {
  const set = winner(longModeSlice.of(incident));
  if (set?.value.on !== true) return null;
  const reopened = transitionsMade(incident).findLast(({ verb }) => verb === 'reopen');
  const changed = severityChangesOf(incident).findLast(({ from }) => from !== null);
  const armed = [changed, reopened].some((made) => {
    const event = made === undefined ? undefined : incident.events.get(made.id);
    return event !== undefined && compareWritten(set, event) < 0;
  });
  return armed ? null : { minutes: set.value.minutes, since: set.at };
}

/** Minutes between updates to an audience at the pace in force; null where it is owed none, or only promised times. */
export function cadenceFor(incident: Incident, audience: Audience): number | null {
  const force = severityOf(incident);
  return force === undefined ? null : slowed(intervalOf(force, audience), longModeOf(incident));
}

/**
 * When an audience's next update is due, the same on every desktop: the earlier of the time that was promised to it and
 * (the later of its last update, severity change and reopening) + interval; at first declared + interval. Nothing is
 * due once it is resolved; reopening arms it again, and what was promised before that no longer counts.
 */
function dueFor(audience: Audience, clocks: Clocks): Omit<UpdateDue, 'audiences'> | null {
  const { declaredAt, severityAt, reopenedAt, updates, shifted } = clocks;
  const last = updates.findLast((update) => update.audiences.includes(audience));
  const said = last !== undefined && last.at >= reopenedAt ? last.nextDueAt : null;
  const promise = said === null || last === undefined ? null : shifted(last.at, said);
  const intervalMinutes = clocks.interval(audience);
  if (intervalMinutes === null)
    return promise === null ? null : { at: promise, intervalMinutes, promised: true };
  const from = Math.max(declaredAt, last?.at ?? -Infinity, severityAt, reopenedAt);
  const byInterval = shifted(from, from + intervalMinutes * 60_000);
  return promise !== null && promise <= byInterval
    ? { at: promise, intervalMinutes, promised: true }
    : { at: byInterval, intervalMinutes, promised: false };
}

/** What is due to whom, the earliest first; audiences that wait for the same moment stand together. */
export const updatesDue = derived((incident): readonly UpdateDue[] => {
  const clocks = clocksOf(incident);
  if (clocks === undefined) return [];
  const groups = new Map<Instant, UpdateDue>();
  for (const audience of allAudiences) {
    const due = dueFor(audience, clocks);
    if (due === null) continue;
    const { audiences = [], promised = false, intervalMinutes = null } = groups.get(due.at) ?? {};
    groups.set(due.at, {
      at: due.at,
      promised: promised || due.promised,
      // Told together, they are told again as soon as the first of them waits for it.
      intervalMinutes: shorter(intervalMinutes, due.intervalMinutes),
      audiences: [...audiences, audience],
    });
  }
  return [...groups.values()].sort((a, b) => a.at - b.at);
});

const shorter = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);

/** The update that is due next, to whomever. */
export const nextUpdateDue = (incident: Incident): UpdateDue | null => updatesDue(incident)[0] ?? null;

/** When one audience is due next; null where it is owed nothing. */
export const dueTo = (incident: Incident, audience: Audience): UpdateDue | null =>
  updatesDue(incident).find(({ audiences }) => audiences.includes(audience)) ?? null;
