import type { IncidentId, Instant } from '../ids.ts';
import { severities, severityLabel, type Severity } from '../incident/vocabulary.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Zone } from '../time/zones.ts';
import { definitions, measureIds, without, type MeasureId } from './definitions.ts';
import type { IncidentFacts } from './facts.ts';
import { groupsOf, type Group, type GroupBy } from './groups.ts';
import { pageShifts, type PageShifts } from './page-shifts.ts';
import { monthsOf, type Period } from './periods.ts';
import { seenBefore, type CauseSeen } from './seen-before.ts';
import { shareDefinitions, shareIds, type Around, type ShareId } from './shares.ts';
import { wallsIn } from './walls.ts';
import { MEDIAN_FROM, spreadOf, type Spread } from './spread.ts';

export type MetricsFilter = Period & {
  readonly service: string | null;
  readonly severity: Severity | null;
  readonly cause: string | null;
};

export type MetricsAsked = {
  readonly filter: MetricsFilter;
  readonly by: GroupBy;
  readonly now: Instant;
  readonly zone: Zone;
  readonly playbook: Pick<Playbook, 'postmortem' | 'roster'>;
};

/** One value, as it is drawn. */
export type Dot = {
  readonly incident: IncidentId;
  readonly title: string;
  readonly severity: Severity;
  /** When the incident was declared. */
  readonly at: Instant;
  readonly value: number;
};
export type LeftOut = { readonly why: string; readonly n: number };
export type GroupSpread = Group & {
  /** Median, p90 and mean are null below three values: they are better told one by one. */
  readonly spread: Spread;
  readonly dots: readonly Dot[];
};
/** A figure with everything that it is made of; all values in ms. */
export type Figure = {
  readonly id: MeasureId | Severity;
  readonly spread: Spread;
  /** In the order in which the incidents were declared. */
  readonly dots: readonly Dot[];
  readonly groups: readonly GroupSpread[];
  /** How many incidents gave no value, and why. */
  readonly leftOut: readonly LeftOut[];
};
export type ShareDot = Omit<Dot, 'value'> & { readonly k: number; readonly n: number };
export type ShareFigure = {
  readonly id: ShareId;
  readonly k: number;
  readonly n: number;
  readonly dots: readonly ShareDot[];
  readonly groups: readonly (Group & { readonly k: number; readonly n: number })[];
  readonly leftOut: readonly LeftOut[];
};

export type Metrics = {
  /** How many incidents there were, and how many of each severity. */
  readonly n: number;
  readonly severities: Readonly<Record<Severity, number>>;
  /** Exercises in that time: they are in none of the figures. */
  readonly exercises: number;
  /** How many were declared in each month. */
  readonly perMonth: {
    readonly spread: Spread;
    readonly months: readonly (Group & { readonly n: number })[];
  };
  readonly figures: Readonly<Record<MeasureId, Figure>>;
  /** How long it was at each severity, of the incidents that were. */
  readonly atSeverity: readonly Figure[];
  readonly shares: Readonly<Record<ShareId, ShareFigure>>;
  /** Updates that were due, by severity; and how many were late while nobody led the communication. */
  readonly updates: {
    readonly bySeverity: readonly { readonly severity: Severity; readonly k: number; readonly n: number }[];
    readonly lateUnfilled: number;
  };
  readonly pages: PageShifts;
  readonly causes: readonly CauseSeen[];
  /** What there is to choose from, of all incidents but exercises. */
  readonly known: { readonly services: readonly string[]; readonly causes: readonly string[] };
};

/** An incident that counts, with the groups that it belongs to: several services are several groups. */
type Member = { readonly facts: IncidentFacts; readonly groups: readonly number[] };

/** Every figure over the incidents of a filter. The order in which they are given changes nothing. */
export function metricsOf(facts: readonly IncidentFacts[], asked: MetricsAsked): Metrics {
  const { filter, by, now, zone, playbook } = asked;
  const real = facts.filter(({ exercise }) => !exercise);
  const shown = real
    .filter((incident) => isShown(incident, filter))
    .sort((a, b) => a.declaredAt - b.declaredAt || (a.id < b.id ? -1 : 1));
  const { groups, placesOf } = groupsOf(shown, by, filter, zone, playbook.postmortem.causes);
  const members = shown.map((incident): Member => ({ facts: incident, groups: placesOf(incident) }));
  const around: Around = { now, wall: wallsIn(zone), firstOf: firstOf(real) };
  const figures = Object.fromEntries(
    measureIds.map((id) => [id, figureOf(id, members, groups, definitions[id].measure)]),
  ) as Record<MeasureId, Figure>; // one for each id
  const shares = Object.fromEntries(
    shareIds.map((id) => [id, shareOf(id, members, groups, around)]),
  ) as Record<ShareId, ShareFigure>; // one for each id
  const count = (severity: Severity): number => shown.filter(({ worst }) => worst === severity).length;
  return {
    n: shown.length,
    severities: { sev1: count('sev1'), sev2: count('sev2'), sev3: count('sev3'), sev4: count('sev4') },
    exercises: facts.filter((incident) => incident.exercise && isShown(incident, filter)).length,
    perMonth: perMonth(shown, filter, zone),
    figures,
    atSeverity: severities.map((severity) =>
      figureOf(severity, members, groups, ({ atSeverityMs, resolvedAt }) => {
        const ms = atSeverityMs[severity] ?? 0;
        if (ms > 0) return { values: [ms] };
        return without(resolvedAt === null ? 'still open' : `never ${severityLabel[severity]}`);
      }),
    ),
    shares,
    updates: {
      bySeverity: severities.map((severity) => {
        const theirs = shares.updates.dots.filter((dot) => dot.severity === severity);
        return { severity, ...sum(theirs) };
      }),
      lateUnfilled: shown.reduce((all, { updates }) => all + updates.lateUnfilled, 0),
    },
    pages: pageShifts(shown, playbook, zone),
    causes: seenBefore(real, new Set(shown), playbook.postmortem.causes),
    known: {
      services: [...new Set(real.flatMap(({ services }) => services))].sort(),
      causes: [...new Set(real.flatMap(({ causes }) => causes))].sort(),
    },
  };
}

