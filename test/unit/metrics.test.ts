import { expect, test } from 'vitest';
import type { IncidentFacts } from '../../shared/metrics/facts.ts';
import { metricsOf, type Metrics, type MetricsAsked } from '../../shared/metrics/metrics.ts';
import {
  lastMonths,
  monthsOf,
  periodOfDays,
  periodWords,
  quarterBefore,
} from '../../shared/metrics/periods.ts';
import { quantile, spreadOf } from '../../shared/metrics/spread.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { DAY, factsAt, HOUR, MINUTE } from '../support/facts.ts';

const zone = 'Europe/Berlin';
const now = Date.UTC(2026, 10, 21, 12);
const year = lastMonths(12, now, zone);
const on = (month: number, day: number, hour = 12): number => Date.UTC(2026, month - 1, day, hour);

function metrics(
  facts: readonly IncidentFacts[],
  { by = 'month', ...filter }: Partial<MetricsAsked['filter']> & { by?: MetricsAsked['by'] } = {},
): Metrics {
  const all = { ...year, service: null, severity: null, cause: null };
  return metricsOf(facts, { filter: { ...all, ...filter }, by, now, zone, playbook: defaultPlaybook });
}
const resolvedIn = (hours: number, at: number, change: Partial<IncidentFacts> = {}): IncidentFacts =>
  factsAt(at, { openMs: hours * HOUR, ...change });

test('median, p90 and mean of one to ten are those of any spreadsheet', () => {
  expect(spreadOf([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])).toEqual({
    ...{ n: 10, median: 5.5, p90: 9.1, mean: 5.5, least: 1, most: 10, total: 55 },
  });
  expect(spreadOf([])).toMatchObject({ n: 0, median: null, p90: null, mean: null, total: 0 });
  expect(spreadOf([7])).toMatchObject({ n: 1, median: 7, p90: 7, mean: 7 });
  expect(quantile([1, 2], 0.9)).toBeCloseTo(1.9);
});

test('each span is what the definitions say: detected, acknowledged, mitigated and resolved', () => {
  const { figures } = metrics([
    factsAt(on(11, 3), {
      startedAt: on(11, 3),
      detectedAt: on(11, 3) + 5 * MINUTE,
      acknowledgedAt: on(11, 3) + 8 * MINUTE,
      mitigateMs: 64 * MINUTE,
      openMs: 97 * MINUTE,
    }),
  ]);
  const value = (id: keyof typeof figures): number | undefined => figures[id].dots[0]?.value;
  expect([value('detect'), value('acknowledge'), value('mitigate'), value('resolve')]).toEqual(
    [5, 3, 64, 97].map((minutes) => minutes * MINUTE),
  );
});

test('what gives no value is counted and named, and never taken for nothing', () => {
  const { figures, n } = metrics([
    factsAt(on(11, 1), { detectedAt: null }),
    factsAt(on(11, 2), { detectedAt: on(11, 2) - DAY }),
    factsAt(on(11, 3), { openMs: null, resolvedAt: null, mitigateMs: null, acknowledgedAt: null }),
  ]);
  expect(n).toBe(3);
  expect(figures.detect.leftOut).toEqual([
    { why: 'detected before it started', n: 1 },
    { why: 'without a detected time', n: 1 },
  ]);
  expect(figures.acknowledge.leftOut).toEqual([
    { why: 'never acknowledged', n: 1 },
    { why: 'without a detected time', n: 1 },
  ]);
  expect(figures.mitigate.leftOut).toEqual([{ why: 'still open', n: 1 }]);
  expect(figures.resolve).toMatchObject({ spread: { n: 2 }, leftOut: [{ why: 'still open', n: 1 }] });
});

test('a month has a median from three incidents up; with two each stands for itself', () => {
  const { groups } = metrics([
    ...[1, 2, 6].map((hours, index) => resolvedIn(hours, on(10, 3 + index))),
    ...[4, 8].map((hours, index) => resolvedIn(hours, on(11, 3 + index))),
  ]).figures.resolve;
  expect(groups).toHaveLength(12);
  expect(groups.at(-2)).toMatchObject({ label: 'Oct', spread: { n: 3, median: 2 * HOUR, mean: 3 * HOUR } });
  expect(groups.at(-1)).toMatchObject({ label: 'Nov', spread: { n: 2, median: null } });
  expect(groups.at(-1)?.dots.map(({ value }) => value / HOUR)).toEqual([4, 8]);
});

