import type { Agenda, AgendaPoint } from '../../../../shared/incident/agenda.ts';
import type { Instant } from '../../../../shared/ids.ts';
import { formatSpan } from '../../../../shared/time/format.ts';

const MINUTE = 60_000;

/** A meeting is counted in minutes, up to two hours. */
const span = (minutes: number): string => (minutes <= 120 ? `${minutes} min` : formatSpan(minutes * MINUTE));

/** `9 min left`, `3 min over`; a minute that has begun counts as left. */
export function leftWords(ms: number): string {
  if (ms <= -MINUTE) return `${span(Math.floor(-ms / MINUTE))} over`;
  if (ms <= 0) return 'time is up';
  return `${span(Math.ceil(ms / MINUTE))} left`;
}

/** How long a point took that is done: from the point that was done before it, or from the beginning. */
export function tookMs({ points, startedAt }: Agenda, point: AgendaPoint): number | null {
  if (point.done === null || startedAt === null) return null;
  const { at } = point.done;
  let from = startedAt;
  for (const { done } of points) if (done !== null && done.at < at) from = Math.max(from, done.at);
  return Math.max(0, at - from);
}

/** `took 12 of 15 min`, or with what it took more than it had: `took 18 min, 3 over`. */
export function tookWords(ms: number, minutes: number): string {
  const took = Math.round(ms / MINUTE);
  return took > minutes ? `took ${took} min, ${took - minutes} over` : `took ${took} of ${minutes} min`;
}

/** When the meeting is over, if its length is kept. */
export const endOf = ({ startedAt, length }: Agenda): Instant | null =>
  startedAt === null ? null : startedAt + length * MINUTE;

/** `60 min`; where the meeting was planned to be longer or shorter than what it has to go through, by how much. */
export function agendaWords({ minutes, length }: Agenda): string {
  const more = minutes - length;
  if (more === 0) return `${minutes} min`;
  return more > 0
    ? `${minutes} min, ${more} more than the meeting has`
    : `${minutes} of the meeting’s ${length} min`;
}
