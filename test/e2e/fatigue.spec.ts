import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { clocked } from '../support/clock-time.ts';
import { expect, test, type Desktop } from './support/console.ts';
import { Hands } from './support/hands.ts';
import { onlyOnStandIn, outside } from './support/outside.ts';
import { openScene, type SceneStep } from './support/scene.ts';

const roster = `
- name: cem
  roles: commander, scribe
- name: ana
  roles: commander
`;

const long: readonly SceneStep[] = [
  [0, 'ana', 'declare', { title: 'Seat maps stay empty', severity: 'sev4', started: -5, takeCommand: true }],
  [1, 'ana', 'assign', { role: 'scribe', person: 'ben' }],
  [130, 'ben', 'log', { text: 'Errors at 12 %' }],
];

/** Another incident, so many minutes ago, by another process. */
async function earlier(desktop: Desktop, minutes: number, steps: readonly SceneStep[]): Promise<void> {
  const file = join(desktop.folder, `earlier-${minutes}.jsonl`);
  const lines = steps.map(([min, by, run, fields = {}]) => JSON.stringify({ min, by, run, with: fields }));
  writeFileSync(file, ['{"format":"ic-replay/1","title":"earlier"}', ...lines].join('\n'));
  await desktop.ic('replay', file, '--start', `-${minutes}m`);
}

test('who has been in command for two hours is to be relieved: it shows, rings once, and leads to the handoff', async ({
  desktop,
}) => {
  const { hands, page, app } = await openScene(desktop, 'ben', long);
  const board = page.getByRole('region', { name: 'Roles' });
  const commander = board.getByRole('button', { name: /Incident commander/ });
  await expect(commander).toContainText(/ana.*2 h 1\d/);
  await expect(board).toContainText(clocked(/No break since \d\d:\d\d/));
  await expect(board.getByRole('button', { name: /Scribe/ })).toContainText(/ben.*2 h/);
  const next = page.getByRole('region', { name: 'Next' });
  await expect(next).toContainText(/Relieve ana.*\+1\d min over.*2 h 00 in command then/);
  await expect(next).not.toContainText('Relieve ben');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);

  if (process.env['ELECTRON_OVERRIDE_DIST_PATH'] !== undefined) {
    const relief = async () =>
      (await outside(app)).notifications.filter(({ title }) => title.startsWith('Relieve ana'));
    await expect.poll(relief).toHaveLength(1);
    expect((await relief())[0]?.body).toContain('after 2 h 00 in command');
    await hands.enter('Still looking');
    await hands.enter('/break @cem 10m');
    await expect(page.getByRole('log')).toContainText('cem is on a break');
    expect(await relief(), 'not for every entry').toHaveLength(1);
  }

  await hands.press('Alt+3');
  await hands.tabTo(next.getByRole('button', { name: 'Relieve ana', exact: true }));
  await hands.press('Enter');
  await expect(page.locator('[data-front="handoff"]')).toBeVisible();
});

