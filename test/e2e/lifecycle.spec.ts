import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { clocked } from '../support/clock-time.ts';
import { expect, test } from './support/console.ts';
import { Hands } from './support/hands.ts';

const phases = (page: Page) => page.getByRole('list', { name: 'Phase', exact: true });
const bar = (page: Page) => page.getByRole('banner');

test('the severity changes with a reason by key, says what is armed, and is taken back', async ({
  desktop,
}) => {
  desktop.settings({ person: 'ana' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 2, began: '-5m' });
  await hands.sendUpdate('Still looking.', '+9m');
  await hands.press('Alt+s', 'Alt+1', 'ArrowRight', 'ArrowRight');
  await expect(page.getByRole('textbox', { name: 'Reason in words' })).toHaveValue('Wider than thought');
  const sheet = page.getByRole('form', { name: 'SEV2 to SEV1' });
  await expect(sheet).toContainText('update every 15 min, 4 roles in 5 min');
  await expect(sheet).toContainText(clocked(/The update promised for \d\d:\d\d stays promised/));
  await hands.press('Enter');
  await expect(hands.composer).toBeFocused();
  await expect(hands.log).toContainText('Severity changed from SEV2 to SEV1');
  await expect(hands.log).toContainText('Wider than thought');

  await hands.press('Control+z');
  await expect(hands.log).toContainText('SEV1 taken back by ana: SEV2 as before');
  await expect(bar(page)).toContainText('SEV2');

  // Without a reason, by mouse, and taken back from the sheet.
  await hands.press('Alt+s');
  await page.getByText('Minor degradation').click();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await expect(hands.log).toContainText('Severity changed from SEV2 to SEV3');
  await hands.press('Alt+s');
  await page.getByRole('button', { name: 'Take back, SEV2 as before' }).click();
  await expect(bar(page)).toContainText('SEV2');
  expect(await desktop.incident()).toMatchObject({ severity: 'sev2' });
});

test('mitigated, resolved, taken back, resolved and reopened: by keyboard, with the durations of each stretch', async ({
  desktop,
}) => {
  desktop.settings({ person: 'ana' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 2, began: '-60m' });
  await hands.enter('!criterion Errors under 1 %');
  await hands.enter('!ask Is it warm? @ben 10m');
  await hands.type('/mitigated -40m');
  await hands.press('Enter');
  await expect(phases(page).locator('[aria-current="step"]')).toContainText('Resolution');

  // Resolving says what is left open, and is not kept back by it.
  await hands.press('Alt+p');
  const open = page.getByRole('note', { name: 'Still open' });
  await expect(open).toContainText('1 exit criterion not verified, 1 ask open');
  await expect(open).toContainText('Errors under 1 %');
  await hands.type('-30m');
  await hands.press('Enter');
  await expect(phases(page).locator('[aria-current="step"]')).toContainText('Post-mortem');
  await hands.leavePostmortem();
  await expect(bar(page).getByRole('button', { name: /resolved/ })).toContainText('30 min');

  await hands.press('Control+z');
  await expect(phases(page).locator('[aria-current="step"]')).toContainText('Resolution');
  await expect(hands.log).toContainText('“Resolved” taken back by ana');
  await hands.type('/resolve -30m');
  await hands.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Resolved, with 1 exit criterion not verified');
  await hands.leavePostmortem();

  // Nothing is chosen at first, so that Enter alone does not close the record.
  await hands.press('Alt+p', 'Enter');
  await expect(phases(page).locator('[aria-current="step"]')).toContainText('Post-mortem');
  await hands.press('Alt+p', 'ArrowDown');
  await expect(page.getByRole('note', { name: 'Still open' })).toContainText('post-mortem items not done');
  await hands.press('ArrowDown');
  await expect(page.getByRole('form', { name: 'Phase' })).toContainText(
    'the checklist begins its second run',
  );
  await hands.type('-10m');
  await hands.press('Enter');
  await expect(page.getByText('Reopened. The checklist begins its second run')).toBeVisible();
  await expect(bar(page)).toContainText('since reopened');
  await expect(bar(page)).toContainText('40 min in all');

  await hands.press('Alt+e');
  const rows = page.getByRole('table', { name: 'How long it took' }).getByRole('row');
  await expect(rows.nth(1)).toContainText('20 min'); // to mitigate
  await expect(rows.nth(1)).toContainText('30 min'); // to resolve
  await expect(rows.nth(2)).toContainText('open now');
  await hands.press('Escape');

  // Closed and taken back from the sheet of phases, by mouse.
  await hands.type('/close');
  await hands.press('Enter');
  await expect(page.getByRole('alert')).toContainText('only a resolved incident can be closed');
  await hands.press('Control+a', 'Delete', 'Alt+p');
  await page.getByRole('option', { name: /^Take back: Reopened/ }).click();
  await expect(phases(page).locator('[aria-current="step"]')).toContainText('Post-mortem');
});

