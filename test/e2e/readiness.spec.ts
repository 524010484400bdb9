import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { SceneStep } from './support/scene.ts';
import { expect, type Desktop } from './support/console.ts';
import { Hands } from './support/hands.ts';
import { test, together, WITHIN } from './support/two-desktops.ts';

/** Three incidents of this week that one alert called the same people for. */
async function weekOfPages(desktop: Desktop): Promise<void> {
  await desktop.ic('init');
  for (const days of [3, 2, 1]) {
    const steps: readonly SceneStep[] = [
      [
        0,
        'ana',
        'declare',
        {
          ...{ title: `Disk of db-${days} at 90 %`, severity: 'sev4', started: -1, services: ['storage'] },
          ...{ foundBy: 'monitoring', takeCommand: true },
        },
      ],
      [1, 'ana', 'page', { who: 'ben' }],
      [2, 'ana', 'assign', { role: 'technical-lead', person: 'ben' }],
      [9, 'ana', 'resolve'],
    ];
    const lines = steps.map(([min, by, run, fields = {}]) => JSON.stringify({ min, by, run, with: fields }));
    const file = join(desktop.folder, `day-${days}.jsonl`);
    writeFileSync(file, ['{"format":"ic-replay/1","title":"a day"}', ...lines].join('\n'));
    await desktop.ic('replay', file, '--start', `-${days * 24 * 60}m`);
  }
}

