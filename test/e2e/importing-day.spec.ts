import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './support/console.ts';
import { openScene } from './support/scene.ts';

const chat = ['Mara [13:46]', 'Seat maps stay empty', 'Ben [13:48]', 'The cache answers with errors'].join(
  '\n',
);

/** As the system's clipboard does it: what nobody takes for something else goes into the line. */
async function paste(page: Page, text: string): Promise<void> {
  const taken = await page.evaluate((words) => {
    const data = new DataTransfer();
    data.setData('text/plain', words);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    return document.getElementById('composer')?.dispatchEvent(event) === false;
  }, text);
  if (!taken) await page.keyboard.insertText(text);
}

test('a chat that names no day says which was taken, and another one is named before anything is added', async ({
  desktop,
}) => {
  const { page, hands, id } = await openScene(desktop, 'ana', [
    [0, 'ana', 'declare', { title: 'Seat maps stay empty', severity: 'sev1' }],
    [30, 'ana', 'log', { text: 'Looking' }],
  ]);
  const strip = page.getByRole('group', { name: 'Pasted chat' });
  const day = strip.getByRole('textbox', { name: 'Day' });
  await paste(page, chat);
  await expect(strip).toContainText('the incident’s: the chat names none');
  await hands.press('Alt+Shift+Y');
  await expect(day).toBeFocused();
  await hands.type('soon');
  await hands.press('Enter');
  await expect(strip.getByRole('alert')).toHaveText(/^“soon” is no day/);
  await day.fill('2026-03-02');
  await hands.press('Enter');
  await expect(strip).toContainText('as you said');
  await expect(strip).toContainText(/2 messages of a chat, .*2 Mar/);
  await expect(hands.composer).toBeFocused();
  await hands.press('Enter');
  await hands.done('Added 2 messages of a chat');
  expect(await desktop.ic('show', id)).toMatch(/2 Mar[^\n]*Seat maps stay empty/);
});

test('from a closed incident files become incidents of their own; taken back, they are off the list and their rows are struck', async ({
  desktop,
}) => {
  const { app, page, hands } = await openScene(desktop, 'ana', [
    [0, 'ana', 'declare', { title: 'Seat maps stay empty', severity: 'sev1' }],
    [10, 'ana', 'mitigate'],
    [20, 'ana', 'resolve'],
    [30, 'ana', 'close'],
  ]);
  const outcome = page.getByRole('status', { name: 'Outcome' });
  const folder = join(desktop.folder, 'files');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'notes.md');
  writeFileSync(
    file,
    '# Tickets late\n\n## Timeline\n\n- 09:10 Alert for the mail queue\n- 09:25 Queue moved\n',
  );
  await hands.press('Control+o');
  await expect(page.getByRole('heading', { level: 2, name: 'What can be read' })).toBeVisible();
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
  await hands.press('f');

  // It names no day: the page asks for one where it says so.
  const day = page.getByRole('textbox', { name: 'Day of clock times' });
  await expect(page.getByRole('region', { name: 'Not read' })).toContainText('no day that it names');
  await day.fill('2026-03-02');
  await hands.press('Enter');
  await expect(page.getByRole('table', { name: 'Entries' })).toContainText('2026-03-02 09:10');
  await expect(day).toHaveValue('2026-03-02');
  await expect(page.getByRole('button', { name: 'Import as 1 incident' })).toBeVisible();
  await expect(page.getByRole('listbox', { name: 'Documents' })).toBeFocused();
  await hands.press('Enter');
  await expect(outcome).toHaveText('Added 2 entries.');
  await hands.press('Control+z');
  await expect(outcome).toHaveText('Taken back');
  await hands.press('Enter');
  await expect(hands.log).toContainText('Import taken back by ana');
  // A row of it brings all of it back, and is undone again.
  await page.getByRole('button', { name: 'Restore' }).last().click();
  await hands.done('Import restored');
  await expect(hands.log).toContainText('Imported 2 entries from notes.md');
  await expect(hands.log).not.toContainText('taken back by ana');
  await hands.press('Control+z');
  await expect(hands.log).toContainText('Import taken back by ana');
  await hands.press('Control+0');
  await expect(page.getByText('Seat maps stay empty').first()).toBeVisible();
  await expect(page.getByText('Tickets late')).toHaveCount(0);
});
