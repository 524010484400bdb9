import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Step } from '../../electron/incidents/replay.ts';
import { expect, test, type Desktop } from './support/console.ts';
import { Course } from './support/course.ts';
import { make } from './support/fixture.ts';
import { openScene, type SceneStep } from './support/scene.ts';

const keyring = [
  '# Restore the keyring',
  '',
  'Services: player, keyring',
  'Alerts: KeyringDown',
  'Owner: edge team',
  'Reviewed: 2026-10-01',
  '',
  '## Steps',
  '',
  '1. Freeze deploys, all of them',
  '2. Load the keyring with `keyring load`',
  '3. See whether films start',
  '',
  'See [the cache](warm-the-cache.md) and <script>alert(1)</script> [x](javascript:alert(1)).',
].join('\n');
const cache = '# Warm the cache\n\nServices: edge\n\n- [ ] Warm one site\n';

/** Puts runbooks into the store of a desktop, as somebody with an editor does. */
function write(desktop: Desktop, files: Readonly<Record<string, string>>): void {
  const folder = join(desktop.store, 'p', 'runbooks');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

const scene: readonly SceneStep[] = [
  [0, 'ana', 'declare', { title: 'Films do not start', severity: 'sev2', takeCommand: true }],
  [1, 'ana', 'log', { text: 'alert KeyringDown fires at two sites' }],
];

const runbooksOn = (page: Page): Locator => page.getByRole('region', { name: 'Runbooks' });
const options = (page: Page): Locator => page.getByRole('listbox', { name: 'Runbooks' }).getByRole('option');
const checklist = (page: Page): Locator => page.getByRole('region', { name: 'Checklist' });

test('a runbook that fits is taken up by two keys, ticked, put away, and said to be wrong', async ({
  desktop,
}) => {
  const { hands, page, id } = await openScene(desktop, 'ana', scene, () =>
    write(desktop, { 'restore-keyring.md': keyring, 'warm-the-cache.md': cache }),
  );
  await hands.press('Alt+Shift+B');
  await expect(options(page)).toHaveCount(2);
  await expect(options(page).first()).toContainText('Restore the keyring');
  await expect(options(page).first()).toContainText('alert KeyringDown');
  await expect(page.getByRole('combobox', { name: 'Find a runbook' })).toBeFocused();
  const pane = page.getByRole('document', { name: 'Runbook' });
  await expect(pane).toContainText('<script>alert(1)</script>');
  await expect(pane.locator('script, a[href^="javascript"]')).toHaveCount(0);

  await hands.press('Enter');
  await expect(pane).toContainText('Taken up: 3 steps are on the checklist.');
  await expect(pane).toContainText('Taken up by ana');
  await expect(pane).toBeFocused();
  await hands.press('Escape');
  const group = checklist(page).getByRole('button', { name: /Restore the keyring/ });
  await expect(group).toContainText('0 of 3');
  await checklist(page).getByRole('checkbox', { name: 'Freeze deploys, all of them' }).click();
  await expect(group).toContainText('1 of 3');
  const log = await desktop.shown(id);
  expect(log.log.filter(({ text }) => text.includes('Restore the keyring'))).toHaveLength(1);

  await hands.press('Alt+Shift+B');
  await expect(page.getByRole('combobox', { name: 'Find a runbook' })).toBeFocused();
  await expect(pane).toContainText('1 of 3 done');
  await hands.press('Tab');
  await expect(pane).toBeFocused();
  await hands.press('w');
  await expect(page.getByRole('textbox', { name: 'What was wrong?' })).toBeFocused();
  await hands.type('Step 2 needs the new flag');
  await hands.press('Enter');
  await expect(pane).toContainText('It was wrong here: Step 2 needs the new flag');
  await pane.focus();
  await hands.press('p');
  await expect(pane).toContainText('Put away: its steps are off the checklist.');
  await hands.press('Escape');
  await expect(group).toHaveCount(0);
  await hands.press('Control+z');
  await expect(group).toContainText('1 of 3');
});

test('words narrow the list, a link leads to the other runbook, and a line typed as /use-runbook finds one', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ana', scene, () =>
    write(desktop, { 'restore-keyring.md': keyring, 'warm-the-cache.md': cache }),
  );
  await hands.type('/use-runbook edge team');
  await hands.press('Enter');
  await expect(runbooksOn(page)).toBeVisible();
  await expect(options(page)).toHaveCount(1);
  await page.getByRole('link', { name: 'the cache' }).click();
  await page.getByRole('combobox', { name: 'Find a runbook' }).focus();
  await hands.press('Escape');
  await expect(options(page)).toHaveCount(2);
  await hands.press('ArrowDown');
  await expect(page.getByRole('heading', { name: 'Warm the cache' })).toBeVisible();
  await hands.type('nothing has these words');
  await expect(options(page)).toHaveCount(0);
  await expect(runbooksOn(page)).toContainText('No runbook holds these words.');
});

