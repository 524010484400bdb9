import type { Instant } from '../ids.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { reviewOf } from './review.ts';
import { tickOf, type ReviewTick } from './review-ticks.ts';
import { derivedBy } from './state.ts';

/** A point of the meeting's agenda. */
export type AgendaPoint = {
  readonly id: string;
  readonly text: string;
  readonly minutes: number;
  /** Minutes from the beginning at which it is to begin and to end. */
  readonly from: number;
  readonly until: number;
  readonly done: ReviewTick | null;
};
export type Agenda = {
  readonly points: readonly AgendaPoint[];
  /** Of all points. */
  readonly minutes: number;
  /** Of the meeting, as it was planned; as long as its agenda where nobody planned it. */
  readonly length: number;
  /** When the meeting began and ended; when it is planned where it has not begun. */
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly plannedAt: Instant | null;
};

/** How long people meet where the agenda does not say it (PagerDuty's guide). */
const USUAL_MINUTES = 60;
/** What a meeting may last, in minutes, as its command has it. */
const [SHORTEST, LONGEST] = [5, 480];

/** How long people meet where nobody says it, in minutes: as long as the playbook's agenda. */
export function meetingMinutes({ postmortem: { agenda } }: Playbook): number {
  const sum = agenda.reduce((all, { minutes }) => all + minutes, 0);
  return sum === 0 ? USUAL_MINUTES : Math.min(LONGEST, Math.max(SHORTEST, sum));
}

/** The agenda of the meeting with what is done of it. */
export const agendaOf = derivedBy((incident, playbook: Playbook): Agenda => {
  const { meeting, held } = reviewOf(incident, playbook);
  let from = 0;
  const points = playbook.postmortem.agenda.map(({ id, text, minutes }): AgendaPoint => {
    const point = { id, text, minutes, from, until: from + minutes };
    from = point.until;
    return { ...point, done: tickOf(incident, 'agenda', id) ?? null };
  });
  return {
    points,
    minutes: from,
    length: meeting?.minutes ?? meetingMinutes(playbook),
    startedAt: held?.startedAt ?? null,
    endedAt: held?.endedAt ?? null,
    plannedAt: meeting?.at ?? null,
  };
});

/** Where the meeting is: the first point that is not done, and how long it has left by the agenda (negative: over). */
export function meetingAt(
  { points, startedAt, endedAt }: Agenda,
  now: Instant,
): { readonly point: AgendaPoint; readonly leftMs: number } | null {
  if (startedAt === null || endedAt !== null) return null;
  const point = points.find(({ done }) => done === null);
  return point === undefined ? null : { point, leftMs: startedAt + point.until * 60_000 - now };
}