test('times are corrected in words, with their history, and what can’t be is refused', async ({
  desktop,
}) => {
  desktop.settings({ person: 'ana' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 4, began: '-30m' });
  await hands.press('Alt+e');
  const field = page.getByRole('combobox', { name: /^Impact started, now/ });
  await expect(field).toBeFocused();
  await hands.type('in 2 hours');
  await hands.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await hands.press('Control+a');
  await hands.type('-45m');
  await hands.press('Enter');
  const started = page.getByRole('option', { name: /^Impact started/ });
  await expect(started).toContainText(clocked(/set to \d\d:\d\d by ana/));
  await expect(bar(page)).toContainText(/4[56] min/);

  await hands.press('ArrowDown');
  await hands.type('-50m');
  await hands.press('Enter');
  await expect(page.getByRole('alert')).toContainText('that is before the impact started');
  await hands.press('Control+a');
  await hands.type('-40m');
  await hands.press('Enter');
  await expect(page.getByRole('table', { name: 'How long it took' })).toContainText('5 min');
  await page.getByRole('button', { name: 'Take detected back' }).click();
  await expect(page.getByRole('option', { name: /^Detected/ })).toContainText('not said');
  await hands.press('Escape');
  await expect(hands.composer).toBeFocused();

  await hands.type('/times started -10m');
  await hands.press('Enter');
  await expect(bar(page)).toContainText(/1[01] min/);
  await hands.press('Control+z');
  await expect(bar(page)).toContainText(/4[56] min/);
});

test('what it is can be said and taken back: title, impact, services, who noticed', async ({ desktop }) => {
  desktop.settings({ person: 'ana' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 4, services: ['seating'] });
  await hands.type('/impact 38 % of evening sales');
  await hands.press('Enter');
  await expect(bar(page)).toContainText('seating · 38 % of evening sales');
  await hands.press('Control+z');
  await expect(bar(page)).not.toContainText('evening sales');

  await page.getByRole('button', { name: /SEV4/ }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Seat maps stay empty in the evening');
  await page.getByText('A customer', { exact: true }).click();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Seat maps stay empty in the evening');
  await expect(hands.log).toContainText('Found by a customer');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Seat maps stay empty');
});

test('the spoken status is read out in one key, copied, and the same in ic', async ({ desktop }) => {
  desktop.settings({ person: 'ana' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 3 });
  await hands.press('Alt+v');
  const text = page.getByRole('document', { name: 'Spoken status' });
  await expect(text).toBeFocused();
  await expect(text).toContainText('SEV3: Seat maps stay empty.');
  await expect(text).toContainText('ana commands.');
  await hands.press('Escape');
  await expect(hands.composer).toBeFocused();
  const spoken = await desktop.ic('status', (await desktop.incident()).id);
  expect(spoken).toContain('SEV3: Seat maps stay empty.');
  expect(spoken).toMatch(clocked(/The next update goes out at \d\d:\d\d \S+, in/));
});

test('axe finds nothing in any of these sheets, in any theme', async ({ desktop }) => {
  test.setTimeout(120_000);
  desktop.settings({ person: 'ines' });
  const { page } = await desktop.launch({ args: ['--demo'] });
  const hands = new Hands(page);
  await hands.press('Enter');
  await expect(hands.composer).toBeFocused();
  for (const theme of ['light', 'dark', 'hc-light', 'hc-dark']) {
    await hands.type(`/theme ${theme}`);
    await hands.press('Enter');
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    for (const chord of ['Alt+i', 'Alt+p', 'Alt+s', 'Alt+e', 'Alt+v']) {
      await hands.press(chord);
      await expect(page.locator('form[data-sheet]')).toBeVisible();
      const { violations } = await new AxeBuilder({ page })
        .include('form[data-sheet], header')
        .setLegacyMode(true)
        .analyze();
      expect(
        violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`),
        `${theme} ${chord}`,
      ).toEqual([]);
      await hands.press('Escape');
      await expect(hands.composer).toBeFocused();
    }
  }
});
