import { describe, expect, test } from 'vitest';
import type { IncidentFacts } from '../../shared/metrics/facts.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import type { RosterPerson } from '../../shared/playbook/playbook.ts';
import { alertAuditOf } from '../../shared/readiness/alert-audit.ts';
import { calendarOf } from '../../shared/readiness/calendar.ts';
import { pageLoadOf } from '../../shared/readiness/page-load.ts';
import { quarterAt, quarterFrom, quarterLabel, quarterOfDay } from '../../shared/readiness/quarters.ts';
import { readingListOf } from '../../shared/readiness/reading-list.ts';
import { readinessOf } from '../../shared/readiness/readiness.ts';
import { reliabilityShareOf } from '../../shared/readiness/reliability-share.ts';
import { runbookFreshness } from '../../shared/readiness/runbook-freshness.ts';
import { singlePointsOf } from '../../shared/readiness/single-points.ts';
import type { ListedRunbook } from '../../shared/runbooks/runbook.ts';
import { emptyTeam, type TeamState } from '../../shared/team/team.ts';
import { DAY, factsAt, HOUR } from '../support/facts.ts';

const now = Date.UTC(2026, 10, 20, 12);
const here = { now, zone: 'UTC' };
const said = { at: now, by: 'ana' };

test('quarters are those of the calendar, across the end of a year', () => {
  expect(quarterAt(Date.UTC(2026, 11, 31, 23, 30), 'UTC')).toBe('2026-q4');
  expect(quarterAt(Date.UTC(2026, 11, 31, 23, 30), 'Europe/Berlin')).toBe('2027-q1');
  expect([quarterFrom('2026-q1', -1), quarterFrom('2026-q4', 2)]).toEqual(['2025-q4', '2027-q2']);
  expect([quarterOfDay('2026-03-31'), quarterOfDay('2026-04-01')]).toEqual(['2026-q1', '2026-q2']);
  expect(quarterLabel('2026-q4')).toBe('Q4 2026');
});

describe('pages per shift', () => {
  const paged = (at: number, count: number): IncidentFacts =>
    factsAt(at, {
      pages: Array.from({ length: count }, (_, n) => ({ at: at + n * HOUR, person: 'Ana Ruiz' })),
    });

  test('three in one are flagged, two are what a shift bears, and exercises wake nobody', () => {
    const morning = Date.UTC(2026, 10, 10, 9);
    const load = pageLoadOf(
      [
        paged(morning, 3),
        paged(morning + 7 * DAY, 2),
        { ...paged(morning + 8 * DAY, 5), exercise: true },
        paged(Date.UTC(2026, 7, 3, 9), 4),
      ],
      defaultPlaybook,
      here,
    );
    expect(load).toMatchObject({ target: 2, kept: false });
    expect(load.flagged.map(({ date, pages }) => [date, pages])).toEqual([
      ['2026-11-10', 3],
      ['2026-08-03', 4],
    ]);
    expect(load.quarters.map(({ quarter, pages, shifts, over }) => [quarter, pages, shifts, over])).toEqual([
      ['2026-q4', 5, 2, 1],
      ['2026-q3', 4, 1, 1],
      ['2026-q2', 0, 0, 0],
      ['2026-q1', 0, 0, 0],
    ]);
  });
});