test('time on duty adds up over two incidents, and somebody of the roster who is free is named', async ({
  desktop,
}) => {
  onlyOnStandIn();
  await desktop.ic('init');
  await desktop.ic('playbook', 'init');
  writeFileSync(join(desktop.folder, 'store/p/roster.yaml'), roster);
  await earlier(desktop, 245, [
    [0, 'ines', 'declare', { title: 'Search is slow', severity: 'sev4', started: -1 }],
    [0, 'ines', 'assign', { role: 'scribe', person: 'ana' }],
    [125, 'ines', 'release', { role: 'scribe' }],
    [126, 'ines', 'resolve'],
  ]);
  await earlier(desktop, 110, [
    [0, 'ines', 'declare', { title: 'Seat maps stay empty', severity: 'sev4', started: -1 }],
    [0, 'ines', 'assign', { role: 'scribe', person: 'ana' }],
    [5, 'ines', 'assign', { role: 'deputy', person: 'fay' }],
  ]);
  desktop.settings({ person: 'ines' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await page.getByRole('option', { name: /Seat maps/ }).click();
  await expect(hands.composer).toBeFocused();
  const board = page.getByRole('region', { name: 'Roles' });
  await expect(board.getByRole('button', { name: /Scribe/ })).toContainText(/ana.*4 h 0\d/);
  await expect(board.getByRole('button', { name: /Deputy/ })).toContainText(/fay.*1 h 4\d/);
  await expect(page.getByRole('region', { name: 'Next' })).toContainText(
    /Relieve ana.*min over.*4 h 00 on duty then/,
  );
  await expect(board).toContainText('could be cem');
});

test('a break taken by keyboard: nobody is called, it is taken back, and who is back is back', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ana', long);
  const board = page.getByRole('region', { name: 'Roles' });
  const next = page.getByRole('region', { name: 'Next' });
  await expect(next).toContainText('Relieve ana');

  await hands.type('/back');
  await hands.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'You are not on a break.' })).toBeVisible();
  await expect(hands.composer, 'nothing typed is lost').toHaveValue('/back ');
  await hands.press('Control+a', 'Delete');

  await hands.enter('/break 25m');
  await expect(board).toContainText(clocked(/Break until \d\d:\d\d/));
  await expect(next).not.toContainText('Relieve ana');
  await hands.press('Control+z');
  await expect(next).toContainText('Relieve ana');

  await hands.enter('/break');
  await expect(page.getByRole('textbox', { name: 'Minutes' })).toBeFocused();
  await expect(page.getByRole('form', { name: 'Take a break' })).toContainText(clocked(/back at \d\d:\d\d/));
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  await hands.press('Control+a');
  await hands.type('soon');
  await hands.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'For how long?' })).toBeVisible();
  await hands.press('Control+a');
  await hands.type('40');
  await hands.press('Enter');
  await expect(hands.composer).toBeFocused();
  await expect(board).toContainText('Break until');

  await hands.enter('/break back');
  await expect(board).not.toContainText('Break until');
  await expect(page.getByRole('log')).toContainText('ana is back from the break');
  await hands.press('Control+z');
  await expect(board).toContainText('Break until');
});

test('“not now” keeps quiet for half an hour, over a restart too, and is taken back', async ({ desktop }) => {
  const first = await openScene(desktop, 'ana', long);
  const next = first.page.getByRole('region', { name: 'Next' });
  await next.getByRole('button', { name: 'Not now: relieve ana' }).click();
  await expect(next).not.toContainText('Relieve ana');
  await first.app.close();

  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await page.getByRole('option', { name: /Seat maps/ }).click();
  await expect(hands.composer).toBeFocused();
  await expect(page.getByRole('region', { name: 'Roles' })).toContainText('No break since');
  await expect(page.getByRole('region', { name: 'Next' })).not.toContainText('Relieve ana');
});

test('a break that another process records shows within a second, and is ended from here', async ({
  desktop,
}) => {
  const { hands, page, id } = await openScene(desktop, 'ana', long);
  const board = page.getByRole('region', { name: 'Roles' });
  await desktop.ic('break', id, 'ben', '--minutes', '30', '--by', 'ben');
  await expect(board).toContainText(clocked(/Break until \d\d:\d\d/), { timeout: 1_500 });
  await hands.press('Alt+3');
  await hands.tabTo(board.getByRole('button', { name: 'ben is back' }));
  await hands.press('Enter');
  await expect(board).not.toContainText('Break until');
  await expect(hands.composer).toBeFocused();
  expect(await desktop.ic('duty')).not.toContain('On a break');
});

test('nothing is said of who is rested', async ({ desktop }) => {
  const { page } = await openScene(desktop, 'ana', [
    ...long.slice(0, 2),
    [60, 'ana', 'break', { person: 'ana', minutes: 20 }],
    [100, 'ben', 'log', { text: 'Errors at 12 %' }],
  ]);
  const board = page.getByRole('region', { name: 'Roles' });
  await expect(board.getByRole('button', { name: /Incident commander/ })).toContainText(/ana.*20 min/);
  await expect(board).not.toContainText(/No break|Relie/);
  await expect(page.getByRole('region', { name: 'Next' })).not.toContainText('Relieve');
});
