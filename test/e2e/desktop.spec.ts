import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Desktop } from './support/console.ts';
import { Hands } from './support/hands.ts';
import { clickTray, onlyOnStandIn, outside, pressOutside, takeChord } from './support/outside.ts';

onlyOnStandIn();

const root = resolve(import.meta.dirname, '../..');
const CHORD = 'CommandOrControl+Shift+L';

/** Opens a link as the system does where the console runs already: by a second start with one word more. */
async function openLink(desktop: Desktop, link: string): Promise<void> {
  const words = [root, `--user-data-dir=${desktop.profile}`, `--store=${desktop.store}`, link];
  const second = spawn(join(root, 'test/stand-in/electron'), words, { cwd: root, stdio: 'ignore' });
  await new Promise((ended) => second.once('exit', ended));
}

test('the tray says what is pressing and goes to what it names', async ({ desktop }) => {
  const { app, page } = await desktop.launch();
  const hands = new Hands(page);
  await expect
    .poll(async () => (await outside(app)).tray.labels)
    .toEqual([...['Declare an incident', 'Show IC Console', 'Quit']]);
  await hands.declare('Seat maps stay empty', { severity: 3 });
  await expect
    .poll(async () => (await outside(app)).tray.toolTip)
    .toMatch(/^IC Console: SEV3 stakeholder update 1 in (1 h 00|59 min)$/);
  await hands.press('Control+0');
  await clickTray(app, 'Seat maps stay empty');
  await expect(hands.composer).toBeFocused();
  await clickTray(app, 'Declare an incident');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Declare an incident');
});

test('the chord from outside brings the composer to the front: of the incident on screen, or of the latest live one', async ({
  desktop,
}) => {
  const { app, page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 3 });
  await hands.declare('Tickets are sold twice', { severity: 3 });
  await hands.press('F1');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await pressOutside(app, CHORD)).toBe(true);
  await expect(hands.composer).toBeFocused();
  await hands.press('Control+0');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Incidents');
  await pressOutside(app, CHORD);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tickets are sold twice');
  await expect(hands.composer).toBeFocused();
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused())).toBe(true);
});

test('a link opens its incident; hostile ones do nothing, and an unknown one is a sentence', async ({
  desktop,
}) => {
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 3 });
  const { id } = await desktop.incident();
  await hands.type('/copy-link');
  await hands.press('Enter');
  await expect(hands.composer).toHaveValue('');
  const pasted = async (): Promise<string> => {
    await hands.press('Control+a', 'Control+v');
    return hands.composer.inputValue();
  };
  await expect.poll(pasted).toBe(`ic-console://incident/${id}`);
  await hands.press('Control+a', 'Delete', 'Control+0');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Incidents');

  for (const hostile of [
    `ic-console://incident/${id}?command=resolve`,
    `ic-console://incident/../${id}`,
    `ic-console://ana@incident/${id}`,
    `IC-CONSOLE://incident/${id}`,
    'ic-console://settings',
  ])
    await openLink(desktop, hostile);
  await expect(heading).toHaveText('Incidents');
  await expect(page.getByRole('alert')).toHaveCount(0);

  await openLink(desktop, 'ic-console://incident/20200101-aaaaaaaa');
  await expect(page.getByRole('alert')).toContainText(
    'There is no incident 20200101-aaaaaaaa on this desktop.',
  );
  await openLink(desktop, `ic-console://incident/${id}`);
  await expect(heading).toHaveText('Seat maps stay empty');
});

test('the console can be started by a link, and by macOS’ way of opening one', async ({ desktop }) => {
  const first = await desktop.launch();
  await new Hands(first.page).declare('Seat maps stay empty', { severity: 3 });
  const { id } = await desktop.incident();
  await first.app.close();
  const { app, page } = await desktop.launch({ args: [`ic-console://incident/${id}`] });
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Seat maps stay empty');
  await page.keyboard.press('Control+0');
  await expect(heading).toHaveText('Incidents');
  await app.evaluate(({ app: own }, link) => {
    own.emit('open-url', { preventDefault: () => undefined }, link);
  }, `ic-console://incident/${id}`);
  await expect(heading).toHaveText('Seat maps stay empty');
});

test('the screen stays on while a live incident is open, and no longer', async ({ desktop }) => {
  const { app, page } = await desktop.launch();
  const hands = new Hands(page);
  const awake = async () => (await outside(app)).awake;
  await hands.declare('Seat maps stay empty', { severity: 3 });
  await expect.poll(awake).toEqual(['prevent-display-sleep']);
  await hands.press('Control+0');
  await expect.poll(awake).toEqual([]);
  await hands.press('Enter');
  await expect.poll(awake).toEqual(['prevent-display-sleep']);
  await desktop.ic('resolve', (await desktop.incident()).id);
  await expect.poll(awake).toEqual([]);
});

