import type { IncidentId, Instant } from '../ids.ts';
import { entity } from '../incident/state.ts';
import { severities, type Severity } from '../incident/vocabulary.ts';
import type { IncidentFacts } from '../metrics/facts.ts';
import type { TeamState } from '../team/team.ts';
import type { Zone } from '../time/zones.ts';
import { wallAt } from '../time/zones.ts';
import { quarterPeriod } from './quarters.ts';

/** Something that called people in a quarter, as its incidents were called. */
export type AuditedAlert = {
  /** What is audited: the title of its incidents, without the numbers in it. */
  readonly alert: string;
  readonly incidents: readonly { readonly id: IncidentId; readonly title: string; readonly at: Instant }[];
  readonly pages: number;
  /** Of these, at night where the reader is. */
  readonly atNight: number;
  readonly worst: Severity;
  /** Why it looks noisy; null where it does not. */
  readonly noisy: string | null;
  /** What the audit decided; null where it is still to be looked at. */
  readonly audit: TeamState['audits'][number] | null;
};
export type AlertAudit = {
  readonly quarter: string;
  /** The noisy ones first, then those with the most pages. */
  readonly alerts: readonly AuditedAlert[];
  /** Noisy ones about which nothing was decided yet. */
  readonly toAudit: readonly AuditedAlert[];
  /** Decided in this quarter about alerts that the records do not know. */
  readonly others: TeamState['audits'];
};

/** So often in a quarter, and nobody has stopped it: the alert or its cause is to be mended. */
const OFTEN = 3;
const NIGHT = { from: 20, until: 8 };

/**
 * What called people in a quarter, and what the audit made of it: demoted to a ticket, answered by a machine, or kept
 * (Google's SRE workbook: every page needs somebody to act at once). Exercises called nobody.
 */
export function alertAuditOf(
  facts: readonly IncidentFacts[],
  { audits }: Pick<TeamState, 'audits'>,
  quarter: string,
  zone: Zone,
): AlertAudit {
  const { from, to } = quarterPeriod(quarter, zone);
  const said = new Map(
    audits.filter((audit) => audit.quarter === quarter).map((audit) => [keyOf(audit.alert), audit]),
  );
  const groups = new Map<string, IncidentFacts[]>();
  for (const each of facts) {
    const { exercise, declaredAt, pages, foundBy, title } = each;
    if (exercise || declaredAt < from || declaredAt >= to) continue;
    if (foundBy === 'monitoring' || pages.length > 0) entity(groups, keyOf(title), () => []).push(each);
  }
  const alerts = [...groups].map(([key, found]) => alertOf(found, said.get(key) ?? null, zone));
  const known = new Set(groups.keys());
  const sorted = alerts.sort(
    (a, b) =>
      Number(b.noisy !== null) - Number(a.noisy !== null) ||
      b.pages - a.pages ||
      b.incidents.length - a.incidents.length ||
      (a.alert < b.alert ? -1 : 1),
  );
  return {
    quarter,
    alerts: sorted,
    toAudit: sorted.filter(({ noisy, audit }) => noisy !== null && audit === null),
    others: [...said].flatMap(([key, audit]) => (known.has(key) ? [] : [audit])),
  };
}

/** Alerts come with numbers of hosts and percentages: without them they are the same one. */
const keyOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/\d+(?:[.,]\d+)?/g, '#')
    .replaceAll(/\s+/g, ' ')
    .trim();

function alertOf(found: readonly IncidentFacts[], audit: AuditedAlert['audit'], zone: Zone): AuditedAlert {
  const incidents = found
    .map(({ id, title, declaredAt: at }) => ({ id, title, at }))
    .sort((a, b) => b.at - a.at);
  const pages = found.flatMap((each) => each.pages);
  const had = new Set(found.map(({ worst }) => worst));
  const worst = severities.find((severity) => had.has(severity)) ?? 'sev4';
  const atNight = pages.filter(({ at }) => isNight(at, zone)).length;
  const base = { incidents, pages: pages.length, atNight, worst, audit };
  return { alert: incidents[0]?.title ?? '', ...base, noisy: whyNoisy(base) };
}

const isNight = (at: Instant, zone: Zone): boolean => {
  const hour = wallAt(at, zone).getUTCHours();
  return hour >= NIGHT.from || hour < NIGHT.until;
};

function whyNoisy({
  incidents,
  pages,
  atNight,
  worst,
}: Pick<AuditedAlert, 'incidents' | 'pages' | 'atNight' | 'worst'>): string | null {
  if (worst === 'sev4' && pages > 0)
    return atNight > 0
      ? `woke people ${atNight} ${atNight === 1 ? 'time' : 'times'}, and no customer was affected`
      : `paged ${pages} ${pages === 1 ? 'time' : 'times'}, and no customer was affected`;
  return incidents.length >= OFTEN ? `came ${incidents.length} times` : null;
}