async function openReadiness(desktop: Desktop): Promise<{ page: Page; hands: Hands }> {
  desktop.settings({ person: 'ana' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.press('Control+6');
  await expect(page.getByRole('heading', { name: 'Readiness', level: 1 })).toBeVisible();
  await expect(part(page, 'Due this quarter')).toBeVisible();
  return { page, hands };
}

const part = (page: Page, name: string) => page.getByRole('region', { name });
const row = (page: Page, id: string) => page.locator(`[data-row="${id}"]`);
const done = (page: Page) => page.getByRole('status', { name: 'Done' });

test('a game day is planned, held and taken back by keyboard, and every process knows', async ({
  desktop,
}) => {
  await desktop.ic('init');
  const { page, hands } = await openReadiness(desktop);
  await row(page, 'plan.game-day').focus();
  await hands.press('p');
  await expect(page.getByLabel('Game day')).toBeFocused();
  await page.getByLabel('Game day').fill('');
  await hands.press('Enter');
  await expect(page.getByRole('alert')).toHaveText(/No day was given: try fri, .* or 2026-12-01/);
  await page.getByLabel('Game day').fill('2026-13-40');
  await hands.press('Enter');
  await expect(page.getByRole('alert')).toContainText('“2026-13-40” can’t be read as a day');
  const today = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  await page.getByLabel('Game day').fill('today');
  await page.getByLabel('Who and what').fill('Ben leads, payments fail over');
  await hands.press('Enter');
  await expect(done(page)).toContainText('Game day is planned for');
  await expect(row(page, 'plan.game-day')).toContainText(/Planned.*today: Ben leads, payments fail over/);
  await expect(row(page, 'plan.game-day')).toBeFocused();
  await hands.press('d');
  await expect(row(page, 'plan.game-day')).toContainText(/Done.*Ben leads/);
  expect(await desktop.ic('team')).toMatch(/game day/i);
  await hands.press('Control+z');
  await expect(done(page)).toHaveText('Taken back.');
  await expect(row(page, 'plan.game-day')).toContainText('Planned');

  // What another process says shows by itself.
  await desktop.ic('team', 'plan', 'process-review', today, '--done', '--by', 'ben');
  await expect(row(page, 'plan.process-review')).toContainText('Done');
});

test('a noisy alert is demoted with its reason, and what hangs on one person is said about the gap', async ({
  desktop,
}) => {
  await weekOfPages(desktop);
  const { page, hands } = await openReadiness(desktop);
  const alert = part(page, 'Alert audit').locator('[data-row]').first();
  await expect(alert).toContainText(/Noisy.*Disk of db-1 at 90 %.*no customer was affected/);
  await alert.focus();
  await hands.press('d');
  await expect(alert.getByRole('button', { name: /^Demoted Disk/ })).toHaveAttribute('aria-pressed', 'true');
  await hands.press('w');
  const why = page.getByLabel('Demoted: why, or what is done');
  await expect(why).toBeFocused();
  await hands.type('A ticket at 80 %');
  await hands.press('Enter');
  await expect(alert).toContainText('A ticket at 80 %');

  await expect(part(page, 'Hangs on one person')).toContainText(
    'Technical leadheld by ben alone, in all 3 incidents; nobody else on the roster is down for it',
  );
  await expect(part(page, 'Pages per shift')).toContainText('target: at most 2');
  await expect(part(page, 'Runbooks')).toContainText('There are no runbooks yet.');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  await row(page, 'plan.game-day').focus();
  await hands.press('Control+c');
  await expect(page.getByText('Copied readiness as text')).toBeVisible();
});

test('hours that do not fit are refused in a sentence; two quarters above the share are flagged', async ({
  desktop,
}) => {
  await desktop.ic('init');
  const { page, hands } = await openReadiness(desktop);
  const share = part(page, 'Reliability share of capacity');
  const state = async (place: number, all: string, reliability: string): Promise<void> => {
    await share.locator('[data-row]').nth(place).focus();
    await hands.press('h');
    await expect(page.getByLabel(/: all hours$/)).toBeFocused();
    await page.getByLabel(/: all hours$/).fill(all);
    await page.getByLabel('for reliability').fill(reliability);
    await hands.press('Enter');
  };
  await state(0, '400', '500');
  await expect(page.getByRole('alert')).toHaveText(
    'More went into reliability than there were: check the two.',
  );
  await page.getByLabel('for reliability').fill('240');
  await hands.press('Enter');
  await expect(share.locator('[data-row]').first()).toContainText('60 %');
  await expect(share).not.toContainText('two quarters in a row');
  await state(1, '400', '220');
  await expect(share).toContainText('two quarters in a row: hand work back, or add people.');
  await hands.press('Control+z');
  await expect(share).not.toContainText('two quarters in a row');
});

test('what two people state at the same time is not lost: one of them chooses, and both have it', async ({
  desktop,
  colleague,
}) => {
  test.setTimeout(240_000);
  const [ana, ben] = await together(desktop, colleague);
  // Each on a desktop that has not heard of the other.
  await Promise.all([
    desktop.ic('team', 'capacity', '2026-q3', '4000', '1800', '--by', 'ana'),
    colleague.ic('team', 'capacity', '2026-q3', '4000', '2600', '--by', 'ben'),
  ]);
  const both = (page: Page) => part(page, 'Said at the same time');
  for (const { page, hands } of [ana, ben]) {
    await hands.press('Control+6');
    await expect(both(page)).toContainText(/Hours of Q3 2026.*also set to/, { timeout: 30_000 });
  }
  const { violations } = await new AxeBuilder({ page: ana.page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  const hours = async (each: Desktop): Promise<unknown> =>
    (JSON.parse(await each.ic('team', '--json')) as { capacity: readonly { hours: unknown }[] }).capacity[0]
      ?.hours; // as ic promises
  const before = await hours(desktop);
  await both(ana.page).locator('[data-row]').focus();
  await ana.hands.press('c');
  await expect(both(ana.page)).toHaveCount(0);
  await expect(ana.page.locator('[data-row]:focus')).toHaveCount(1);
  await expect(both(ben.page)).toHaveCount(0, WITHIN);
  const chosen = await hours(desktop);
  expect(chosen).not.toEqual(before);
  await expect.poll(() => hours(colleague), WITHIN).toEqual(chosen);
  await ana.hands.press('Control+z');
  await expect.poll(() => hours(colleague), WITHIN).toEqual(before);
});
