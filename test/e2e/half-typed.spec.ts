import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { clocked } from '../support/clock-time.ts';
import { expect, test } from './support/console.ts';
import { Hands } from './support/hands.ts';
import { openScene, type SceneStep } from './support/scene.ts';

const begun: readonly SceneStep[] = [
  [0, 'ana', 'declare', { title: 'Seat maps stay empty', severity: 'sev1', started: -6, takeCommand: true }],
  [2, 'ana', 'update', { text: 'Seat maps stay empty.', next: 400, audiences: ['support'] }],
];

const fact = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${name}: .* State it$`) });
const wordsOfHandover = (page: Page) => page.getByRole('textbox', { name: /In .+ own words/ });
const correction = (page: Page) => page.getByRole('textbox', { name: 'Update', exact: true });

test('what is half typed in command survives a kill: a fact, a handover, a reason, a correction', async ({
  desktop,
}) => {
  const { hands, page, app } = await openScene(desktop, 'ana', begun);
  await hands.press('Alt+u');
  await fact(page, 'Being done').click();
  await expect(page.getByRole('textbox', { name: 'Being done' })).toBeFocused();
  await hands.type('switching to the spa');
  await hands.press('Escape'); // the fact first, then the front
  await expect(fact(page, 'Being done')).toBeFocused();
  await hands.press('Escape');
  await expect(hands.composer).toBeFocused();
  await hands.press('Alt+g');
  await wordsOfHandover(page).focus();
  await hands.type('watch the second ven');
  await hands.press('Escape', 'Alt+s');
  await expect(page.getByRole('textbox', { name: 'Reason in words' })).toBeFocused();
  await hands.type('half of it is ba');
  await expect(page.getByRole('textbox', { name: 'Reason in words' })).toHaveValue('half of it is ba');
  await hands.settle();
  await desktop.kill(app);

  const second = await desktop.launch();
  const again = new Hands(second.page);
  await second.page.getByRole('option', { name: /Seat maps stay empty/ }).click();
  await expect(again.composer).toBeFocused();
  await again.press('Alt+s');
  await expect(second.page.getByRole('textbox', { name: 'Reason in words' })).toHaveValue('half of it is ba');
  await again.press('Escape', 'Alt+g');
  await expect(wordsOfHandover(second.page)).toHaveValue('watch the second ven');
  await again.press('Escape', 'Alt+u');
  await expect(second.page.getByText('half typed, not stated yet')).toHaveCount(1);
  await fact(second.page, 'Being done').click();
  await expect(second.page.getByRole('textbox', { name: 'Being done' })).toHaveValue('switching to the spa');
  await again.type('switching to the spare');
  await again.press('Enter');
  await expect(fact(second.page, 'Being done')).toContainText('switching to the spare');
  await expect(second.page.getByText('half typed, not stated yet')).toHaveCount(0);
});

test('a correction of an update that is half typed stays through Esc and a kill', async ({ desktop }) => {
  const { hands, page, app } = await openScene(desktop, 'ana', begun);
  const correct = async (at: Page): Promise<void> => {
    await at.getByRole('log').getByRole('listitem').filter({ hasText: 'Update 1 sent' }).click();
    await at.keyboard.press('e');
    await expect(correction(at)).toBeFocused();
  };
  await correct(page);
  await hands.press('End');
  await hands.type(' Tell callers that');
  await hands.press('Escape');
  await expect(hands.composer).toBeFocused();
  await hands.settle();
  await desktop.kill(app);

  const second = await desktop.launch();
  await second.page.getByRole('option', { name: /Seat maps stay empty/ }).click();
  await expect(new Hands(second.page).composer).toBeFocused();
  await correct(second.page);
  await expect(correction(second.page)).toHaveValue('Seat maps stay empty. Tell callers that');
});

test('Esc closes what is innermost first, and a time beside the facts says what will be recorded', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ana', begun);
  await hands.press('Alt+u');
  const words = page.getByRole('textbox', { name: /^Words for/ });
  await expect(words).toBeFocused();
  const sent = page.getByRole('textbox', { name: 'Sent, if not now' });
  await sent.focus();
  await hands.type('-5m');
  const understood = page.getByRole('status').filter({ hasText: clocked(/^sent \d\d:\d\d/) });
  await expect(understood).toHaveCount(1);
  await hands.press('Escape');
  await expect(words, 'the field is left, not the front').toBeFocused();
  await hands.press('Escape');
  await expect(hands.composer).toBeFocused();
  await hands.press('Alt+u');
  await expect(sent, 'a time that counts is never out of sight').toHaveValue('-5m');
  await expect(understood).toHaveCount(1);
  await hands.press('Control+Shift+s');
  await hands.done('sent to');
  await expect(sent).toHaveValue('');
});

test('the palette knows the roster: paging somebody by name, and giving them a role', async ({ desktop }) => {
  const roster =
    '- name: Rune Berg\n  phones: ["+47 900 00 001"]\n- name: Farah Aziz\n  phones: 030 555 0101\n';
  const { hands, page } = await openScene(desktop, 'ana', begun, () => {
    mkdirSync(join(desktop.store, 'p'), { recursive: true });
    writeFileSync(join(desktop.store, 'p', 'roster.yaml'), roster);
  });
  await hands.find('Page Farah');
  const people = page.getByRole('region', { name: 'Roster' });
  await expect(people).toContainText('1 of 2');
  await expect(people.getByRole('button', { name: 'Copy 030 555 0101' })).toBeVisible();
  await expect(people.getByRole('button', { name: 'Paged Farah Aziz' })).toBeFocused();
  await hands.press('p');
  await hands.done('Paged Farah Aziz');
  await hands.press('Escape');
  await expect(hands.composer).toBeFocused();
  await hands.find('Give Rune Berg a role');
  const person = page.getByRole('combobox', { name: 'Person' });
  await expect(person).toHaveValue('Rune Berg');
  await hands.press('Enter');
  await expect(page.getByRole('region', { name: 'Roles' })).toContainText('Rune Berg');
});
