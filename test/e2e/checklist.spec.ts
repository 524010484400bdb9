import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { clocked } from '../support/clock-time.ts';
import { expect, test } from './support/console.ts';
import { openScene, type SceneStep } from './support/scene.ts';

const begun: readonly SceneStep[] = [
  [0, 'ines', 'declare', { title: 'Seat maps stay empty', severity: 'sev2', started: -6, takeCommand: true }],
  [1, 'ines', 'acknowledge'],
  [9, 'ben', 'log', { text: 'Errors at 12 %' }],
];

const item = (page: Page, name: string) => page.getByRole('checkbox', { name, exact: true });
const row = (page: Page, name: string) => page.getByRole('listitem').filter({ has: item(page, name) });
const chip = (page: Page) => page.getByRole('status', { name: 'Undo' });

test('the checklist by keyboard: ticked, skipped with a word, given away, added to, and all of it undone', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ines', [...begun, [10, 'ines', 'start-mitigation']]);
  const criteria = item(page, 'Severity checked against its criteria');

  await hands.press('Alt+1');
  await expect(criteria, 'what is next for me has the focus').toBeFocused();
  await hands.press('Space');
  await expect(criteria, 'of a phase that is past, and still under the hand').toBeChecked();
  await expect(criteria).toBeFocused();
  await hands.press('Escape');
  await expect(criteria).toHaveCount(0);
  await hands.press('Control+z');
  await expect(criteria).not.toBeChecked();

  await hands.press('Alt+1', 's');
  await hands.type('known from the alert');
  await hands.press('Enter');
  await expect(row(page, 'Severity checked against its criteria')).toContainText(
    clocked(/skipped \d\d:\d\d ines: known from the alert/),
  );
  await expect(criteria, 'the focus is where it was').toBeFocused();
  await hands.press('Space');
  await expect(criteria).not.toBeChecked();
  await hands.press('Control+z');
  await expect(row(page, 'Severity checked against its criteria'), 'skipped as before').toContainText(
    'known',
  );
  await expect(criteria, 'and one works on there').toBeFocused();
  await hands.press('Escape');
  await expect(criteria).toHaveCount(0);

  const changes = item(page, 'Recent changes listed');
  await hands.press('Alt+1');
  await hands.tabTo(changes);
  await hands.press('@');
  await hands.type('be');
  await hands.press('Enter');
  await expect(row(page, 'Recent changes listed')).toContainText('ben');
  await hands.press('@', 'Enter');
  await expect(row(page, 'Recent changes listed')).not.toContainText('ben');
  await hands.press('Control+z');
  await expect(row(page, 'Recent changes listed')).toContainText('ben');
  await page.getByRole('button', { name: 'Mine' }).press('Enter');
  await expect(changes, 'it is another’s').toHaveCount(0);
  await page.getByRole('button', { name: 'Mine' }).press('Enter');
  await hands.press('Escape');

  await hands.enter('/item Call the box office');
  await expect(item(page, 'Call the box office')).toBeVisible();
  await hands.press('Alt+k');
  await hands.type('Ask the venue for its seat plan');
  await hands.press('Enter');
  await expect(hands.composer).toBeFocused();
  const own = item(page, 'Ask the venue for its seat plan');
  await hands.press('Alt+1');
  await hands.tabTo(own);
  await hands.press('Delete');
  await expect(own).toHaveCount(0);
  await hands.press('Control+z');
  await expect(own).toBeVisible();
});

test('Ctrl+Z goes back step by step, the line included, and leaves the focus in the list', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ines', begun);
  const criteria = item(page, 'Severity checked against its criteria');
  const changes = item(page, 'Recent changes listed');

  await hands.press('Alt+1', 'Space');
  await expect(criteria).toBeChecked();
  await hands.press('s');
  await expect(page.getByRole('alert')).toContainText('It is ticked: Space opens it again first.');
  await expect(criteria, 'nothing was typed elsewhere').toBeFocused();
  await hands.tabTo(changes);
  await hands.press('Space');
  await expect(changes).toBeChecked();
  await hands.press('Escape');
  await hands.enter('The wrong line');
  await expect(chip(page)).not.toContainText('Undo');

  await hands.press('Control+z');
  await expect(chip(page)).toContainText('Taken back: “The wrong line”');
  await expect(hands.log.locator('del')).toContainText('The wrong line');
  await changes.focus();
  await hands.press('Control+z');
  await expect(chip(page)).toContainText('Taken back: Ticked “Recent changes listed”');
  await expect(changes).not.toBeChecked();
  await expect(changes, 'one works on there').toBeFocused();
  await hands.press('Control+z');
  await expect(criteria).not.toBeChecked();
  await hands.press('Control+z');
  await expect(page.getByRole('alert')).toContainText('Nothing to take back.');

  await hands.press('Escape', 'Control+n');
  await expect(page.getByRole('textbox', { name: 'What do customers see?' })).toBeFocused();
  await hands.press('Escape');
  await expect(hands.composer, 'back in the incident one came from').toBeFocused();
});

