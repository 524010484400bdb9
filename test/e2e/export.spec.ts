import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './support/console.ts';
import { openScene, type SceneStep } from './support/scene.ts';

const scene: readonly SceneStep[] = [
  [0, 'ana', 'declare', { title: 'Seat maps stay empty', severity: 'sev1', exercise: true }],
  [5, 'ana', 'log', { kind: 'decision', text: 'Send <b>everything</b> to the second site' }],
];

/** What the person chooses in the system's dialog, which says what name it was offered; null closes it. */
const chooses = (app: ElectronApplication, path: string | null): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = ((options: { defaultPath?: string }) => {
      (globalThis as { offered?: string | undefined }).offered = options.defaultPath;
      return Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
    }) as typeof dialog.showSaveDialog; // nothing else calls it here
  }, path);

test('an incident is exported by keyboard: a format is chosen, saved where the person says, or copied', async ({
  desktop,
}) => {
  const { app, page, hands, id } = await openScene(desktop, 'ana', scene);
  const list = page.getByRole('listbox', { name: 'Document' });
  const sheet = page.getByRole('form', { name: 'Export' });
  const selected = list.getByRole('option', { selected: true });
  const as = sheet.getByRole('group', { name: 'Format' }).getByRole('button', { pressed: true });

  await page.evaluate(() => {
    // A machine without a screen has no clipboard: what is put there stands where the test can read it.
    navigator.clipboard.writeText = (words) => {
      (globalThis as { copied?: string }).copied = words;
      return Promise.resolve();
    };
  });
  await hands.press('Control+e');
  await expect(list).toBeFocused();
  await expect(list.getByRole('option')).toHaveCount(6);
  await hands.press('ArrowRight');
  await expect(as).toHaveText('HTML');
  await chooses(app, null);
  await hands.press('Enter');
  await expect(sheet.getByRole('status')).toHaveText(/^Times are UTC/);
  expect(await app.evaluate(() => (globalThis as { offered?: string }).offered)).toBe(
    `EXERCISE-${id}-record.html`,
  );

  // A place that can't be written to: a sentence, and the sheet stays.
  await chooses(app, join(desktop.folder, 'no', 'such', 'folder.html'));
  await hands.press('Enter');
  await expect(sheet.getByRole('alert')).toHaveText(/^The file was not saved: .* is safe in the record/);

  const path = join(desktop.folder, 'record.html');
  await chooses(app, path);
  await hands.press('Enter');
  await expect(sheet).toBeHidden();
  await expect(page.getByText(`Saved ${path}`)).toBeVisible();
  expect(readFileSync(path, 'utf8')).toContain('Send &lt;b&gt;everything&lt;/b&gt; to the second site');

  // By its word, a format by its first letters, as text.
  await hands.type('/export');
  await hands.press('Enter');
  await expect(list).toBeFocused();
  await page.keyboard.type('ics');
  await expect(selected).toHaveText(/^ICS 201/);
  await expect(as).toHaveText('Markdown');
  await hands.press('Control+c');
  await expect(sheet.getByRole('status')).toHaveText('Copied ICS 201 briefing, Markdown.');
  const copied = await page.evaluate(() => (globalThis as { copied?: string }).copied);
  expect(copied).toMatch(/^\*\*EXERCISE EXERCISE EXERCISE\*\*[\s\S]*## 2\. Incident number/);

  // The form on paper.
  await page.keyboard.press('ArrowRight');
  await expect(as).toHaveText('HTML');
  await page.keyboard.press('ArrowRight');
  await expect(as).toHaveText('PDF');
  await hands.press('Control+c');
  await expect(sheet.getByRole('alert')).toHaveText('A PDF is no text: save it as a file.');
  await expect(page.getByRole('button', { name: /^Copy/ })).toBeDisabled();
  const pdf = join(desktop.folder, 'briefing.pdf');
  await chooses(app, pdf);
  await hands.press('Enter');
  await expect(sheet).toBeHidden();
  expect(existsSync(pdf)).toBe(true);
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');

  await hands.press('Control+e');
  await expect(list).toBeFocused();
  await hands.press('Escape');
  await expect(sheet).toBeHidden();
});