test('the page of runbooks says how fresh each is and where it was wrong', async ({ desktop }) => {
  const used: readonly SceneStep[] = [
    ...scene,
    [
      2,
      'ben',
      'use-runbook',
      { runbook: 'restore-keyring.md', title: 'Restore the keyring', steps: ['One'] },
    ],
    [
      9,
      'ben',
      'note-runbook',
      { runbook: 'restore-keyring.md', verdict: 'wrong', words: 'Step 2 needs the new flag' },
    ],
  ];
  const { hands, page } = await openScene(desktop, 'ana', used, () =>
    write(desktop, {
      'restore-keyring.md': keyring,
      'warm-the-cache.md': cache,
      'bad.md': '# Bad\n\nReviewed: never\n',
    }),
  );
  await hands.press('Control+5');
  await expect(page.getByRole('heading', { level: 1, name: 'Runbooks' })).toBeVisible();
  await expect(options(page)).toHaveCount(3);
  await expect(options(page).filter({ hasText: 'Restore the keyring' })).toContainText('was wrong once');
  await hands.type('keyring');
  await expect(options(page)).toHaveCount(1);
  const pane = page.getByRole('document', { name: 'Runbook' });
  await expect(pane).toContainText('1 Oct 2026');
  await expect(pane.getByRole('region', { name: 'Where it was wrong' })).toContainText(
    /Step 2 needs the new flag.*Films do not start/,
  );
  await expect(pane).toContainText('once, last');
  await hands.press('Escape');
  await hands.press('ArrowUp', 'ArrowUp', 'ArrowUp');
  await expect(pane).toContainText('p/runbooks/bad.md, line 3: “never” is no day.');
  await hands.press('Alt+r');
  await expect(pane).toContainText('Reviewed today, by you.');
  await expect(pane).toContainText(/Reviewed.*today, by ana/);
  await pane.getByRole('button', { name: 'Take that back' }).click();
  await expect(pane).toContainText('Taken back: it is as it was reviewed before.');
  // A file that somebody saves meanwhile is there when they come back to the window.
  write(desktop, { 'new-one.md': '# A new one\n\n1. Do it\n' });
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(options(page)).toHaveCount(4);
});

test('where there are no runbooks, the page says where they go and what one looks like', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ana', scene);
  await hands.press('Alt+Shift+B');
  await expect(page.getByRole('heading', { name: 'No runbooks yet' })).toBeVisible();
  await expect(runbooksOn(page)).toContainText('p/runbooks');
  await hands.press('Escape');
  await expect(hands.composer).toBeFocused();
  await hands.press('Control+5');
  await expect(page.getByRole('heading', { name: 'No runbooks yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Copy the example' }).click();
});

test('what a course does with runbooks is done by keyboard alone', async ({ desktop }) => {
  const { app, hands, id } = await openScene(desktop, 'ana', scene);
  const course = new Course(Math.floor(Date.now() / 60_000) * 60_000, { app, hands }, 'ana');
  const about = { runbook: 'restore-keyring.md' };
  const use = { ...about, title: 'Restore the keyring', steps: ['Freeze deploys', 'Load the keyring'] };
  const steps: readonly (readonly [Step['run'], Step['with']])[] = [
    ['use-runbook', use],
    ['note-runbook', { ...about, verdict: 'wrong', words: 'Step 2 needs the new flag' }],
    ['note-runbook', { ...about, verdict: 'helped' }],
    ['use-runbook', { ...use, undo: true }],
  ];
  for (const [i, [run, fields]] of steps.entries())
    await make(course, { line: i + 2, min: i, by: 'ana', run, with: fields });
  const { log } = await desktop.shown(id);
  expect(log.map(({ text }) => text).filter((text) => text.startsWith('Runbook'))).toEqual([
    'Runbook taken up: Restore the keyring',
    'Runbook was wrong here: Restore the keyring',
    'Runbook helped: Restore the keyring',
    'Runbook put away: Restore the keyring',
  ]);
});
