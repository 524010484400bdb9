import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/console.ts';

test('damaged records and settings never stop the console: the rest loads, and the screen says what was set aside', async ({
  desktop,
}) => {
  await desktop.ic('init');
  const id = await desktop.ic('declare', '--title', 'Seat maps stay empty', '--severity', 'sev2');
  await desktop.ic('log', id, 'this line will be damaged');
  await desktop.ic('log', id, 'this line stays');
  const folder = join(desktop.store, 'i', id, 's');
  const name =
    readdirSync(folder).find((n) => readFileSync(join(folder, n), 'utf8').includes('will be damaged')) ?? '';
  const text = readFileSync(join(folder, name), 'utf8');
  writeFileSync(join(folder, name), text.replace('will be damaged', 'was changed by'));
  writeFileSync(join(desktop.store, 'local/summaries.json'), '{"stamp":"icc');
  mkdirSync(desktop.profile, { recursive: true });
  writeFileSync(join(desktop.profile, 'settings.json'), '{"person": "ana"');

  const { page } = await desktop.launch();
  await expect(page.getByText('Seat maps stay empty')).toBeVisible();
  const notices = page.getByRole('region', { name: 'Notices' }).or(page.getByLabel('Notices')).first();
  await expect(notices).toContainText('A file of records was set aside: a payload does not match its hash.');
  await expect(notices).toContainText(join('local', 'quarantine'));
  await expect(notices).toContainText('The settings could not be read and were set aside');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log')).toContainText('this line stays');
  await expect(page.getByRole('log')).not.toContainText('was changed by');
  expect(readdirSync(join(desktop.store, 'local/quarantine')).some((n) => n.endsWith(name))).toBe(true);
});

test('a store of a newer version opens for reading only, with a sentence', async ({ desktop }) => {
  await desktop.ic('init');
  await desktop.ic('declare', '--title', 'Seat maps stay empty', '--severity', 'sev2');
  const file = join(desktop.store, 'icc.json');
  const format = JSON.parse(readFileSync(file, 'utf8')) as object; // a JSON object, as every store has
  writeFileSync(file, JSON.stringify({ ...format, fmt: 2 }));
  const { page } = await desktop.launch();
  await expect(page.getByText('Seat maps stay empty')).toBeVisible();
  await expect(page.getByText('a newer version of IC Console made this store').first()).toBeVisible();
});
