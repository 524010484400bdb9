import type { Instant } from '../ids.ts';
import type { IncidentFacts } from '../metrics/facts.ts';
import { dayAt } from '../metrics/periods.ts';
import { planKinds, type PlanKind } from '../team/commands.ts';
import type { TeamState } from '../team/team.ts';
import type { Zone } from '../time/zones.ts';
import { quarterAt, quarterFrom, quarterOfDay, quarterPeriod } from './quarters.ts';

export const planLabel: Record<PlanKind, string> = {
  'process-review': 'Process review',
  'alert-audit': 'Alert audit',
  'game-day': 'Game day',
};

/** How something stands that is done once a quarter. */
export type PlanState = 'done' | 'planned' | 'due' | 'overdue';
export type CalendarLine = {
  readonly what: PlanKind;
  readonly quarter: string;
  readonly state: PlanState;
  /** When it was done, is planned for, or is due by: a day. */
  readonly day: string;
  /** Why, in words: “done 12 Nov”, “nothing is planned”. Without the day. */
  readonly why: string;
  /** The plan behind it; null where there is none. */
  readonly plan: TeamState['plans'][number] | null;
  /** The last day on which it was done at all; null where it never was. */
  readonly lastDone: string | null;
};
export type Calendar = {
  /** One line for each kind, for this quarter. */
  readonly lines: readonly CalendarLine[];
  /** Everything that was planned, the earliest first. */
  readonly plans: TeamState['plans'];
  /** What else is planned from today on, the earliest first: a second one in this quarter, or one in a later. */
  readonly ahead: TeamState['plans'];
  /** What was not done in the quarter before. */
  readonly missed: readonly PlanKind[];
};

/** With so many days left in the quarter and nothing planned, it is overdue: nobody finds a date tomorrow. */
const DAYS_LEFT = 21;
const DAY = 86_400_000;

/**
 * What keeps a team ready, each once a quarter: the process is looked at, alerts are audited, a game day is held
 * (PagerDuty's and Google's practice). A game day is done by an exercise in the records, too, once somebody took part.
 */
export function calendarOf(
  facts: readonly IncidentFacts[],
  { plans }: Pick<TeamState, 'plans'>,
  { now, zone }: { readonly now: Instant; readonly zone: Zone },
): Calendar {
  const today = dayAt(now, zone);
  const current = quarterAt(now, zone);
  const practised = facts.filter(isPractised).map(({ declaredAt }) => dayAt(declaredAt, zone));
  const doneOn = (what: PlanKind): readonly string[] =>
    [
      ...plans.filter((plan) => plan.what === what && plan.done).map(({ day }) => day),
      ...(what === 'game-day' ? practised : []),
    ].sort();
  const isDone = (what: PlanKind, quarter: string): boolean =>
    doneOn(what).some((day) => quarterOfDay(day) === quarter);
  const lines = planKinds.map((what): CalendarLine => {
    const done = doneOn(what);
    const base = { what, quarter: current, lastDone: done.at(-1) ?? null };
    const doneDay = done.findLast((day) => quarterOfDay(day) === current);
    const own = plans.filter((plan) => plan.what === what && quarterOfDay(plan.day) === current);
    if (doneDay !== undefined) {
      const plan = own.find((each) => each.done && each.day === doneDay) ?? null;
      return { ...base, state: 'done', day: doneDay, plan, why: plan === null ? 'an exercise' : 'done' };
    }
    const open = own.filter((plan) => !plan.done).sort((a, b) => (a.day < b.day ? -1 : 1));
    const next = open.find(({ day }) => day >= today);
    if (next !== undefined) return { ...base, state: 'planned', day: next.day, plan: next, why: 'planned' };
    const passed = open.at(-1);
    if (passed !== undefined)
      return {
        ...base,
        state: 'overdue',
        day: passed.day,
        plan: passed,
        why: 'planned, and not marked as done',
      };
    const { to } = quarterPeriod(current, zone);
    const state = to - now < DAYS_LEFT * DAY ? 'overdue' : 'due';
    return { ...base, state, day: dayAt(to - 1, zone), plan: null, why: 'nothing is planned' };
  });
  const before = quarterFrom(current, -1);
  const inLines = new Set(lines.map(({ plan }) => plan?.id));
  const sorted = plans.toSorted((a, b) =>
    a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1,
  );
  return {
    ...{ lines, plans: sorted },
    ahead: sorted.filter(({ id, day, done }) => !done && day >= today && !inLines.has(id)),
    missed: planKinds.filter((what) => !isDone(what, before)),
  };
}

/** Whether an exercise was more than begun: what nobody acknowledged, and in which nobody held a role, was not played. */
const isPractised = ({ exercise, acknowledgedAt, people }: IncidentFacts): boolean =>
  exercise && (acknowledgedAt !== null || people.length > 0);
