import type { IncidentFacts } from './facts.ts';

/** What is measured of each incident. */
export const measureIds = ['detect', 'acknowledge', 'mitigate', 'resolve', 'fill', 'work'] as const;
export type MeasureId = (typeof measureIds)[number];

/** What one incident gives to a figure: its values in ms, and what it does not give, and why. */
export type Measured = {
  readonly values: readonly number[];
  readonly without?: { readonly why: string; readonly n: number };
};

export type Definition = {
  readonly title: string;
  /** The letters that people know it by. */
  readonly short: string;
  /** What each dot is. */
  readonly each: string;
  /** What it is reckoned from, in words. */
  readonly formula: string;
  readonly measure: (incident: IncidentFacts) => Measured;
};

/** Nothing, and why. */
export const without = (why: string): Measured => ({ values: [], without: { why, n: 1 } });
const span = (ms: number, why: string): Measured => (ms < 0 ? without(why) : { values: [ms] });

/** The definitions of product.md: what is taken from what, and what is left out. */
export const definitions: Record<MeasureId, Definition> = {
  detect: {
    title: 'To detect',
    short: 'MTTD',
    each: 'each incident',
    formula: 'Detected − started, each incident.',
    measure: ({ startedAt, detectedAt }) =>
      detectedAt === null
        ? without('without a detected time')
        : span(detectedAt - startedAt, 'detected before it started'),
  },
  acknowledge: {
    title: 'To acknowledge',
    short: 'MTTA',
    each: 'each incident',
    formula: 'Acknowledged − detected, each incident.',
    measure({ detectedAt, acknowledgedAt }) {
      if (detectedAt === null) return without('without a detected time');
      if (acknowledgedAt === null) return without('never acknowledged');
      return span(acknowledgedAt - detectedAt, 'acknowledged before it was detected');
    },
  },
  mitigate: {
    title: 'To mitigate',
    short: 'MTTM',
    each: 'each incident',
    formula: 'Mitigated − started, each incident. Of reopened ones each time is added.',
    measure: ({ mitigateMs, resolvedAt }) =>
      mitigateMs === null
        ? without(resolvedAt === null ? 'still open' : 'without a mitigated time')
        : span(mitigateMs, 'mitigated before it started'),
  },
  resolve: {
    title: 'To resolve',
    short: 'MTTR',
    each: 'each incident',
    formula: 'Resolved − started, each incident. Reopened ones count only while open.',
    measure: ({ openMs }) =>
      openMs === null ? without('still open') : span(openMs, 'resolved before it started'),
  },
  fill: {
    title: 'To fill a role',
    short: 'required roles',
    each: 'each required role',
    formula:
      'Role first held − asked for, each role that the severity requires; asked for at declaring, or when the severity rises.',
    measure({ roles }) {
      if (roles.length === 0) return without('without a required role');
      const values = roles.flatMap(({ filledMs }) => filledMs ?? []);
      const never = roles.length - values.length;
      return never === 0 ? { values } : { values, without: { why: 'never filled', n: never } };
    },
  },
  work: {
    title: 'Engineer-hours',
    short: 'held roles',
    each: 'each incident',
    formula:
      'Hours that people held a role, added over people; two roles at once count once, breaks do not. Who helped without a role is not in it.',
    measure({ people, resolvedAt }) {
      if (resolvedAt === null) return without('still open');
      if (people.length === 0) return without('without anybody in a role');
      return { values: [people.reduce((sum, { ms }) => sum + ms, 0)] };
    },
  },
};

/** What holds for every figure. */
export const commonTerms =
  'An incident counts on the day on which it was declared, with the highest severity that it had. Exercises are left out. Median and p90 by linear interpolation between neighbours (type 7, as spreadsheets do).';