test('the checklist by mouse', async ({ desktop }) => {
  const { page } = await openScene(desktop, 'ines', begun);
  const undo = chip(page).getByRole('button', { name: 'Undo' });
  const changes = item(page, 'Recent changes listed');

  await changes.click();
  await expect(changes).toBeChecked();
  await undo.click();
  await expect(changes).not.toBeChecked();

  await row(page, 'Recent changes listed').hover();
  await page.getByRole('button', { name: 'Give “Recent changes listed” to somebody' }).click();
  await page.getByRole('listbox', { name: 'People' }).getByRole('option', { name: /^ben/ }).click();
  await expect(row(page, 'Recent changes listed')).toContainText('ben');

  await row(page, 'Recent changes listed').hover();
  await page.getByRole('button', { name: 'Skip “Recent changes listed”' }).click();
  await page
    .getByRole('textbox', { name: 'Why is “Recent changes listed” skipped?' })
    .fill('no change today');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Recent changes listed')).toContainText('no change today');

  await page.getByRole('button', { name: 'Add an item' }).click();
  await page.getByRole('textbox', { name: 'New item' }).fill('Call the box office');
  await page.keyboard.press('Enter');
  await row(page, 'Call the box office').hover();
  await page.getByRole('button', { name: 'Take “Call the box office” off' }).click();
  await expect(item(page, 'Call the box office')).toHaveCount(0);
  await undo.click();
  await expect(item(page, 'Call the box office')).toBeVisible();

  await expect(row(page, 'Required roles filled')).toContainText('ticks itself');
  await page.getByRole('button', { name: /^Detection/ }).click();
  await expect(row(page, 'Commander named')).toContainText('ines is in command');
  await expect(
    item(page, 'Commander named'),
    'what the console saw has no hand to take it back',
  ).toHaveAttribute('aria-disabled', 'true');
});

test('a reopened incident goes through its list again, and what was ticked before can be looked at', async ({
  desktop,
}) => {
  const { page, hands } = await openScene(desktop, 'ines', [
    ...begun,
    [10, 'ines', 'tick', { item: 'recent-changes' }],
    [20, 'ines', 'skip', { item: 'bridge', why: 'all sit in one room' }],
    [30, 'ines', 'mitigate'],
    [40, 'ines', 'resolve'],
    [60, 'ines', 'reopen'],
    [61, 'ben', 'log', { text: 'It is back' }],
  ]);
  const panel = page.getByRole('region', { name: 'Checklist' });
  await expect(panel).toContainText(clocked(/Second run since \d\d:\d\d; the first one had \d+ of \d+\./));
  await expect(item(page, 'Recent changes listed')).not.toBeChecked();

  await hands.press('Alt+1');
  await hands.tabTo(panel.getByRole('button', { name: 'Show it' }));
  await hands.press('Enter');
  await expect(panel).toContainText('First run, until');
  await expect(panel).toContainText(clocked(/skipped \d\d:\d\d ines: all sit in one room/));
  await expect(panel.getByRole('checkbox')).toHaveCount(0);
  await panel.getByRole('button', { name: 'Back to this run' }).click();
  await expect(item(page, 'Recent changes listed')).not.toBeChecked();
});

test('at 900 pixels the checklist stands behind a tab with its count, reached by the arrow keys', async ({
  desktop,
}) => {
  const { page, hands } = await openScene(desktop, 'ines', begun);
  await page.setViewportSize({ width: 900, height: 800 });
  const tabs = page.getByRole('tablist', { name: 'Side panel' });
  const next = tabs.getByRole('tab', { name: /^Next and roles/ });
  const list = tabs.getByRole('tab', { name: /^Checklist \d+ of \d+$/ });
  await expect(page.getByRole('region', { name: 'Checklist' })).toBeHidden();
  await next.focus();
  await hands.press('ArrowRight');
  await expect(list).toBeFocused();
  await expect(list).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('region', { name: 'Checklist' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Roles' })).toBeHidden();
  await item(page, 'Recent changes listed').click();
  await expect(chip(page), 'the way back stands there as well').toContainText('Ticked');
  await list.focus();
  await hands.press('ArrowRight');
  await expect(next).toBeFocused();
  await expect(page.getByRole('region', { name: 'Roles' })).toBeVisible();
  await list.click();
  await hands.press('Alt+1', '@');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  await hands.press('Escape');
  const scrolls = await page.evaluate(() => document.documentElement.scrollHeight > innerHeight);
  expect(scrolls, 'the page itself never scrolls').toBe(false);
});