describe('the alert audit of a quarter', () => {
  const alert = (day: number, title: string, change: Partial<IncidentFacts> = {}) => {
    const at = Date.UTC(2026, 10, day, 3);
    return factsAt(at, { title, severity: 'sev4', pages: [{ at, person: 'ana' }], ...change });
  };
  const facts = [
    alert(1, 'Disk 91 % full on db-1'),
    alert(3, 'Disk 95 % full on db-2'),
    alert(5, 'Checkout is down', { severity: 'sev1', worst: 'sev1' }),
    ...[7, 9, 11].map((day) => alert(day, 'Queue grows', { severity: 'sev2', worst: 'sev2', pages: [] })),
    alert(12, 'Said by a customer', { foundBy: 'customer', pages: [] }),
    alert(13, 'Drill', { exercise: true }),
    factsAt(Date.UTC(2026, 4, 1), { title: 'Last spring', pages: [{ at: now, person: 'ana' }] }),
  ];

  test('alerts that differ in numbers are one; what woke people for nothing is noisy, and what comes again and again', () => {
    const { alerts, toAudit } = alertAuditOf(facts, emptyTeam, '2026-q4', 'UTC');
    expect(alerts.map(({ alert: name, incidents, noisy }) => [name, incidents.length, noisy])).toEqual([
      ['Disk 95 % full on db-2', 2, 'woke people 2 times, and no customer was affected'],
      ['Queue grows', 3, 'came 3 times'],
      ['Checkout is down', 1, null],
    ]);
    expect(toAudit).toHaveLength(2);
  });

  test('what was decided stands with it, whatever number its name had then', () => {
    const audit = { quarter: '2026-q4', outcome: 'demoted', words: '', ...said } as const;
    const audits = [
      { ...audit, alert: 'disk 12 % full on db-7' },
      { ...audit, alert: 'An alert without an incident' },
      { ...audit, quarter: '2026-q3', alert: 'Queue grows' },
    ];
    const found = alertAuditOf(facts, { audits }, '2026-q4', 'UTC');
    expect(found.toAudit.map(({ alert: name }) => name)).toEqual(['Queue grows']);
    expect(found.alerts[0]?.audit?.outcome).toBe('demoted');
    expect(found.others.map(({ alert: name }) => name)).toEqual(['An alert without an incident']);
  });
});

describe('the calendar', () => {
  const plan = (day: string, change: Partial<TeamState['plans'][number]> = {}) => ({
    ...{ id: `p${day}`, what: 'process-review' as const, day, words: '', done: false, ...said },
    ...change,
  });
  const review = (plans: TeamState['plans'], at = now) =>
    calendarOf([], { plans }, { now: at, zone: 'UTC' }).lines[0];

  test('is due once a quarter, planned, overdue once its day has passed, and done', () => {
    expect(review([])).toMatchObject({ state: 'due', day: '2026-12-31', why: 'nothing is planned' });
    expect(review([plan('2026-12-01')])).toMatchObject({ state: 'planned', day: '2026-12-01' });
    expect(review([plan('2026-11-19')])).toMatchObject({ state: 'overdue', day: '2026-11-19' });
    expect(review([plan('2026-11-20')])).toMatchObject({ state: 'planned' });
    expect(review([plan('2026-11-19', { done: true })])).toMatchObject({
      ...{ state: 'done', lastDone: '2026-11-19' },
    });
    expect(review([plan('2026-09-30', { done: true })])).toMatchObject({
      ...{ state: 'due', lastDone: '2026-09-30' },
    });
  });

  test('what else is planned is ahead: a second one in the quarter, and one of the next', () => {
    const plans = [
      plan('2026-12-01'),
      plan('2027-01-12', { what: 'game-day' }),
      plan('2026-12-15'),
      plan('2026-12-16', { what: 'alert-audit', done: true }),
      plan('2026-11-02'),
    ];
    const { ahead, lines } = calendarOf([], { plans }, here);
    expect(ahead.map(({ day }) => day)).toEqual(['2026-12-15', '2027-01-12']);
    expect(lines.find(({ what }) => what === 'game-day')).toMatchObject({ state: 'due' });
  });

  test('three weeks before the end of the quarter, what nobody has planned is overdue', () =>
    expect(review([], Date.UTC(2026, 11, 12))).toMatchObject({ state: 'overdue', day: '2026-12-31' }));

  test('an exercise in the records is a game day; what last quarter missed is said', () => {
    const exercise = factsAt(Date.UTC(2026, 9, 8), { exercise: true });
    const { lines, missed } = calendarOf([exercise], { plans: [] }, here);
    expect(lines.find(({ what }) => what === 'game-day')).toMatchObject({
      ...{ state: 'done', day: '2026-10-08', why: 'an exercise' },
    });
    expect(missed).toEqual(['process-review', 'alert-audit', 'game-day']);
  });

  test('an exercise in which nobody took part is no game day: it was begun by mistake, or for a look', () => {
    const nobody = { exercise: true, acknowledgedAt: null, mitigatedAt: null, resolvedAt: null } as const;
    const begun = factsAt(Date.UTC(2026, 9, 8), nobody);
    const lineWith = (facts: readonly IncidentFacts[]) =>
      calendarOf(facts, { plans: [] }, here).lines.find(({ what }) => what === 'game-day');
    expect(lineWith([begun])).toMatchObject({ state: 'due', why: 'nothing is planned', lastDone: null });
    const held = { person: 'Ana Ruiz', roles: ['commander' as const], ms: 0 };
    for (const took of [{ people: [held] }, { acknowledgedAt: begun.declaredAt }])
      expect(lineWith([{ ...begun, ...took }])).toMatchObject({ state: 'done', day: '2026-10-08' });
  });
});