test('exercises are counted beside, and are in no figure', () => {
  const real = [resolvedIn(1, on(11, 3)), resolvedIn(2, on(11, 4))];
  const game = resolvedIn(500, on(11, 5), {
    ...{ exercise: true, foundBy: 'customer', causes: ['capacity'] },
    updates: { onTime: 0, late: 9, lateUnfilled: 9 },
  });
  const { exercises, ...without } = metrics([...real, game]);
  expect(exercises).toBe(1);
  expect(without).toEqual((({ exercises: _, ...rest }) => rest)(metrics(real)));
});

test('an incident counts in the month of declaring where the reader is', () => {
  const newYear = Date.UTC(2025, 11, 31, 23, 30); // 00:30 on 1 January in Berlin
  const { groups } = metrics([resolvedIn(1, newYear)]).figures.resolve;
  expect(groups.find(({ spread }) => spread.n === 1)?.key).toBe('2026-01');
});

test('filters by service, severity, cause and period leave the others out', () => {
  const facts = [
    resolvedIn(1, on(11, 3), { services: ['edge', 'checkout'], causes: ['capacity'] }),
    resolvedIn(2, on(11, 4), { services: ['search'], severity: 'sev3', worst: 'sev1' }),
  ];
  const hours = (filter: Parameters<typeof metrics>[1]): number[] =>
    metrics(facts, filter).figures.resolve.dots.map(({ value }) => value / HOUR);
  expect(hours({ service: 'checkout' })).toEqual([1]);
  expect(hours({ severity: 'sev1' })).toEqual([2]);
  expect(hours({ severity: 'sev3' })).toEqual([]);
  expect(hours({ cause: 'capacity' })).toEqual([1]);
  expect(hours({ to: on(11, 4) })).toEqual([1]);
});

test('an incident of two services stands in both groups, once among all', () => {
  const { figures } = metrics(
    [resolvedIn(1, on(11, 3), { services: ['edge', 'search'] }), resolvedIn(2, on(11, 4), { services: [] })],
    { by: 'service' },
  );
  expect(figures.resolve.groups.map(({ label, spread }) => [label, spread.n])).toEqual([
    ['edge', 1],
    ['search', 1],
    ['no service', 1],
  ]);
  expect(figures.resolve.spread.n).toBe(2);
});

test('shares are so many of so many: updates, roles, post-mortems, actions, customers', () => {
  const { shares, updates } = metrics([
    factsAt(on(11, 3), {
      ...{ foundBy: 'customer', updates: { onTime: 4, late: 1, lateUnfilled: 1 } },
      roles: [
        { role: 'commander', filledMs: 5 * MINUTE, limitMs: 5 * MINUTE },
        { role: 'scribe', filledMs: 6 * MINUTE, limitMs: 5 * MINUTE },
        { role: 'deputy', filledMs: null, limitMs: 5 * MINUTE },
      ],
      review: { needed: true, dueAt: on(11, 5), publishedAt: on(11, 5), state: 'published' },
      actions: [
        // 11 November 00:30 in Berlin is half an hour too late; the next one is done on its day.
        action({ due: '2026-11-10', doneAt: Date.UTC(2026, 10, 10, 23, 30) }),
        action({ due: '2026-11-11', doneAt: Date.UTC(2026, 10, 11, 22, 30) }),
        action({ due: '2026-11-20' }),
        action({ due: '2026-11-21' }),
        action({ due: null, doneAt: on(11, 4) }),
        action({ due: '2026-11-01', state: 'dropped' }),
      ],
    }),
    factsAt(on(11, 6), {
      updates: { onTime: 2, late: 0, lateUnfilled: 0 },
      review: { needed: true, dueAt: on(11, 8), publishedAt: null, state: 'draft' },
    }),
    factsAt(on(11, 20), { review: { needed: true, dueAt: on(11, 22), publishedAt: null, state: 'draft' } }),
  ]);
  expect(shares.updates).toMatchObject({ k: 6, n: 7, leftOut: [{ why: 'without an update due', n: 1 }] });
  expect(updates).toMatchObject({ lateUnfilled: 1 });
  expect(updates.bySeverity[1]).toEqual({ severity: 'sev2', k: 6, n: 7 });
  expect(shares.filled).toMatchObject({ k: 1, n: 3 });
  expect(shares.reviews).toMatchObject({ k: 1, n: 2, leftOut: [{ why: 'not due yet', n: 1 }] });
  expect(shares.actions).toMatchObject({ k: 1, n: 3 });
  expect(shares.customers).toMatchObject({ k: 1, n: 3 });
});

