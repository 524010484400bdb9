import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { clocked } from '../support/clock-time.ts';
import { expect, test } from './support/console.ts';
import { Hands } from './support/hands.ts';
import { outside, onlyOnStandIn } from './support/outside.ts';
import { putScenario, secrets, shortScenario } from './support/scenario-file.ts';

const list = (page: Page) => page.getByRole('listbox', { name: 'Scenarios and game days' });
const band = (page: Page) => page.getByRole('status', { name: 'Exercise' });
const forMe = (page: Page) => page.getByRole('region', { name: 'Asked of you' });
const selected = (page: Page) => page.getByRole('document', { name: 'Selected' });

/** What axe finds wrong on the screen. */
async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`);
}

/** Everything that the window holds: the page, what it was told, and every string in its memory. */
async function heldIn(page: Page): Promise<string> {
  const cdp = await page.context().newCDPSession(page);
  const chunks: string[] = [await page.content()];
  cdp.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await cdp.detach();
  return chunks.join('');
}

/** What the window puts on the clipboard while something is done. */
async function copiedBy(page: Page, done: () => Promise<void>): Promise<string> {
  const heard = page.evaluate(
    () =>
      new Promise<string>((told) => {
        // After the window's own, which stands on the document.
        const hear = (event: ClipboardEvent): void => told(event.clipboardData?.getData('text/plain') ?? '');
        window.addEventListener('copy', hear, { once: true });
      }),
  );
  await page.evaluate(() => null); // it listens by now
  await done();
  return heard;
}

test('from the first start two keys play a game day alone, and the window knows nothing of what is to come', async ({
  desktop,
}) => {
  onlyOnStandIn();
  test.setTimeout(120_000);
  await desktop.ic('init');
  putScenario(desktop, 'gates.yaml', shortScenario);
  desktop.settings({ person: 'ana' });
  const { app, page } = await desktop.launch();
  const hands = new Hands(page);
  await expect(page.getByRole('button', { name: 'Run a game day' })).toBeVisible();
  await hands.press('g');
  await expect(list(page)).toBeFocused();
  await expect(list(page).getByRole('option', { selected: true })).toContainText('Gates that stay open');
  await expect(selected(page)).toContainText('You run the gates of a car park.');
  expect(await findings(page)).toEqual([]);
  await hands.press('Shift+Enter');

  // Its first inject is there, as alerts are: with its labels; it is the same console, and says what it is.
  await expect(hands.composer).toBeFocused();
  await expect(hands.log).toContainText('GateOpenTooLong');
  await expect(hands.log.getByRole('list', { name: 'Labels' })).toContainText('gate north');
  await expect(page).toHaveTitle(/^(\(\d+ over\) )?EXERCISE SEV3 Gates stay open/);
  await expect(page.getByRole('group', { name: 'The exercise' })).toContainText('Minute 0 of 25, alone');
  const held = await heldIn(page);
  // Asked in words: what is held would fill the report of a failure.
  expect(held.includes('GateOpenTooLong'), 'it is looked into').toBe(true);
  expect(secrets.filter((words) => held.includes(words))).toEqual([]);

  // What follows a commander is for the commander: above the log, and once as a notification.
  await hands.say('take');
  await expect(forMe(page)).toContainText('They all leave without paying');
  expect(await findings(page)).toEqual([]);
  await expect
    .poll(async () => (await outside(app)).notifications.map(({ title }) => title))
    .toContain('EXERCISE: Drivers wave');
  await hands.press('Alt+q');
  await expect(forMe(page)).toHaveCount(0);
  await expect(hands.composer).toBeFocused();

  // A hint is asked for; the clocks stand as long as one likes.
  await hands.press('Alt+Shift+H');
  await expect(hands.log).toContainText('Somebody leads, and says so.');
  await hands.say('pause');
  await expect(band(page)).toContainText(clocked(/paused since \d\d:\d\d/));
  await expect(page.getByRole('group', { name: 'The exercise' })).toContainText('Paused at minute');
  await hands.press('Alt+w');
  await expect(page.getByRole('list', { name: 'Roles' })).toBeVisible();
  await expect(band(page)).toContainText('paused since');
  await hands.press('Escape');
  await expect(hands.composer).toBeFocused();
  await hands.say('pause');
  await expect(band(page)).not.toContainText('paused');
  await hands.say('brief');
  await expect(page.locator('#composer:focus, [role="log"] :focus')).toHaveCount(1);

  // It ends with its report; what was played can be found again, and counts nowhere.
  await hands.press('Escape', 'Alt+Shift+E');
  await expect(page.getByRole('region', { name: 'After-action report' })).toBeVisible();
  await expect(band(page)).toContainText('over since');
  await hands.press('Control+7');
  await expect(list(page)).toBeFocused();
  await hands.press('End');
  const played = list(page).getByRole('option', { selected: true });
  await expect(played).toContainText(/EXERCISE Gates stay open.*over, took.*\d+ of \d+ promises kept/);
  await hands.press('Enter');
  await expect(page.getByRole('region', { name: 'After-action report' })).toContainText(secrets[2]);
  await hands.press('Control+4');
  await expect(page.getByRole('main')).toContainText('Exercises are there, and never count.');
});

test('an exercise says so wherever it is named, copied or printed', async ({ desktop }) => {
  await desktop.ic('init');
  putScenario(desktop, 'gates.yaml', shortScenario);
  desktop.settings({ person: 'ana' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.press('Control+7');
  await expect(list(page)).toBeFocused();
  await hands.press('Shift+Enter');
  await expect(hands.log).toContainText('GateOpenTooLong');
  await hands.enter('Cones in the lane');
  await expect(hands.log).toContainText('Cones in the lane');
  await hands.press('Alt+ArrowUp');
  await expect(page.getByRole('button', { name: 'Copy', exact: true })).toBeVisible();
  const copied = await copiedBy(page, () => hands.press('Control+c'));
  expect(copied).toMatch(/^EXERCISE: .*Cones in the lane/);
  await hands.press('Escape', 'Control+0');
  const line = page.getByRole('listbox', { name: 'Incidents' }).getByRole('option');
  await expect(line).toContainText('EXERCISE');
  await hands.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'What to do, or where to go' })).toBeFocused();
  await hands.type('gates stay');
  await expect(page.getByRole('option', { name: /EXERCISE SEV3 Gates stay open/ })).toBeVisible();
  await hands.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await hands.press('Control+Shift+F');
  await expect(page.getByRole('combobox', { name: 'Search everything' })).toBeFocused();
  await hands.type('cones');
  await expect(page.getByRole('option').filter({ hasText: 'Cones in the lane' })).toContainText('EXERCISE');
});

test('scenarios of the team: what can’t be read is said, what gives the course away is asked for, one is copied', async ({
  desktop,
}) => {
  await desktop.ic('init');
  putScenario(desktop, 'broken.yaml', 'title: Half a scenario\nminutes: soon\n');
  desktop.settings({ person: 'ana' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.press('Control+7');
  await expect(list(page)).toBeFocused();
  const problems = page.getByRole('region', { name: 'Files that can’t be read' });
  await expect(problems).toContainText('p/scenarios/broken.yaml, line 2');

  // Another file of the team's own is there at once.
  putScenario(desktop, 'gates.yaml', shortScenario.replace('solo: yes', 'solo: no'));
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(list(page)).toContainText('Gates that stay open');
  await hands.press('Home');
  await expect(list(page).getByRole('option', { selected: true })).toContainText('Gates that stay open');
  await expect(page.locator('body')).not.toContainText(secrets[0]);
  await hands.press('Shift+Enter');
  await expect(page.getByRole('alert')).toContainText('It can’t be played alone');
  await hands.press('r');
  await expect(page.getByRole('region', { name: 'As its facilitator reads it' })).toContainText(secrets[0]);
  await hands.press('r');
  await expect(page.locator('body')).not.toContainText(secrets[0]);

  await hands.press('ArrowDown', 'c');
  await expect(page.getByRole('status', { name: 'Done' })).toContainText('Copied to');
  const folder = join(desktop.store, 'p', 'scenarios');
  const copied = readdirSync(folder).filter((name) => name !== 'broken.yaml' && name !== 'gates.yaml');
  expect(copied).toHaveLength(1);
  expect(existsSync(join(folder, copied[0] ?? ''))).toBe(true);
  expect(readFileSync(join(folder, copied[0] ?? ''), 'utf8')).toContain('injects:');
  await hands.press('w');
  await expect(selected(page)).toContainText('A scenario of your own');
});