test('the settings by keyboard: in force at once, kept through a restart, taken back with Ctrl Z', async ({
  desktop,
}) => {
  const { app, page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 3 });
  await hands.type('half a line');
  await hands.press('Control+,');
  const name = page.getByRole('textbox', { name: 'Name in the log' });
  await expect(name).toBeFocused();
  await hands.press('Control+a');
  await hands.type('Ana Ruiz');
  await hands.press('Enter');
  await expect(page.getByRole('status', { name: 'Saving' })).toHaveText('Saved');

  await hands.press('Tab');
  await expect(page.getByRole('checkbox', { name: /opens on its minute/ })).toBeFocused();
  await hands.press('Tab', 'ArrowRight');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await hands.press('Tab', 'ArrowRight');
  await expect(page.locator('html')).toHaveAttribute('data-density', 'compact');
  await hands.press('Tab', 'ArrowRight');
  await expect(page.getByRole('radio', { name: 'UTC' })).toBeChecked();
  await hands.tabTo(page.getByRole('checkbox', { name: 'Sound' }));
  await hands.press('Space');
  await expect(page.getByRole('checkbox', { name: 'Sound' })).toBeChecked();
  await hands.press('Control+z');
  await expect(page.getByRole('checkbox', { name: 'Sound' })).not.toBeChecked();

  await hands.tabTo(page.getByRole('button', { name: 'Change the chord, now Ctrl Shift L' }));
  await hands.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Press the keys' })).toBeFocused();
  await hands.press('Control+Alt+j');
  const changed = page.getByRole('button', { name: 'Change the chord, now Ctrl Alt J' });
  await expect(changed).toBeFocused();
  expect(await pressOutside(app, CHORD)).toBe(false);
  await takeChord(app, 'CommandOrControl+Alt+K');
  await hands.press('Enter', 'Control+Alt+k');
  await expect(page.getByRole('alert')).toContainText('Another program or the system has these keys.');
  await hands.press('Control+z');
  await expect(page.getByRole('alert')).toHaveCount(0);

  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${String(nodes[0]?.target)}`)).toEqual([]);

  await hands.press('Escape');
  await expect(hands.composer).toHaveValue('half a line');
  await expect(hands.composer).toBeFocused();
  expect(await pressOutside(app, 'CommandOrControl+Alt+J')).toBe(true);
  await app.close();

  const kept = JSON.parse(readFileSync(join(desktop.profile, 'settings.json'), 'utf8')) as unknown;
  expect(kept).toMatchObject({
    ...{ person: 'Ana Ruiz', theme: 'light', density: 'compact', times: 'utc', sound: false },
    shortcut: 'CommandOrControl+Alt+J',
  });
  const again = await desktop.launch();
  await expect(again.page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(again.page.locator('html')).toHaveAttribute('data-density', 'compact');
});

for (const theme of ['light', 'dark', 'hc-light', 'hc-dark'])
  test(`axe finds nothing in the settings in ${theme}, nor in a narrow window`, async ({ desktop }) => {
    desktop.settings({ person: 'ana', theme });
    const { page } = await desktop.launch();
    await page.keyboard.press('Control+,');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
    for (const width of [1280, 900, 640]) {
      await page.setViewportSize({ width, height: 800 });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      expect(violations.map(({ id, nodes }) => `${id} ${String(nodes[0]?.target)}`)).toEqual([]);
    }
  });

test('the settings by mouse: the folder of the records is shown, a refusal is said', async ({ desktop }) => {
  const { app, page } = await desktop.launch();
  await desktop.ic('declare', '--title', 'Seat maps stay empty', '--severity', 'sev3');
  await page.getByRole('button', { name: 'Settings' }).click();
  await app.evaluate(({ shell }) => {
    shell.openPath = (path) => Promise.resolve(`No program shows ${path}.`);
  });
  await page.getByRole('button', { name: 'Show the folder of the records' }).click();
  await expect(page.getByRole('status', { name: 'Saving' })).toContainText('could not be shown');
  await page.getByRole('button', { name: 'Back (Esc)' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Incidents');
});

test('the window may put text on the clipboard, and nothing else', async ({ desktop }) => {
  const { page } = await desktop.launch();
  const asked = await page.evaluate(async () => {
    const read = await navigator.clipboard.readText().catch(() => 'denied');
    const place = await new Promise((answer) =>
      navigator.geolocation.getCurrentPosition(
        () => answer('granted'),
        () => answer('denied'),
      ),
    );
    const written = await navigator.clipboard.writeText('a line').then(() => 'granted');
    return { read, place, notifications: await Notification.requestPermission(), written };
  });
  expect(asked).toEqual({ read: 'denied', place: 'denied', notifications: 'denied', written: 'granted' });
});
