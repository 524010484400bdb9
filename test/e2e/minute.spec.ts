import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import type { Page } from '@playwright/test';
import { Hands } from './support/hands.ts';
import { openScene, type SceneStep } from './support/scene.ts';
import { expect } from './support/console.ts';
import { test } from './support/two-desktops.ts';

const told = 'A third of all sales fail.';
const steps: readonly SceneStep[] = [
  [0, 'ana', 'declare', { title: 'Seat maps stay empty', severity: 'sev1', started: -5, takeCommand: true }],
  [1, 'ana', 'describe', { impact: 'One sale in three fails.', services: ['seating'] }],
  [1, 'ana', 'link', { label: 'Call', kind: 'bridge', target: 'https://call.example/seats' }],
  [2, 'ana', 'link', { label: '#seats', kind: 'stakeholders', target: 'https://chat.example/seats' }],
  [4, 'cleo', 'log', { kind: 'hypothesis', text: 'The cache is cold', entry: 'cold' }],
  [6, 'cleo', 'mark', { entry: 'cold', mark: 'ruled-out', note: 'hit rate is 99 %' }],
  [8, 'ana', 'log', { kind: 'decision', text: 'Send everybody to the second site' }],
  [10, 'ana', 'start-mitigation'],
  [12, 'ana', 'update', { text: told, next: 27 }],
  [20, 'cleo', 'log', { kind: 'note', text: 'half of them are there' }],
];

const minuteOn = (page: Page) => page.getByRole('region', { name: 'The minute' });

/** What the window puts on the clipboard from now on. */
async function listen(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    navigator.clipboard.writeText = (words) => {
      document.documentElement.dataset['copied'] = words;
      return Promise.resolve();
    };
  });
  return () => page.evaluate(() => document.documentElement.dataset['copied'] ?? '');
}

test('whoever opens an incident late reads its minute first, types on without losing a letter, and is shown it once', async ({
  desktop,
  colleague,
}) => {
  test.setTimeout(120_000);
  const place = join(desktop.folder, 'team');
  mkdirSync(place);
  const ana = await openScene(desktop, 'ana', steps);
  // Whoever was there from the start is not stopped.
  await expect(minuteOn(ana.page)).toHaveCount(0);
  await desktop.ic('sync', '--folder', place, '--once');
  await colleague.ic('sync', '--folder', place, '--once');

  colleague.settings({ person: 'ben', minuteWhenLate: true });
  const { page } = await colleague.launch();
  const hands = new Hands(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(page.getByText('Seat maps stay empty')).toBeVisible();
  await hands.press('Enter');
  const minute = minuteOn(page);
  await expect(minute).toBeVisible();
  for (const words of [
    'One sale in three fails.',
    'Declared SEV1',
    'Not: The cache is cold (hit rate is 99 %)',
    'ana decided: Send everybody to the second site',
    'Nothing is asked of you.',
    'Tell ana, who commands, that you are here on the call.',
  ])
    await expect(minute).toContainText(words);
  await expect(minute.getByRole('link', { name: 'Call' })).toBeVisible();

  await hands.type('Here, what can I do?');
  await expect(minute).toHaveCount(0);
  await expect(hands.composer).toHaveValue('Here, what can I do?');
  await hands.press('Enter');
  await expect(hands.log).toContainText('Here, what can I do?');

  await hands.press('Control+0', 'Enter');
  await expect(hands.composer).toBeFocused();
  await expect(minute).toHaveCount(0);
});

test('a minute that was read and left is not shown again, also by whoever wrote nothing; the setting switches it off', async ({
  desktop,
}) => {
  const { app } = await openScene(desktop, 'zoe', steps);
  await app.close();
  desktop.settings({ person: 'zoe', minuteWhenLate: true });
  const first = await desktop.launch();
  const one = new Hands(first.page);
  await one.press('Enter');
  await expect(minuteOn(first.page)).toBeVisible();
  await one.press('Escape');
  await expect(one.composer).toBeFocused();
  await first.app.close();

  const second = await desktop.launch();
  const two = new Hands(second.page);
  await two.press('Enter');
  await expect(two.composer).toBeFocused();
  await two.press('Control+,');
  await expect(second.page.getByRole('checkbox', { name: /opens on its minute/ })).toBeChecked();
});

test('Alt+M shows the minute and leaves it, and one key says that somebody is here', async ({ desktop }) => {
  const { hands, page } = await openScene(desktop, 'zoe', steps);
  await hands.press('Alt+m');
  await expect(minuteOn(page)).toBeVisible();
  await hands.press('Alt+m');
  await expect(hands.composer).toBeFocused();
  await hands.type('/minute');
  await hands.press('Enter');
  await expect(minuteOn(page)).toBeVisible();
  await hands.press('Control+Enter');
  await expect(minuteOn(page)).toHaveCount(0);
  await expect(hands.log).toContainText('@ana I am here, and have read what happened.');
});

test('the minute fits the screen without scrolling, reads in under a minute, and is copied whole', async ({
  desktop,
}) => {
  desktop.settings({ person: 'zoe' });
  const { page } = await desktop.launch({ args: ['--demo'] });
  const hands = new Hands(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await hands.press('Enter');
  await expect(hands.composer).toBeFocused();
  await hands.press('Alt+m');
  const minute = minuteOn(page);
  await expect(minute).toContainText('Nothing is asked of you.');
  const hidden = await minute.evaluate(
    (screen) =>
      [screen, ...screen.querySelectorAll('*')].filter(
        (each) => each.scrollHeight > each.clientHeight + 1 && getComputedStyle(each).overflowY !== 'visible',
      ).length,
  );
  expect(hidden, 'parts of it that have to be scrolled').toBe(0);
  const words = await minute.evaluate(
    (screen) =>
      [...screen.querySelectorAll('[data-part]')]
        .map((part) => (part as HTMLElement).innerText)
        .join(' ')
        // Just after midnight each time of yesterday says its day, which nobody reads out ten times.
        .replaceAll(/[A-Z][a-z]{2} \d+ [A-Z][a-z]{2} (?:at )?(?=\d\d:\d\d)/g, '')
        .split(/\s+/).length,
  );
  expect(words).toBeLessThanOrEqual(190); // two hundred a minute is slow reading

  const copied = await listen(page);
  await hands.press('Control+c');
  await hands.done('Copied the minute');
  expect(await copied()).toMatch(/^SEV1: Films and live channels do not start for some viewers/);
  expect(await copied()).toContain('https://call.example/playback');
});

test('the line for stakeholders is copied with one key, and says no more than they were told', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ana', [
    ...steps,
    [20, 'cleo', 'log', { kind: 'finding', text: 'db-7 lost its disk' }],
  ]);
  const copied = await listen(page);
  await hands.press('Control+Shift+c');
  await hands.done('Copied the line for stakeholders');
  const line = await copied();
  expect(line).toMatch(
    /^SEV1 Seat maps stay empty, since .*; told at .*: A third of all sales fail; we are working on making it stop; next update .*\. Please ask in #seats, not the responders\.$/,
  );
  expect(line).not.toMatch(/db-7|\n/);
  await hands.say('line');
  expect(await copied()).toBe(line);
  await hands.press('Alt+v');
  await page.getByRole('button', { name: 'Copy line' }).click();
  await hands.done('Copied the line for stakeholders');
});

