import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, ic, test } from './support/console.ts';
import { Hands } from './support/hands.ts';

const packaged = resolve(import.meta.dirname, '../../dist/linux-unpacked/ic-console');

test('the packaged console starts, records, and holds what it needs', async ({ desktop }) => {
  expect(existsSync(packaged), 'npm run package comes first').toBe(true);
  const { app, page } = await desktop.launch({ executablePath: packaged });
  expect(await app.evaluate(({ app: shell }) => shell.isPackaged)).toBe(true);
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 2 });
  await hands.enter('recorded by the packaged console');
  await expect(hands.log).toContainText('recorded by the packaged console');
  await expect(page.locator('body')).toHaveCSS('font-family', /Inter/);
  const loaded = await page.evaluate(() =>
    document.fonts.ready.then((fonts) => [...fonts].some((f) => f.status === 'loaded')),
  );
  expect(loaded, 'the typeface is in the package').toBe(true);
  expect(await desktop.ic('verify')).toMatch(/^All good/);
});

test('the packaged demo opens', async ({ desktop }) => {
  const { page } = await desktop.launch({ executablePath: packaged, args: ['--demo'] });
  await expect(page.getByText('EXERCISE').first()).toBeVisible();
});

test('the packaged console exchanges its records with others, in a process of its own', async ({
  desktop,
}) => {
  const [share, other] = ['team', 'other'].map((name) => join(desktop.folder, name));
  if (share === undefined || other === undefined) throw new Error('two folders');
  mkdirSync(share);
  await ic(other, 'init');
  await ic(other, 'sync', '--folder', share);
  await desktop.ic('sync', '--folder', share);
  const { page } = await desktop.launch({ executablePath: packaged });
  await expect(page.getByRole('heading', { name: 'Nothing has happened here yet' })).toBeVisible();
  await ic(other, 'declare', '--title', 'Tickets are sold twice', '--severity', 'sev3');
  await ic(other, 'sync');
  await expect(page.getByText('Tickets are sold twice')).toBeVisible({ timeout: 30_000 });
});

test('the packaged console finds what was written, by an index in a process of its own', async ({
  desktop,
}) => {
  await desktop.ic('init');
  await desktop.ic('declare', '--title', 'Tickets are sold twice', '--severity', 'sev3');
  await desktop.ic('log', 'live', 'the queue was replayed');
  const { page } = await desktop.launch({ executablePath: packaged });
  const hands = new Hands(page);
  await hands.press('Control+Shift+F');
  await expect(page.getByRole('combobox', { name: 'Search everything' })).toBeFocused();
  await hands.type('replay');
  await expect(page.getByRole('option', { name: /the queue was replayed/ })).toBeVisible({ timeout: 30_000 });
});
