import type { IncidentId, Instant } from '../ids.ts';
import type { DutyBreak, DutyTurn } from '../incident/duty.ts';
import { personKey } from '../incident/person-key.ts';
import type { IncidentSummary } from '../incident/summary.ts';
import type { Severity } from '../incident/vocabulary.ts';

/** An incident with what it knows of who was on duty: the summaries are these. */
export type DutyIncident = Pick<
  IncidentSummary,
  'id' | 'title' | 'severity' | 'exercise' | 'services' | 'duty'
>;

/** A turn with the incident that it was in. */
export type Turn = DutyTurn & {
  readonly incident: IncidentId;
  readonly title: string;
  readonly severity: Severity;
  readonly exercise: boolean;
};
/** A break with the incident that it was recorded in: that is where it is ended. */
export type Pause = DutyBreak & { readonly incident: IncidentId };
/** Everything that is known of one person's duty, over all incidents. */
export type DutyRecord = {
  /** As they are called where they were named last. */
  readonly person: string;
  readonly turns: readonly Turn[];
  readonly breaks: readonly Pause[];
};

/** Whether somebody is on it: what was recorded has begun, though this desktop's clock may be behind. */
export const isOn = ({ until, back }: Pause, now: Instant): boolean => !back && (until ?? Infinity) > now;

export { personKey };

/** What all incidents know, joined for each person. */
export function recordsOf(incidents: readonly DutyIncident[]): ReadonlyMap<string, DutyRecord> {
  const found = new Map<string, { turns: Turn[]; breaks: Pause[] }>();
  const of = (person: string) => {
    const key = personKey(person);
    const held = found.get(key) ?? { turns: [], breaks: [] };
    found.set(key, held);
    return held;
  };
  for (const { id, title, severity, exercise, duty } of incidents) {
    for (const turn of duty?.turns ?? [])
      of(turn.person).turns.push({ ...turn, incident: id, title, severity, exercise });
    for (const taken of duty?.breaks ?? []) of(taken.person).breaks.push({ ...taken, incident: id });
  }
  const records = [...found].map(([key, { turns, breaks }]): readonly [string, DutyRecord] => {
    const sorted = turns.toSorted((a, b) => a.from - b.from || (a.incident < b.incident ? -1 : 1));
    const person = (sorted.at(-1) ?? breaks.at(-1))?.person ?? key;
    return [key, { person, turns: sorted, breaks: breaks.toSorted((a, b) => a.from - b.from) }];
  });
  return new Map(records);
}

/** A stretch of time; `until` is never before `from`. */
export type Stretch = { readonly from: Instant; readonly until: Instant };

/**
 * The time up to which somebody's turns are reckoned: now, or the last time that was said of them where this clock is
 * behind it. Times stay as they were said: a clock that was set back must not put off what follows from them.
 */
export const timeFor = ({ turns, breaks }: DutyRecord, now: Instant): Instant =>
  Math.max(
    now,
    ...turns.flatMap(({ from, until }) => [from, until ?? from]),
    // Who is back has been at work since then, if only for a moment.
    ...breaks.flatMap(({ until, back }) => (back && until !== null ? [until + 1] : [])),
  );

/**
 * The stretches of somebody's work up to now, the earliest first. A gap between two pieces that is shorter than a break
 * makes one stretch of them, and so does a break that was too short.
 * @param breakMs a pause of at least so many ms is a break.
 * @param now as `timeFor` gives it.
 */
export function stretchesOf(
  turns: readonly Pick<DutyTurn, 'from' | 'until'>[],
  breaks: readonly DutyBreak[],
  breakMs: number,
  now: Instant,
): readonly Stretch[] {
  const closed = ({ from, until }: Pick<DutyTurn, 'from' | 'until'>): Stretch => ({
    from,
    until: Math.max(from, until ?? now),
  });
  const pauses = breaks.map(closed);
  const pieces = pauses
    .reduce((work, pause) => work.flatMap((piece) => without(piece, pause)), turns.map(closed))
    .toSorted((a, b) => a.from - b.from);
  const stretches: Stretch[] = [];
  for (const piece of pieces) {
    const last = stretches.at(-1);
    if (last === undefined || piece.from - last.until >= breakMs) stretches.push(piece);
    else
      stretches.splice(-1, 1, {
        from: last.from,
        until: Math.max(last.until, piece.until),
      });
  }
  return stretches;
}

function without(piece: Stretch, pause: Stretch): readonly Stretch[] {
  if (pause.until <= piece.from || pause.from >= piece.until) return [piece];
  return [
    ...(pause.from > piece.from ? [{ from: piece.from, until: pause.from }] : []),
    ...(pause.until < piece.until ? [{ from: pause.until, until: piece.until }] : []),
  ];
}