test('the incident is copied as a document at any moment, follows what happens, and holds nothing redacted', async ({
  desktop,
}) => {
  const { hands, page, id } = await openScene(desktop, 'ana', [
    ...steps,
    [20, 'ana', 'log', { kind: 'finding', text: 'the password is swordfish', entry: 'secret' }],
  ]);
  await desktop.ic('redact', id, 'secret', '--reason', 'a password', '--yes', '--by', 'ana');
  await expect(hands.log).not.toContainText('swordfish');
  const copied = await listen(page);
  await hands.press('Alt+Shift+M');
  const shown = page.getByRole('document', { name: 'State document' });
  await expect(shown).toContainText('Current incident commander: ana');
  await desktop.ic('log', id, 'Errors fall', '--kind', 'status', '--by', 'cleo');
  await expect(shown).toContainText('Errors fall');
  await hands.press('Control+c');
  await hands.done('Copied the state document as Markdown');
  const state = new MarkdownIt().render(await copied());
  expect(state.match(/<h1>/g)).toHaveLength(1);
  expect(state).toContain('<h2>Exit criteria</h2>');
  expect(state).toContain('<h2>Incident timeline, latest first</h2>');

  await page.getByRole('button', { name: /^Record/ }).click();
  await expect(page.getByRole('document', { name: 'Record' })).toContainText('half of them are there');
  await hands.press('Control+Shift+c');
  await hands.done('Copied the record as Markdown');
  const record = await copied();
  expect(new MarkdownIt().render(record)).toContain('<h2>Log</h2>');
  expect(record + state).not.toContain('swordfish');
  expect(record).toBe(`${await desktop.ic('record', id)}\n`);
  await hands.press('Escape');
  await expect(hands.composer).toBeFocused();
  await hands.type('/record');
  await hands.press('Enter');
  await expect(page.getByRole('document', { name: 'Record' })).toBeVisible();
});

test('nothing can be copied outside an incident', async ({ desktop }) => {
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await expect(page.getByRole('heading', { name: 'Nothing has happened here yet' })).toBeVisible();
  const copied = await listen(page);
  await hands.press('Alt+m', 'Control+Shift+c', 'Alt+Shift+M');
  expect(await copied()).toBe('');
  await expect(page.getByRole('heading', { name: 'Nothing has happened here yet' })).toBeVisible();
});