const action = (change: Partial<IncidentFacts['actions'][number]>): IncidentFacts['actions'][number] => ({
  ...{ category: null, due: null, doneAt: null, openedAt: on(11, 3), effect: null },
  state: change.doneAt === undefined ? 'open' : 'done',
  ...change,
});

test('an incident is of a known category where an earlier one had it, even before the period', () => {
  const { shares } = metrics([
    factsAt(on(1, 1) - 400 * DAY, { causes: ['capacity'] }),
    factsAt(on(11, 3), { causes: ['capacity', 'change'] }),
    factsAt(on(11, 4), { causes: ['certificate'] }),
    factsAt(on(11, 5)),
  ]);
  expect(shares.known).toMatchObject({ k: 1, n: 2, leftOut: [{ why: 'without a category', n: 1 }] });
});

test('whether the fix worked is read from what came after the latest one that is done', () => {
  const done = (doneAt: number, effect: 'did-not-work' | null = null) => action({ doneAt, effect });
  const { causes } = metrics([
    factsAt(on(3, 1), { causes: ['capacity'], actions: [done(on(4, 1))] }),
    factsAt(on(10, 28), { causes: ['capacity'] }),
    factsAt(on(3, 14), { causes: ['data'], actions: [done(on(4, 1))] }),
    factsAt(on(5, 1), { causes: ['network'], actions: [action({})] }),
    factsAt(on(6, 1), { causes: ['code'], actions: [done(on(6, 5), 'did-not-work')] }),
  ]);
  expect(causes.map(({ label, n, fix, last }) => [label, n, fix, last])).toEqual([
    ['Capacity', 2, 'came-back', on(10, 28)],
    ['Data', 1, 'not-since', on(3, 14)],
    ['Network', 1, 'no-fix', on(5, 1)],
    ['Software defect', 1, 'did-not-work', on(6, 1)],
  ]);
});

test('pages are counted by shift and person, over incidents; more than the playbook bears is said', () => {
  const page = (at: number, person = 'ana') => ({ at, person });
  const { pages } = metrics([
    factsAt(on(11, 3), {
      pages: [page(on(11, 3, 9)), page(on(11, 3, 10), 'Ana'), page(on(11, 3, 11), 'ben')],
    }),
    factsAt(on(11, 4), { pages: [page(on(11, 3, 12)), page(on(11, 3, 20))] }),
  ]);
  expect(pages.shifts.map(({ night, pages: n }) => [night, n])).toEqual([
    [false, 3],
    [false, 1],
    [true, 1],
  ]);
  expect(pages).toMatchObject({ limit: 2, over: 1, spread: { n: 3, median: 1, most: 3 } });
});

test('how often is told by month, months without an incident included', () => {
  const { perMonth } = metrics([1, 2, 3].map((day) => factsAt(on(11, day))));
  expect(perMonth.months).toHaveLength(12);
  expect(perMonth.months.at(-1)).toMatchObject({ label: 'Nov', n: 3 });
  expect(perMonth.spread).toMatchObject({ n: 12, median: 0, mean: 0.25, total: 3 });
});

test('periods are whole months and quarters where the reader is, and say so in words', () => {
  expect(periodWords(year, zone)).toBe('Dec 2025 to Nov 2026');
  expect(periodWords(quarterBefore(0, now, zone), zone)).toBe('Oct 2026 to Dec 2026');
  expect(periodWords(quarterBefore(4, now, zone), zone)).toBe('Oct 2025 to Dec 2025');
  expect(new Date(year.from).toISOString()).toBe('2025-11-30T23:00:00.000Z');
  const days = periodOfDays('2026-11-03', '2026-11-09', zone);
  expect(days === null ? null : periodWords(days, zone)).toBe('3 Nov 2026 to 9 Nov 2026');
  expect(periodOfDays('2026-11-09', '2026-11-03', zone)).toBeNull();
  expect(periodOfDays('soon', '2026-11-03', zone)).toBeNull();
  expect(periodOfDays('2026-02-31', '2026-11-03', zone), 'there is no such day').toBeNull();
  expect(periodOfDays('0001-01-01', '2026-11-03', zone)).toBeNull();
  expect(monthsOf(year, zone).map(({ key }) => key)[0]).toBe('2025-12');
});
