import type { Page } from '@playwright/test';
import { expect, test } from './support/console.ts';
import { Hands } from './support/hands.ts';

test('a half-written update survives Esc, another incident and a restart, and stays with its own incident', async ({
  desktop,
}) => {
  const first = await desktop.launch();
  const hands = new Hands(first.page);
  await hands.declare('Seat maps stay empty', { severity: 1 });
  await hands.press('Alt+u');
  const update = first.page.getByRole('textbox', { name: /^Words for/ });
  await expect(update).toBeFocused();
  await hands.press('Control+a');
  await hands.type('About a third of seat maps');
  await hands.press('Escape');
  await hands.declare('Tickets are sold twice', { severity: 2 });
  await hands.press('Alt+u');
  await expect(update).toHaveValue(/Tickets are sold twice/);
  await hands.press('Escape');
  await first.app.close();

  const second = await desktop.launch();
  const again = new Hands(second.page);
  await second.page.getByRole('option', { name: /Seat maps stay empty/ }).click();
  await expect(again.composer).toBeFocused();
  await again.press('Alt+u');
  await expect(second.page.getByRole('textbox', { name: /^Words for/ })).toHaveValue(
    'About a third of seat maps',
  );
});

test('a paste that is too long for one entry is kept whole and says so', async ({ desktop }) => {
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty');
  const long = 'a stack trace, line by line; '.repeat(400).trim();
  await page.keyboard.insertText(long);
  await hands.press('Enter');
  await expect(page.getByRole('alert')).toContainText('an entry holds at most 10,000 characters');
  await expect(hands.composer).toHaveValue(long);
});

test('the name that entries are signed with and the look are changed from the line', async ({ desktop }) => {
  desktop.settings({ person: 'root' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty');
  await hands.type('/name Ana Ruiz');
  await hands.press('Enter');
  await hands.enter('signed by another name');
  await expect(hands.log.getByRole('listitem').last()).toContainText('Ana Ruiz');
  await hands.type('/theme hc-dark');
  await hands.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'hc-dark');
});

test('a half-typed report and a half-typed telling survive Esc, another incident and a kill', async ({
  desktop,
}) => {
  const first = await desktop.launch();
  const hands = new Hands(first.page);
  await hands.declare('Seat maps stay empty', { severity: 1 });
  await hands.say('workstream Second venue @farah');
  await expect(first.page.getByRole('region', { name: 'Workstreams' })).toContainText('Second venue');
  await hands.press('Alt+c');
  await expect(first.page.getByRole('textbox', { name: 'Conditions' })).toBeFocused();
  await hands.type('half of the maps are ba');
  await hands.press('Escape', 'Alt+f');
  const told = (page: Page) => page.getByRole('textbox', { name: 'Somebody else was told' });
  await told(first.page).focus();
  await hands.type('press office, by ph');
  await hands.press('Escape');
  await hands.declare('Tickets are sold twice', { severity: 3 });
  await hands.press('Alt+f');
  await expect(told(first.page), 'another incident has its own').toHaveValue('');
  await hands.press('Escape');
  await desktop.kill(first.app);

  const { page } = await desktop.launch();
  const again = new Hands(page);
  await page.getByRole('option', { name: /Seat maps stay empty/ }).click();
  await expect(again.composer).toBeFocused();
  await again.press('Alt+c');
  await expect(page.getByRole('textbox', { name: 'Conditions' })).toHaveValue('half of the maps are ba');
  await again.press('Escape', 'Alt+f');
  await expect(told(page)).toHaveValue('press office, by ph');
});
