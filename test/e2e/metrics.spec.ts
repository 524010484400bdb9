import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { ElectronApplication, Page } from '@playwright/test';
import type { SceneStep } from './support/scene.ts';
import { expect, test, type Desktop } from './support/console.ts';
import { Hands } from './support/hands.ts';

/** An incident that is over, so many days ago: detected after `detect` minutes, resolved after `resolve`. */
async function past(
  desktop: Desktop,
  daysAgo: number,
  title: string,
  { detect, resolve, exercise = false, severity = 'sev2', service = 'checkout' }: PastIncident,
): Promise<void> {
  const steps: readonly SceneStep[] = [
    [
      ...[0, 'ana', 'declare'],
      { title, severity, started: -detect - 1, services: [service], exercise, takeCommand: true },
    ] as unknown as SceneStep, // a spread loses the places of a tuple
    [0, 'ana', 'set-time', { what: 'detected', to: -1 }],
    [1, 'ana', 'acknowledge'],
    [resolve - detect - 1, 'ana', 'resolve'],
  ];
  const lines = steps.map(([min, by, run, fields = {}]) => JSON.stringify({ min, by, run, with: fields }));
  const file = join(desktop.folder, `past-${daysAgo}.jsonl`);
  writeFileSync(file, ['{"format":"ic-replay/1","title":"past"}', ...lines].join('\n'));
  await desktop.ic('replay', file, '--start', `-${daysAgo * 24 * 60}m`);
}
type PastIncident = {
  readonly detect: number;
  readonly resolve: number;
  readonly exercise?: boolean;
  readonly severity?: string;
  readonly service?: string;
};

/** Three incidents and a game day, all of this month or the one before. */
async function someIncidents(desktop: Desktop): Promise<void> {
  await desktop.ic('init');
  await past(desktop, 4, 'Checkout is slow', { detect: 4, resolve: 60 });
  await past(desktop, 3, 'Search returns nothing', {
    detect: 6,
    resolve: 90,
    severity: 'sev3',
    service: 'search',
  });
  await past(desktop, 2, '=Login times out', { detect: 20, resolve: 240, severity: 'sev1' });
  await past(desktop, 1, 'A game day', { detect: 2, resolve: 2_000, exercise: true });
}

async function openMetrics(
  desktop: Desktop,
): Promise<{ page: Page; hands: Hands; app: ElectronApplication }> {
  desktop.settings({ person: 'ana' });
  const { page, app } = await desktop.launch();
  const hands = new Hands(page);
  await hands.press('Control+4');
  await expect(page.getByRole('heading', { name: 'Metrics', level: 1 })).toBeVisible();
  return { page, hands, app };
}

const figure = (page: Page, name: string | RegExp) => page.getByRole('region', { name });

test('the figures of three incidents: medians, n, dots and formula, and the game day in none of them', async ({
  desktop,
}) => {
  await someIncidents(desktop);
  const { page, hands } = await openMetrics(desktop);
  const resolve = figure(page, /^To resolve$/);
  await expect(resolve).toContainText('1 h 30 median');
  await expect(resolve).toContainText('n 3, p90 3 h 30, mean 2 h 10');
  await expect(figure(page, /^To detect$/)).toContainText('6 min median');
  await expect(page.locator('[data-figure="resolve"] [data-incident]')).toHaveCount(3);
  await expect(page.getByText('1 exercise left out')).toBeVisible();

  // From figure to figure, and a formula in the place of the dots.
  await expect(page.locator('[data-figure="detect"]')).toBeFocused();
  await hands.press('ArrowRight', 'ArrowRight', 'ArrowRight');
  await expect(resolve).toBeFocused();
  await hands.press('f');
  await expect(resolve).toContainText(
    'Resolved − started, each incident. Reopened ones count only while open.',
  );
  await expect(page.locator('[data-figure="resolve"] svg')).toHaveCount(0);
  await hands.press('f');
  await expect(page.locator('[data-figure="resolve"] svg')).toBeVisible();
  await hands.press('t');
  await expect(resolve.getByRole('row', { name: /^All 3 1 h 30 3 h 30 2 h 10$/ })).toBeVisible();
  await hands.press('t');

  // Into the dots of the large plot: the latest is the last, and Enter opens it.
  await hands.press('ArrowRight');
  const each = figure(page, 'Time to resolve, each incident');
  await expect(each).toBeFocused();
  await hands.press('Enter');
  await expect(each.getByRole('link', { name: /SEV\d .*, \d h \d\d|\d d \d h/ })).toHaveCount(3);
  await expect(page.locator('[data-figure="each"] [data-incident]:focus')).toHaveCount(1);
  await hands.press('Escape');
  await expect(each).toBeFocused();
  await each.getByRole('link', { name: /SEV3 Search returns nothing, .* 1 h 30$/ }).focus();
  await hands.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /Search returns nothing/ })).toBeVisible();
});