test('newcomers read what was recommended; rich ones that are published are suggested', () => {
  const published = { needed: true, dueAt: now, publishedAt: now, state: 'published' } as const;
  const rich = factsAt(Date.UTC(2026, 5, 1), {
    title: 'Rich',
    review: { ...published, factors: 3, thanks: 2 },
  });
  const poor = factsAt(Date.UTC(2026, 5, 2), { title: 'Poor', review: { ...published, factors: 1 } });
  const draft = factsAt(Date.UTC(2026, 5, 3), {
    title: 'Draft',
    review: { ...published, state: 'draft', factors: 9 },
  });
  const named = factsAt(Date.UTC(2026, 5, 4), { title: 'Named' });
  const recommended = [{ incident: named.id, why: 'how it was found', ...said }];
  const { recommended: first, suggested } = readingListOf([rich, poor, draft, named], { recommended });
  expect(first).toMatchObject([{ title: 'Named', why: 'how it was found', by: 'ana' }]);
  expect(suggested).toMatchObject([
    { title: 'Rich', why: '3 contributing factors, 2 words of thanks', by: null },
  ]);
});

test('runbooks that were wrong since their review come first, then those never reviewed, then the stale ones', () => {
  const runbook = (file: string, change: Partial<ListedRunbook>): ListedRunbook => ({
    ...{ file, title: file, services: [], alerts: [], owner: null, reviewed: null, steps: 3, problems: [] },
    ...{ lastUsedAt: null, used: 0, wrong: [], reviewedAt: null, reviewedBy: null },
    ...change,
  });
  const wrong = { incident: 'i', title: 't', by: 'ben', words: 'step 3' };
  const found = runbookFreshness(
    [
      runbook('fresh.md', { reviewedAt: now - 30 * DAY }),
      runbook('stale.md', { reviewedAt: now - 200 * DAY }),
      runbook('never.md', {}),
      runbook('mended.md', { reviewedAt: now - 5 * DAY, wrong: [{ ...wrong, at: now - 9 * DAY }] }),
      runbook('wrong.md', { reviewedAt: now - 9 * DAY, wrong: [{ ...wrong, at: now - 5 * DAY }] }),
    ],
    now,
  );
  expect(found.map(({ file, state }) => [file, state])).toEqual([
    ['wrong.md', 'wrong'],
    ['never.md', 'never'],
    ['stale.md', 'stale'],
    ['fresh.md', 'fresh'],
    ['mended.md', 'fresh'],
  ]);
});

