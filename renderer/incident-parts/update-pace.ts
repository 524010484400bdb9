import type { Instant } from '../../shared/ids.ts';
import { updatesDue, type UpdateDue } from '../../shared/incident/cadence.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { audiences as all, type Audience } from '../../shared/incident/vocabulary.ts';
import { clock, zoneName } from './zone.ts';

/** How a clock time reads where the person is: `14:33 CET`. */
export type Clock = (at: Instant) => string;

/** A clock time with its zone, as stakeholders read it. */
export const zoned: Clock = (at) => `${clock(at)} ${zoneName(at)}`;

/** Half an hour where the next time has to be promised by hand. */
const BY_HAND = 30;

/** The updates that are due next: to everybody who waits for the earliest time. */
export function dueNext(incident: Incident): readonly UpdateDue[] {
  const dues = updatesDue(incident);
  return dues.filter(({ at }) => at === dues[0]?.at);
}

/** Who is told: whoever waits too long already, else whoever is due next; everybody where nobody waits. */
export function toldNow(incident: Incident, now: Instant): readonly Audience[] {
  const dues = updatesDue(incident);
  const over = dues.filter(({ at }) => at <= now);
  const told = new Set((over.length > 0 ? over : dueNext(incident)).flatMap(({ audiences }) => audiences));
  return told.size === 0 ? all : all.filter((audience) => told.has(audience));
}

/** Milliseconds to the next update to these audiences, by the strictest pace among them. */
export function intervalOf(incident: Incident, audiences: readonly Audience[]): number {
  const paces = updatesDue(incident)
    .filter((due) => due.audiences.some((audience) => audiences.includes(audience)))
    .flatMap(({ intervalMinutes }) => (intervalMinutes === null ? [] : [intervalMinutes]));
  return (paces.length === 0 ? BY_HAND : Math.min(...paces)) * 60_000;
}

/** The time that is promised for the next one: to the minute, as it is read out. */
export function promisedFrom(now: Instant, interval: number): Instant {
  const minute = Math.floor((now + interval) / 60_000) * 60_000;
  return minute > now ? minute : now + interval;
}