const isShown = (
  { declaredAt, worst, services, causes }: IncidentFacts,
  { from, to, service, severity, cause }: MetricsFilter,
): boolean =>
  declaredAt >= from &&
  declaredAt < to &&
  (severity === null || worst === severity) &&
  (service === null || services.includes(service)) &&
  (cause === null || causes.includes(cause));

function firstOf(incidents: readonly IncidentFacts[]): ReadonlyMap<string, Instant> {
  const first = new Map<string, Instant>();
  for (const { causes, declaredAt } of incidents)
    for (const cause of causes) first.set(cause, Math.min(declaredAt, first.get(cause) ?? Infinity));
  return first;
}

function figureOf(
  id: Figure['id'],
  members: readonly Member[],
  groups: readonly Group[],
  measure: (typeof definitions)[MeasureId]['measure'],
): Figure {
  const dots: Dot[] = [];
  const grouped = groups.map((): Dot[] => []);
  const left = new Map<string, number>();
  for (const { facts, groups: places } of members) {
    const { values, without: lacking } = measure(facts);
    if (lacking !== undefined) left.set(lacking.why, (left.get(lacking.why) ?? 0) + lacking.n);
    for (const value of values) {
      const dot = {
        incident: facts.id,
        title: facts.title,
        severity: facts.worst,
        at: facts.declaredAt,
        value,
      };
      dots.push(dot);
      for (const place of places) grouped[place]?.push(dot);
    }
  }
  return {
    id,
    spread: spreadOf(dots.map(({ value }) => value)),
    dots,
    groups: groups.map((group, index) => {
      const theirs = grouped[index] ?? [];
      const spread = spreadOf(theirs.map(({ value }) => value));
      return {
        ...group,
        dots: theirs,
        spread: spread.n < MEDIAN_FROM ? { ...spread, median: null, p90: null, mean: null } : spread,
      };
    }),
    leftOut: leftOutOf(left),
  };
}

function shareOf(
  id: ShareId,
  members: readonly Member[],
  groups: readonly Group[],
  around: Around,
): ShareFigure {
  const dots: ShareDot[] = [];
  const grouped = groups.map(() => ({ k: 0, n: 0 }));
  const left = new Map<string, number>();
  for (const { facts, groups: places } of members) {
    const { k, n, without: why } = shareDefinitions[id].count(facts, around);
    if (why !== undefined) left.set(why, (left.get(why) ?? 0) + 1);
    if (n === 0) continue;
    dots.push({ incident: facts.id, title: facts.title, severity: facts.worst, at: facts.declaredAt, k, n });
    for (const place of places) {
      const held = grouped[place];
      if (held === undefined) continue;
      held.k += k;
      held.n += n;
    }
  }
  return {
    ...{ id, ...sum(dots), dots },
    groups: groups.map((group, index) => ({ ...group, ...(grouped[index] ?? { k: 0, n: 0 }) })),
    leftOut: leftOutOf(left),
  };
}

const sum = (dots: readonly { readonly k: number; readonly n: number }[]): { k: number; n: number } =>
  dots.reduce((all, { k, n }) => ({ k: all.k + k, n: all.n + n }), { k: 0, n: 0 });

const leftOutOf = (left: ReadonlyMap<string, number>): readonly LeftOut[] =>
  [...left].map(([why, n]) => ({ why, n })).sort((a, b) => b.n - a.n || (a.why < b.why ? -1 : 1));

function perMonth(shown: readonly IncidentFacts[], period: Period, zone: Zone): Metrics['perMonth'] {
  const months = monthsOf(period, zone).map(({ key, label, from }) => ({ key, label, from, n: 0 }));
  let place = 0;
  // They are in the order of declaring, as the months are.
  for (const { declaredAt } of shown) {
    while ((months[place + 1]?.from ?? Infinity) <= declaredAt) place += 1;
    const month = months[place];
    if (month !== undefined) month.n += 1;
  }
  return {
    spread: spreadOf(months.map(({ n }) => n)),
    months: months.map(({ key, label, n }) => ({ key, label, n })),
  };
}