describe('what only one person does', () => {
  const held = (day: number, ...people: IncidentFacts['people']) =>
    factsAt(Date.UTC(2026, 9, day), { services: ['payments-api'], people });
  const ana = { person: 'Ana Ruiz', roles: ['technical-lead' as const], ms: HOUR };
  const ben = { person: 'Ben Okafor', roles: ['technical-lead' as const], ms: HOUR };
  const person = (name: string, change: Partial<RosterPerson> = {}): RosterPerson => ({
    ...{ name, roles: [], phones: [], email: null, knows: [], zone: null },
    ...change,
  });

  test('is said from three incidents on, for roles and for services, with who could do it too', () => {
    const three = [held(1, ana), held(2, { ...ana, person: 'ana.ruiz' }), held(3, ana)];
    expect(singlePointsOf(three.slice(1), [], now)).toEqual([]);
    const roster = [person('Ana Ruiz'), person('Cleo', { knows: ['payments-api'] })];
    expect(singlePointsOf(three, roster, now)).toMatchObject([
      { kind: 'role', what: 'Technical lead', person: 'Ana Ruiz', others: [] },
      { kind: 'service', what: 'payments-api', person: 'Ana Ruiz', others: ['Cleo'] },
    ]);
  });

  test('is not said where anybody else did it within the year, in an exercise too', () => {
    const three = [held(1, ana), held(2, ana), held(3, ana)];
    expect(singlePointsOf([...three, held(4, ben)], [], now)).toEqual([]);
    expect(singlePointsOf([...three, { ...held(4, ben), exercise: true }], [], now)).toEqual([]);
    const longAgo = { ...held(4, ben), declaredAt: now - 400 * DAY };
    expect(singlePointsOf([...three, longAgo], [], now)).toHaveLength(2);
  });
});

describe('the share of time that goes into reliability', () => {
  const stated = (quarter: string, reliability: number) => ({
    ...{ quarter, hours: { all: 1_000, reliability }, ...said },
  });
  const share = (...capacity: TeamState['capacity']) =>
    reliabilityShareOf([], { capacity }, defaultPlaybook.postmortem, here);

  test('two quarters in a row above the limit are flagged; one alone is not, nor are two with one between them', () => {
    expect(share(stated('2026-q3', 600)).flag).toBeNull();
    expect(share(stated('2026-q3', 600), stated('2026-q2', 510)).flag).toEqual(['2026-q2', '2026-q3']);
    expect(share(stated('2026-q3', 600), stated('2026-q2', 500)).flag).toBeNull();
    expect(share(stated('2026-q3', 600), stated('2026-q1', 600)).flag).toBeNull();
  });

  test('the hours in incidents stand beside what was stated, and quarters without hours are asked for', () => {
    const worked = factsAt(Date.UTC(2026, 7, 1), {
      people: [{ person: 'ana', roles: ['commander'], ms: 3 * HOUR }],
    });
    const found = reliabilityShareOf(
      [worked, { ...worked, exercise: true }],
      { capacity: [stated('2026-q3', 100)] },
      defaultPlaybook.postmortem,
      here,
    );
    expect(found.quarters).toMatchObject([{ quarter: '2026-q3', share: 10, over: false, incidentHours: 3 }]);
    expect(found.missing).toEqual(['2026-q2', '2026-q1', '2025-q4']);
  });
});

test('all of it together says what waits, and nothing where nothing does', () => {
  const asked = { team: emptyTeam, runbooks: [], playbook: defaultPlaybook, now, zone: 'UTC' };
  expect(readinessOf({ ...asked, facts: [] }).asks).toEqual([]);
  const at = Date.UTC(2026, 10, 10, 9);
  const pages = [0, 1, 2].map((n) => ({ at: at + n * HOUR, person: 'ana' }));
  const noisy = factsAt(at, { severity: 'sev4', worst: 'sev4', pages });
  expect(readinessOf({ ...asked, facts: [noisy], now: Date.UTC(2026, 11, 15) }).asks).toEqual([
    'one shift of this quarter had too many pages',
    'one noisy alert is to be audited',
    'process review is overdue',
    'alert audit is overdue',
    'game day is overdue',
  ]);
});
