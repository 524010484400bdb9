import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupings } from '../../shared/metrics/groups.ts';
import { metricsOf, type Metrics } from '../../shared/metrics/metrics.ts';
import type { IncidentFacts } from '../../shared/metrics/facts.ts';
import { lastMonths } from '../../shared/metrics/periods.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { metricsCsv } from '../../shared/metrics/csv.ts';
import { factsAt, inventFacts } from '../support/facts.ts';

const settings = { seed: 20_261_121, numRuns: 60 };
const now = Date.UTC(2026, 10, 21, 12);
const zone = 'Europe/Berlin';
const filter = { ...lastMonths(12, now, zone), service: null, severity: null, cause: null };
const grouping = fc.constantFrom(...groupings);
const some = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 1_000 }))
  .map(([count, seed]) => inventFacts(count, seed));

const of = (facts: readonly IncidentFacts[], by: (typeof groupings)[number]): Metrics =>
  metricsOf(facts, { filter, by, now, zone, playbook: defaultPlaybook });

test('the order in which incidents are given changes no figure', () => {
  fc.assert(
    fc.property(
      some,
      grouping,
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (facts, by, keys) => {
        const shuffled = facts
          .map((each) => [keys.next().value ?? 0, each] as const)
          .sort(([a], [b]) => a - b)
          .map(([, each]) => each);
        expect(of(shuffled, by)).toEqual(of(facts, by));
      },
    ),
    settings,
  );
});

test('exercises change nothing but their own count', () => {
  fc.assert(
    fc.property(some, grouping, (facts, by) => {
      const { exercises: _, ...without } = of(
        facts.filter(({ exercise }) => !exercise),
        by,
      );
      expect(of(facts, by)).toMatchObject(without);
    }),
    settings,
  );
});

test('an incident outside the period changes no figure of it, unless its cause was met then for the first time', () => {
  fc.assert(
    fc.property(some, grouping, fc.boolean(), (facts, by, before) => {
      const outside = factsAt(before ? filter.from - 1 : filter.to, { services: ['checkout'] });
      const { known, ...rest } = of(facts, by);
      const { known: with1, ...rest1 } = of([...facts, outside], by);
      expect(rest1).toEqual(rest);
      expect(with1.services).toEqual([...new Set([...known.services, 'checkout'])].sort());
    }),
    settings,
  );
});

test('every incident is either a dot or left out, and groups by month or severity hold each dot once', () => {
  fc.assert(
    fc.property(some, fc.constantFrom('month' as const, 'severity' as const), (facts, by) => {
      const { n, figures, shares } = of(facts, by);
      for (const id of ['detect', 'acknowledge', 'mitigate', 'resolve', 'work'] as const) {
        const { dots, leftOut, groups, spread } = figures[id];
        expect(dots.length + leftOut.reduce((sum, left) => sum + left.n, 0)).toBe(n);
        expect(groups.reduce((sum, group) => sum + group.spread.n, 0)).toBe(spread.n);
        if (spread.median !== null && spread.p90 !== null)
          expect(spread.median).toBeLessThanOrEqual(spread.p90);
      }
      for (const share of Object.values(shares)) expect(share.k).toBeLessThanOrEqual(share.n);
    }),
    settings,
  );
});

test('the table for spreadsheets has a row for every dot, and no cell of it is a formula', () => {
  fc.assert(
    fc.property(some, fc.constantFrom('=1+1', '@SUM(A1)', '+cmd', 'a "b", c'), (facts, title) => {
      const metrics = of(
        facts.map((each) => ({ ...each, title })),
        'month',
      );
      const lines = metricsCsv(metrics).split('\r\n');
      const resolve = lines.filter((line) => line.startsWith('dot,To resolve,'));
      expect(resolve).toHaveLength(metrics.figures.resolve.dots.length);
      expect(lines.some((line) => /(^|,)"?[=+@]/.test(line))).toBe(false);
    }),
    { ...settings, numRuns: 20 },
  );
});
