import type { Instant } from '../ids.ts';
import type { IncidentFacts } from '../metrics/facts.ts';
import type { PostmortemRules } from '../playbook/playbook.ts';
import type { TeamState } from '../team/team.ts';
import type { Zone } from '../time/zones.ts';
import { quarterAt, quarterFrom } from './quarters.ts';

export type QuarterShare = {
  readonly quarter: string;
  readonly all: number;
  readonly reliability: number;
  /** In percent. */
  readonly share: number;
  readonly over: boolean;
  /** Hours in incidents alone, by the record: a floor below what was stated. */
  readonly incidentHours: number;
  readonly by: string;
};
export type ReliabilityShare = {
  /** The share that incidents and what follows from them should stay below, in percent (Google's SRE book: half). */
  readonly limit: number;
  /** Quarters for which hours were stated, the latest first. */
  readonly quarters: readonly QuarterShare[];
  /** The two latest quarters in a row that were over it: work is to be handed back, or people to be added. */
  readonly flag: readonly [string, string] | null;
  /** Quarters that are over and have no hours yet, of the last four, the latest first. */
  readonly missing: readonly string[];
};

const HOUR = 3_600_000;
const ASKED = 4;

/** The share of engineers' time that went into reliability, by quarter, and whether it was too much twice in a row. */
export function reliabilityShareOf(
  facts: readonly IncidentFacts[],
  { capacity }: Pick<TeamState, 'capacity'>,
  { reliabilityShare: limit }: Pick<PostmortemRules, 'reliabilityShare'>,
  { now, zone }: { readonly now: Instant; readonly zone: Zone },
): ReliabilityShare {
  const inIncidents = new Map<string, number>();
  for (const { exercise, declaredAt, people } of facts) {
    if (exercise) continue;
    const quarter = quarterAt(declaredAt, zone);
    const ms = people.reduce((sum, each) => sum + each.ms, 0);
    inIncidents.set(quarter, (inIncidents.get(quarter) ?? 0) + ms);
  }
  const quarters = capacity
    .map(({ quarter, hours: { all, reliability }, by }): QuarterShare => {
      const share = (reliability / all) * 100;
      const incidentHours = (inIncidents.get(quarter) ?? 0) / HOUR;
      return { quarter, all, reliability, share, over: share > limit, incidentHours, by };
    })
    .sort((a, b) => (a.quarter < b.quarter ? 1 : -1));
  const [last, before] = quarters;
  const twice =
    last?.over === true && before?.over === true && quarterFrom(before.quarter, 1) === last.quarter;
  const current = quarterAt(now, zone);
  const stated = new Set(quarters.map(({ quarter }) => quarter));
  return {
    limit,
    quarters,
    flag: twice ? [before.quarter, last.quarter] : null,
    missing: Array.from({ length: ASKED }, (_, back) => quarterFrom(current, -1 - back)).filter(
      (quarter) => !stated.has(quarter),
    ),
  };
}