test('one service alone has one incident: its value stands for itself, and other figures follow', async ({
  desktop,
}) => {
  await someIncidents(desktop);
  const { page, hands } = await openMetrics(desktop);
  await expect(figure(page, /^To resolve$/)).toContainText('n 3');
  await page.getByLabel('Service', { exact: true }).selectOption('search');
  await expect(figure(page, /^To resolve$/)).toContainText('1 h 30');
  await expect(figure(page, /^To resolve$/)).toContainText('no median below 3');
  await page.getByLabel('Severity', { exact: true }).selectOption('sev4');
  await expect(page.getByText(/No incident was declared in .* for search, SEV4\. Exercises/)).toHaveCount(0);
  await expect(page.getByText(/No incident was declared in .* for search, SEV4\./)).toBeVisible();
  await page.getByRole('button', { name: 'Show the last twelve months of everything' }).click();
  await expect(figure(page, /^To resolve$/)).toContainText('n 3');
  await page.getByLabel('What the figures are told apart by').selectOption('severity');
  await page.locator('[data-figure="each"]').focus();
  await hands.press('t');
  await expect(
    figure(page, 'Time to resolve, each incident').getByRole('row', { name: /^SEV1 1 – – –$/ }),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: '=Login times out' })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
});

test('everything is exported: a table for spreadsheets without formulas, and the plot as a drawing', async ({
  desktop,
}) => {
  await someIncidents(desktop);
  const { page, hands, app } = await openMetrics(desktop);
  await expect(figure(page, /^To resolve$/)).toContainText('n 3');
  const saveTo = (path: string) =>
    app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
  const csv = join(desktop.folder, 'metrics.csv');
  await saveTo(csv);
  await hands.press('Control+e');
  await expect(page.getByText(`Saved ${csv}`)).toBeVisible();
  const lines = readFileSync(csv, 'utf8').split('\r\n');
  expect(lines[0]).toBe(
    '\uFEFFrow,figure,group,incident,title,severity,declared (UTC),value,of,unit,n,median,p90,mean,least,most,formula',
  );
  expect(lines.filter((line) => line.startsWith('dot,To resolve,'))).toHaveLength(3);
  expect(lines.join('\n')).toContain(",'=Login times out,SEV1,");
  expect(lines.join('\n')).not.toContain('A game day');

  const svg = join(desktop.folder, 'plot.svg');
  await saveTo(svg);
  await hands.press('Control+Shift+e');
  await expect(page.getByText(`Saved ${svg}`)).toBeVisible();
  const drawing = readFileSync(svg, 'utf8');
  expect(drawing).toContain('Time to resolve, each incident');
  expect(drawing).toContain('n 3, p90 3 h 30, mean 2 h 10');
  expect(drawing).not.toMatch(/var\(|class=|<style|data-incident/);

  await hands.press('Control+Shift+c');
  await expect(page.getByText('Copied the figures as text')).toBeVisible();
});

test('a desktop without incidents says where figures come from', async ({ desktop }) => {
  await desktop.ic('init');
  const { page, hands } = await openMetrics(desktop);
  await expect(page.getByRole('heading', { name: 'Nothing to measure yet' })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await hands.press('Control+e');
  await hands.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: 'Metrics' })).toHaveCount(0);
});
