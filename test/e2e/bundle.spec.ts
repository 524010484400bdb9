import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { ElectronApplication } from '@playwright/test';
import { expect, ic, test } from './support/console.ts';

/** What the person chooses in the system's dialogs. */
const chooses = (app: ElectronApplication, path: string): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);

test('records go to a new desktop and back in one file each, without a network; a damaged one changes nothing', async ({
  desktop,
}) => {
  const other = join(desktop.folder, 'other');
  const stick = join(desktop.folder, 'stick.zip');
  await ic(other, 'init');
  const id = await ic(
    other,
    'declare',
    '--title',
    'Seat maps stay empty',
    '--severity',
    'sev2',
    '--by',
    'ben',
  );
  await ic(other, 'bundle', 'out', stick);

  const { app, page } = await desktop.launch();
  const part = page.getByRole('region', { name: 'One file' });
  const said = part.getByRole('status');
  const take = part.getByRole('button', { name: 'Take a file in…' });

  // Cut off on its way: a sentence, and everything is as it was.
  const cut = join(desktop.folder, 'cut.zip');
  const whole = readFileSync(stick);
  writeFileSync(cut, whole.subarray(0, whole.length >> 1));
  await chooses(app, cut);
  await page.keyboard.press('Alt+y');
  await take.click();
  await expect(part.getByRole('alert')).toHaveText(
    /^cut\.zip .* cut off on its way.* Nothing was taken over\.$/,
  );

  // A new desktop has no incidents yet: it is asked, and becomes one of theirs.
  await chooses(app, stick);
  await take.click();
  await expect(
    part.getByText(/^stick\.zip is whole: 1 incident, .* made by .* Nothing was recorded here yet/),
  ).toBeVisible();
  const joining = part.getByRole('button', { name: 'Join it and take the file in' });
  await expect(joining).toBeFocused();
  expect((await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(said).toHaveText(/^Taken over from stick\.zip: \d+ pieces? of records in/);
  await take.click();
  await expect(said).toHaveText('All of stick.zip is here already.');
  await page.keyboard.press('Escape');
  await expect(page.getByText('Seat maps stay empty')).toBeVisible();

  // From anywhere, by its words, and back to where it came from.
  const back = join(desktop.folder, 'back.zip');
  await desktop.ic('log', id, 'written far away', '--by', 'ana');
  await chooses(app, back);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('one file');
  await expect(
    page.getByRole('option', { name: /^Write all records to one file/, selected: true }),
  ).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(said).toHaveText(/^Written: .*back\.zip: \d+ files, \d+ kB\.$/);
  await ic(other, 'bundle', 'in', back);
  expect(await ic(other, 'show', id)).toContain('written far away');

  // Records of two workspaces are not mixed.
  const third = join(desktop.folder, 'third');
  const theirs = join(desktop.folder, 'theirs.zip');
  await ic(third, 'init');
  await ic(third, 'declare', '--title', 'Another team’s', '--severity', 'sev4');
  await ic(third, 'bundle', 'out', theirs);
  await chooses(app, theirs);
  await take.click();
  await expect(part.getByRole('alert')).toHaveText(/another workspace .* nothing was taken over\.$/);
});
