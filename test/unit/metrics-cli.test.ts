import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ic, icJson, refusal } from '../support/ic.ts';

const folder = mkdtempSync(join(tmpdir(), 'ic-metrics-'));
const store = join(folder, 'store');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An incident of two days ago that began ten minutes before it was declared and lasted so long. */
async function happened(title: string, minutes: number, exercise = false, into = store): Promise<void> {
  const lines = [
    { format: 'ic-replay/1', title: 'for a test' },
    {
      ...{ min: 0, by: 'ana', run: 'declare' },
      with: { title, severity: 'sev2', started: -10, services: ['checkout'], exercise, takeCommand: true },
    },
    { min: 0, by: 'ana', run: 'set-time', with: { what: 'detected', to: -4 } },
    { min: 1, by: 'ana', run: 'acknowledge', with: {} },
    { min: minutes - 10, by: 'ana', run: 'resolve', with: {} },
  ];
  const file = join(folder, 'scene.jsonl');
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  await ic(into, 'replay', file, '--start', '-2d');
}

beforeAll(async () => {
  await ic(store, 'init');
  await happened('Checkout is slow', 60);
  await happened('=Login times out', 90);
  await happened('Search is down', 240);
  await happened('A game day', 2_000, true);
}, 30_000);

test('ic metrics says every figure with median, p90, mean and n, and its formula at the foot', async () => {
  const { out } = await ic(store, 'metrics');
  expect(out).toMatch(/^Metrics, \w{3} \d{4} to \w{3} \d{4}: 3 incidents, 1 exercise left out\n/);
  expect(out).toMatch(/^To detect +6 min +6 min +6 min +3$/m);
  expect(out).toMatch(/^To acknowledge +5 min +5 min +5 min +3$/m);
  expect(out).toMatch(/^To mitigate +– +– +– +0 +3 without a mitigated time$/m);
  expect(out).toMatch(/^To resolve +1 h 30 +3 h 30 +2 h 10 +3$/m);
  expect(out).toContain(
    '  To resolve: Resolved − started, each incident. Reopened ones count only while open.',
  );
  expect(await icJson(store, 'metrics', '--by', 'service')).toMatchObject({
    ...{ by: 'service', incidents: 3, exercisesLeftOut: 1 },
    figures: expect.arrayContaining([
      expect.objectContaining({
        ...{ id: 'resolve', short: 'MTTR', unit: 'min', n: 3, median: 90, p90: 210, mean: 130 },
        groups: [expect.objectContaining({ label: 'checkout', n: 3, median: 90 })],
      }),
    ]) as unknown, // vitest's matchers are any
  });
});

test('ic metrics --csv is a table whose cells are no formulas; a period without incidents is empty', async () => {
  const { out } = await ic(store, 'metrics', '--csv');
  const dots = out.split('\n').filter((line) => line.startsWith('dot,To resolve,'));
  expect(dots).toHaveLength(3);
  expect(out).toContain(",'=Login times out,SEV2,");
  expect(out).not.toContain('A game day');
  expect((await ic(store, 'metrics', '--from', '2020', '--to', '2020')).out).toMatch(
    /^Metrics, Jan 2020 to Dec 2020: 0 incidents\n/,
  );
  const none = await ic(store, 'metrics', '--from', '2020-q1', '--to', '2020-03');
  expect(none.out).toMatch(/^Metrics, Jan 2020 to Mar 2020: 0 incidents\n/);
});

test('ic metrics has the share of capacity that went into reliability, and says where it was too much twice', async () => {
  const year = new Date().getUTCFullYear();
  const asked = ['--from', `${year}-01`, '--to', `${year}-12`];
  expect((await ic(store, 'metrics', ...asked)).out).toContain(
    '\nReliability share of capacity: no hours are stated for this time;',
  );
  await ic(store, 'team', 'capacity', `${year}-q1`, '4000', '2200');
  await ic(store, 'team', 'capacity', `${year}-q2`, '4000', '2600');
  const { out } = await ic(store, 'metrics', ...asked);
  expect(out).toContain(
    `\nReliability share of capacity, stays below 50 %: Q2 ${year} 65 % (2600 of 4000 h), Q1 ${year} 55 % (2200 of 4000 h).\nAbove 50 % in Q1 ${year} and Q2 ${year}, two quarters in a row: hand work back, or add people.\n`,
  );
  expect(out).toContain('\n  Reliability share of capacity: Hours of engineers that');
  expect(await icJson(store, 'metrics', '--from', `${year}-q2`, '--to', `${year}-q2`)).toMatchObject({
    reliabilityShare: {
      ...{ limit: 50, twoQuartersAbove: [`${year}-q1`, `${year}-q2`] },
      quarters: [{ quarter: `${year}-q2`, all: 4000, reliability: 2600, share: 65, over: true }],
    },
  });
  expect((await ic(store, 'metrics', '--csv', ...asked)).out).toContain(
    `figure,Reliability share of capacity,${year}-q2,,,,,2600,4000,h,`,
  );
});

test('ic metrics gives no median over fewer than three: each stands for itself', async () => {
  const { out } = await ic(store, 'metrics', '--severity', 'sev2', '--from', '2020-01', '--to', '2020-02');
  expect(out).toMatch(/^To resolve +– +– +– +0$/m);
  const two = join(folder, 'two');
  await ic(two, 'init');
  for (const minutes of [60, 90]) await happened(`It took ${minutes}`, minutes, false, two);
  expect((await ic(two, 'metrics')).out).toMatch(
    /^To resolve +– +– +– +2 +too few for a median: 1 h 00 and 1 h 30$/m,
  );
});

test('what ic metrics does not know is said in a sentence', async () => {
  expect(await refusal(1, store, 'metrics', '--service', 'chekout')).toBe(
    'No incident has the service “chekout”. There are: checkout.\n',
  );
  expect(await refusal(2, store, 'metrics', '--by', 'people')).toBe(
    '--by is one of month, service, severity, cause.\n',
  );
  for (const none of ['whenever', '2026-02-31', '0001-05', '2026-13'])
    expect(await refusal(2, store, 'metrics', '--from', none)).toMatch(/^--from is a day \(2026-11-01\)/);
  expect(await refusal(2, store, 'metrics', '--from', '2026-11-02', '--to', '2026-11-01')).toBe(
    '--to lies before --from: nothing is between them.\n',
  );
});
