import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test, type Desktop } from './support/console.ts';
import { Hands } from './support/hands.ts';

/** The folders that the console would have shown in the system's file manager. */
async function catchFolders(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ shell }) => {
    const shown: string[] = [];
    Object.assign(globalThis, { shownFolders: shown });
    shell.openPath = (path) => {
      shown.push(path);
      return Promise.resolve('');
    };
  });
  return () => app.evaluate(() => (globalThis as unknown as { shownFolders: string[] }).shownFolders);
}

/** Changes one of the playbook's files as an editor would. */
function edit(desktop: Desktop, path: string, change: (text: string) => string): void {
  const file = join(desktop.store, 'p', path);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

async function axeFinds(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${v.help} (${node.target.join(' ')})`));
}

test('on the first start the playbook is written and its folder shown, and the window follows its files', async ({
  desktop,
}) => {
  desktop.settings({ person: 'ana' });
  const { app, page } = await desktop.launch();
  const folders = await catchFolders(app);
  const hands = new Hands(page);
  await hands.press('p');
  const files = page.getByRole('status', { name: 'Playbook' });
  await expect(files).toContainText(`in ${join(desktop.store, 'p')}`);
  await expect.poll(folders).toEqual([join(desktop.store, 'p')]);
  expect(JSON.parse(await desktop.ic('playbook', 'check', '--json'))).toMatchObject({ problems: [] });
  expect(await axeFinds(page)).toEqual([]);

  edit(desktop, 'severities.yaml', (text) => text.replace('cadence: 15', 'cadence: 20'));
  await hands.press('Control+n');
  const sev1 = page.getByRole('radio', { name: /^SEV1/ });
  const choice = page.getByRole('radiogroup', { name: 'Severity' });
  await expect(choice).toContainText('update every 20 min');
  await expect(sev1).toBeVisible();

  await hands.press('Escape');
  edit(desktop, 'severities.yaml', (text) => text.replace('cadence: 20', 'cadence: fifteen'));
  const notices = page.getByRole('region', { name: 'Notices' });
  const line = readFileSync(join(desktop.store, 'p/severities.yaml'), 'utf8')
    .split('\n')
    .findIndex((row) => row.includes('fifteen'));
  await expect(notices).toContainText(
    `p/severities.yaml, line ${line + 1}: \`cadence\` is a number of minutes`,
  );
  await expect(notices).toContainText('The built-in rules for SEV1 apply until it is mended.');
  await hands.press('Control+n');
  await expect(choice).toContainText('update every 15 min');

  await hands.press('Escape');
  await expect(notices).toBeVisible();
  edit(desktop, 'severities.yaml', (text) => text.replace('cadence: fifteen', 'cadence: 25'));
  await expect(notices).toBeHidden();
  await hands.press('Control+n');
  await expect(choice).toContainText('update every 25 min');
});

test('the handbook opens by keyboard from an incident, and Esc leads back to the half-typed line', async ({
  desktop,
}) => {
  desktop.settings({ person: 'ana' });
  await desktop.ic('init');
  await desktop.ic('playbook', 'init');
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 4 });
  await hands.type('half a line');
  await hands.press('F2');
  await expect(page.getByRole('heading', { level: 1, name: 'Handbook' })).toBeVisible();
  await expect(page.getByRole('main', { name: 'Handbook' })).toBeFocused();
  await expect(page.getByRole('heading', { level: 2, name: 'When something breaks' })).toBeVisible();

  await hands.press('Alt+1');
  const contents = page.getByRole('navigation', { name: 'Contents' });
  await expect(contents.getByRole('link', { name: /^Severities/ })).toBeFocused();
  await contents.getByRole('link', { name: /^Telling people/ }).focus();
  await hands.press('Enter');
  await expect(page.getByRole('region', { name: 'Telling people' })).toBeFocused();
  await expect(page.getByRole('heading', { level: 2, name: 'Telling people' })).toBeInViewport();
  await expect(contents.getByRole('link', { name: /^Telling people/ })).toHaveAttribute(
    'aria-current',
    'location',
  );

  edit(desktop, 'handbook/30-telling-people.md', (text) => text.replace('# Telling people', '# Saying it'));
  await expect(contents.getByRole('link', { name: /^Saying it/ })).toBeVisible();
  edit(desktop, 'roles.yaml', (text) => text.replace('scribe:', 'scribbe:'));
  await expect(page.getByRole('region', { name: 'Problems in the playbook’s files' })).toContainText(
    '“scribbe” is no role; did you mean “scribe”?',
  );

  await hands.press('Escape');
  await expect(hands.composer).toBeFocused();
  await expect(hands.composer).toHaveValue('half a line');
});

test('a page of the handbook is text: no scripts, no pictures, and links to https only, which open outside', async ({
  desktop,
}) => {
  await desktop.ic('init');
  await desktop.ic('playbook', 'init');
  const hostile = [
    '# Ours',
    '<script>document.title = "taken"</script><img src=x onerror="document.title=1">',
    '![a picture](https://tracker.example/x.png)',
    '[bad](javascript:alert(1)) [file](file:///etc/passwd) [plain](http://plain.example/)',
    '[good](https://good.example/page) [next](50-between-incidents.md)',
    '| a | b |\n|---|---|\n| 1 | 2 |',
  ].join('\n\n');
  writeFileSync(join(desktop.store, 'p/handbook/05-ours.md'), hostile);
  const { app, page } = await desktop.launch();
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedPages: opened });
    shell.openExternal = (url) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
  await page.keyboard.press('F2');
  const ours = page.getByRole('region', { name: 'Ours' });
  await expect(ours).toContainText('a picture');
  expect(await ours.locator('img, script, [onerror]').count()).toBe(0);
  expect(
    await ours.locator('a[href]').evaluateAll((links) => links.map((a) => a.getAttribute('href'))),
  ).toEqual(['https://good.example/page', '#page-50-between-incidents']);
  await ours.getByRole('link', { name: 'good' }).click();
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { openedPages: string[] }).openedPages))
    .toEqual(['https://good.example/page']);
  await ours.getByRole('link', { name: 'next' }).click();
  await expect(page.getByRole('region', { name: 'Between incidents' })).toBeFocused();
  await expect(page).toHaveTitle(/Handbook/);
});

for (const theme of ['light', 'dark', 'hc-light', 'hc-dark']) {
  test(`axe finds nothing in the handbook in ${theme}`, async ({ desktop }) => {
    desktop.settings({ person: 'ana', theme });
    const { page } = await desktop.launch();
    await page.keyboard.press('F2');
    await expect(page.getByRole('heading', { level: 2, name: 'When something breaks' })).toBeVisible();
    expect(await axeFinds(page)).toEqual([]);
    await page.setViewportSize({ width: 900, height: 800 });
    expect(await axeFinds(page)).toEqual([]);
  });
}

test('in the demo nothing is written, and the reason is said', async ({ desktop }) => {
  desktop.settings({ person: 'ana' });
  const { page } = await desktop.launch({ args: ['--demo'] });
  await page.keyboard.press('F2');
  await page.getByRole('button', { name: 'Edit the files' }).click();
  await expect(page.getByRole('alert')).toContainText('they go away with it');
});
