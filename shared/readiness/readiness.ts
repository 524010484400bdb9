import type { Instant } from '../ids.ts';
import type { IncidentFacts } from '../metrics/facts.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { ListedRunbook } from '../runbooks/runbook.ts';
import type { TeamState } from '../team/team.ts';
import type { Zone } from '../time/zones.ts';
import { alertAuditOf, type AlertAudit } from './alert-audit.ts';
import { calendarOf, planLabel, type Calendar } from './calendar.ts';
import { pageLoadOf, type PageLoad } from './page-load.ts';
import { quarterAt, quarterLabel } from './quarters.ts';
import { readingListOf, type ReadingList } from './reading-list.ts';
import { reliabilityShareOf, type ReliabilityShare } from './reliability-share.ts';
import { runbookFreshness, type FreshRunbook } from './runbook-freshness.ts';
import { singlePointsOf, type SinglePoint } from './single-points.ts';

export type Readiness = {
  readonly load: PageLoad;
  readonly audit: AlertAudit;
  readonly calendar: Calendar;
  readonly reading: ReadingList;
  readonly runbooks: readonly FreshRunbook[];
  readonly alone: readonly SinglePoint[];
  readonly share: ReliabilityShare;
  /** What two desktops said of the same at the same time. */
  readonly disputes: TeamState['disputes'];
  /** What somebody is to do about it, in words; empty where nothing waits. */
  readonly asks: readonly string[];
};

/** How ready the team is for the next incident, by what the records say and what the team has said. */
export function readinessOf({
  facts,
  team,
  runbooks,
  playbook,
  now,
  zone,
}: {
  readonly facts: readonly IncidentFacts[];
  readonly team: TeamState;
  readonly runbooks: readonly ListedRunbook[];
  readonly playbook: Playbook;
  readonly now: Instant;
  readonly zone: Zone;
}): Readiness {
  const here = { now, zone };
  const found = {
    load: pageLoadOf(facts, playbook, here),
    audit: alertAuditOf(facts, team, quarterAt(now, zone), zone),
    calendar: calendarOf(facts, team, here),
    reading: readingListOf(facts, team),
    runbooks: runbookFreshness(runbooks, now),
    alone: singlePointsOf(facts, playbook.roster, now),
    share: reliabilityShareOf(facts, team, playbook.postmortem, here),
    disputes: team.disputes,
  };
  return { ...found, asks: asksOf(found) };
}

const some = (count: number, one: string, many: string): readonly string[] =>
  count === 0 ? [] : [count === 1 ? one : `${count} ${many}`];

function asksOf({
  load,
  audit,
  calendar,
  runbooks,
  alone,
  share,
  disputes,
}: Omit<Readiness, 'asks'>): readonly string[] {
  const late = calendar.lines.filter(({ state }) => state === 'overdue');
  const wrong = runbooks.filter(({ state }) => state === 'wrong').length;
  const old = runbooks.filter(({ state }) => state === 'never' || state === 'stale').length;
  const alike = alone.filter(({ others }) => others.length === 0).length;
  return [
    ...some(
      disputes.length,
      'one thing was said in two ways at the same time',
      'things were said in two ways at the same time',
    ),
    ...some(
      load.quarters[0]?.over ?? 0,
      'one shift of this quarter had too many pages',
      'shifts of this quarter had too many pages',
    ),
    ...some(audit.toAudit.length, 'one noisy alert is to be audited', 'noisy alerts are to be audited'),
    ...late.map(({ what }) => `${planLabel[what].toLowerCase()} is overdue`),
    ...some(wrong, 'one runbook was wrong when it was used', 'runbooks were wrong when they were used'),
    ...some(old, 'one runbook is not reviewed lately', 'runbooks are not reviewed lately'),
    ...some(alike, 'one thing only one person does', 'things only one person does'),
    ...(share.flag === null
      ? []
      : [
          `reliability took more than ${share.limit} % in ${quarterLabel(share.flag[0])} and ${quarterLabel(share.flag[1])}`,
        ]),
  ];
}
