import type { Instant } from '../ids.ts';
import { intervalOf } from './cadence.ts';
import { shiftedBy } from './exercise.ts';
import { declarationOf, severityChangesOf, transitionsOf } from './facts.ts';
import { isLive } from './phases.ts';
import type { Incident } from './state.ts';
import { phaseAt, updatesTo, type Update } from './updates.ts';
import type { Audience } from './vocabulary.ts';

/** An update as one audience knows it. */
export type UpdateToThem = {
  readonly update: Update;
  /** 1 for the first that they were sent. */
  readonly number: number;
  /** When they could expect it; null where they were owed none. */
  readonly dueAt: Instant | null;
  /** Whole minutes after that; 0 for on time, null where none was due. */
  readonly lateMinutes: number | null;
};

/**
 * Everything that an audience was sent, the first one first, each against what they could expect: the time that was
 * promised in the one before; where none was, the pace of the severity that was in force, from declaring, the update
 * before or the reopening on. Nothing was due while it was resolved.
 */
export function historyTo(incident: Incident, audience: Audience): readonly UpdateToThem[] {
  const all = updatesTo(incident, audience);
  return all.map((update, index) => {
    const dueAt = expectedAt(incident, audience, update, all[index - 1]);
    const late = dueAt === null ? null : Math.max(0, Math.floor((update.at - dueAt) / 60_000));
    return { update, number: index + 1, dueAt, lateMinutes: late };
  });
}

/** When an audience could expect to be told, as it stood at a time; null where they were owed nothing then. */
export function expectedAt(
  incident: Incident,
  audience: Audience,
  { at }: Pick<Update, 'at'>,
  before: Update | undefined,
): Instant | null {
  const declared = declarationOf(incident);
  if (declared === undefined || !isLive(phaseAt(incident, at))) return null;
  const reopened = transitionsOf(incident).findLast((made) => made.verb === 'reopen' && made.at <= at)?.at;
  const since = Math.max(declared.declaredAt, before?.at ?? -Infinity, reopened ?? -Infinity);
  const promise = before?.nextDueAt ?? null;
  if (promise !== null && before !== undefined && before.at >= (reopened ?? -Infinity))
    return shiftedBy(incident, before.at, promise);
  const changes = severityChangesOf(incident);
  const force = (changes.findLast((change) => change.at <= since) ?? changes[0])?.force;
  const minutes = force === undefined ? null : intervalOf(force, audience);
  return minutes === null ? null : shiftedBy(incident, since, since + minutes * 60_000);
}
