import type { Instant } from '../ids.ts';
import type { IncidentFacts } from '../metrics/facts.ts';
import { pageShifts, type PageShift } from '../metrics/page-shifts.ts';
import type { Spread } from '../metrics/spread.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Zone } from '../time/zones.ts';
import { quarterAt, quarterFrom, quarterPeriod } from './quarters.ts';

/** How many pages shifts had in one quarter, of those in which there was one. */
export type QuarterLoad = {
  readonly quarter: string;
  readonly pages: number;
  readonly shifts: number;
  /** Shifts with more than one bears: alert fatigue. */
  readonly over: number;
  readonly spread: Spread;
};
export type PageLoad = {
  /** So many pages one shift bears; the target is that no shift has more. Google's SRE book: at most two. */
  readonly target: number;
  /** Shifts with more, the latest first. */
  readonly flagged: readonly PageShift[];
  /** This quarter and those before it, the latest first. */
  readonly quarters: readonly QuarterLoad[];
  /** No shift of this quarter had more. */
  readonly kept: boolean;
};

/** How many quarters are looked back at: a year, to tell a bad week from a bad rota. */
const QUARTERS = 4;

/** Pages per shift against what one shift bears, over this quarter and the three before it. Exercises wake nobody. */
export function pageLoadOf(
  facts: readonly IncidentFacts[],
  playbook: Pick<Playbook, 'postmortem' | 'roster'>,
  { now, zone }: { readonly now: Instant; readonly zone: Zone },
): PageLoad {
  const current = quarterAt(now, zone);
  const real = facts.filter(({ exercise, pages }) => !exercise && pages.length > 0);
  const looked = Array.from({ length: QUARTERS }, (_, back) => {
    const quarter = quarterFrom(current, -back);
    const { from, to } = quarterPeriod(quarter, zone);
    const within = real.map((each) => ({
      ...each,
      pages: each.pages.filter(({ at }) => at >= from && at < to),
    }));
    const { shifts, spread, over, limit } = pageShifts(within, playbook, zone);
    const pages = shifts.reduce((sum, shift) => sum + shift.pages, 0);
    return { load: { quarter, pages, shifts: shifts.length, over, spread }, shifts, limit };
  });
  const target = playbook.postmortem.pagesPerShift;
  return {
    target,
    flagged: looked
      .flatMap(({ shifts }) => shifts.filter(({ pages }) => pages > target))
      .sort((a, b) => b.at - a.at),
    quarters: looked.map(({ load }) => load),
    kept: (looked[0]?.load.over ?? 0) === 0,
  };
}
