import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './support/console.ts';
import { Hands } from './support/hands.ts';

/** Brings files to the composer or the log, as the system's clipboard or its file manager does. */
async function bring(
  page: Page,
  how: 'paste' | 'drop',
  files: readonly { name: string; type: string; text?: string }[],
): Promise<void> {
  await page.evaluate(
    async ({ manner, given }) => {
      const data = new DataTransfer();
      for (const { name, type, text } of given) {
        let content: BlobPart = text ?? '';
        if (type === 'image/png') {
          const canvas = new OffscreenCanvas(640, 320);
          const context = canvas.getContext('2d');
          if (context !== null) {
            context.fillStyle = '#345';
            context.fillRect(0, 0, 640, 320);
            context.fillStyle = '#9cf';
            context.fillRect(name.length * 10, 60, 200, 120);
          }
          content = await canvas.convertToBlob({ type });
        }
        data.items.add(new File([content], name, { type }));
      }
      if (manner === 'paste') {
        const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        document.getElementById('composer')?.dispatchEvent(event);
        return;
      }
      const log = document.getElementById('log');
      for (const type of ['dragenter', 'dragover', 'drop']) {
        log?.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      }
    },
    { manner: how, given: files },
  );
}

/** Every chunk of every attached file in a store. */
function chunksIn(store: string): readonly string[] {
  return readdirSync(store, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^[0-9a-f]{64}\.bin$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

test('a pasted screenshot waits in the line, is in the log with its picture, and still there after a restart', async ({
  desktop,
}) => {
  desktop.settings({ person: 'ines' });
  const first = await desktop.launch();
  const hands = new Hands(first.page);
  await hands.declare('Seat maps stay empty', { severity: 4 });
  await bring(first.page, 'paste', [{ name: 'image.png', type: 'image/png' }]);
  const chips = first.page.getByRole('group', { name: 'Attached to this entry' });
  await expect(chips).toContainText(/screenshot\.png.*kB/s);
  await chips.getByRole('button', { name: 'screenshot.png', exact: true }).click();
  await hands.press('Control+a');
  await hands.type('west.png');
  await hands.press('Enter');
  await expect(chips).toContainText('west.png');
  await desktop.kill(first.app);

  const second = await desktop.launch();
  const again = new Hands(second.page);
  await again.press('Enter');
  await expect(second.page.getByRole('group', { name: 'Attached to this entry' })).toContainText('west.png');
  await again.type('Errors of the west');
  await again.press('Enter');
  const row = again.log.getByRole('listitem').last();
  const picture = row.getByRole('img', { name: 'west.png' });
  await expect(row).toContainText('Errors of the west');
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  const box = await picture.boundingBox();
  expect(box?.height, 'at most 120 pixels high').toBe(120);
  await second.app.close();

  const third = await desktop.launch();
  const last = new Hands(third.page);
  await last.press('Enter');
  await expect(third.page.getByRole('group', { name: 'Attached to this entry' })).toHaveCount(0);
  const still = last.log.getByRole('img', { name: 'west.png' });
  await expect.poll(() => still.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
});

test('files that are dropped go with the entry; the viewer shows them one after the other', async ({
  desktop,
}) => {
  desktop.settings({ person: 'ines' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 4 });
  await bring(page, 'drop', [
    { name: 'west.png', type: 'image/png' },
    { name: 'trace.txt', type: 'text/plain', text: 'at take' },
    { name: 'by mistake.txt', type: 'text/plain', text: 'x' },
  ]);
  const chips = page.getByRole('group', { name: 'Attached to this entry' });
  await expect(chips).toContainText(/west\.png.*trace\.txt.*by mistake\.txt/s);
  await chips.getByRole('button', { name: 'by mistake.txt', exact: true }).focus();
  await hands.press('Delete');
  await expect(chips).not.toContainText('by mistake');
  await hands.press('Control+z');
  await expect(chips).toContainText('by mistake');
  await chips.getByRole('button', { name: 'Take by mistake.txt off' }).click();
  await hands.press('Enter');

  const row = hands.log.getByRole('listitem').last();
  await expect(row, 'an entry without words has the names').toContainText('west.png, trace.txt');
  await hands.press('Alt+ArrowUp', 'Enter');
  const viewer = page.getByRole('dialog', { name: 'west.png' });
  await expect(viewer).toContainText(/1 of 2/);
  await expect
    .poll(() => viewer.getByRole('img').evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBe(640);
  await hands.press('ArrowRight');
  await expect(page.getByRole('dialog', { name: 'trace.txt' })).toContainText('save it to open it');
  await hands.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await hands.press('Enter');
  await expect(viewer).toBeVisible();
  await hands.type('typing goes on');
  await expect(hands.composer).toHaveValue('typing goes on');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a paste that is too long for the log becomes a file, and Ctrl+Z makes it text again', async ({
  desktop,
}) => {
  desktop.settings({ person: 'ines' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 4 });
  const long = `Error: pool is full\n${'  at take (pool.ts:12)\n'.repeat(700)}`;
  await hands.type('Trace: ');
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.getElementById('composer')?.dispatchEvent(event);
  }, long);
  const chips = page.getByRole('group', { name: 'Attached to this entry' });
  await expect(chips).toContainText(/paste\.txt.*kB/s);
  await expect(hands.composer).toHaveValue(/^Trace: Error: pool is full\n {2}at take/);
  await hands.press('Control+z');
  await expect(chips).toHaveCount(0);
  await expect(hands.composer).toHaveValue(`Trace: ${long}`);
});

test('a picture that is damaged or not here yet says so calmly, and the rest of the log is as it was', async ({
  desktop,
}) => {
  desktop.settings({ person: 'ines' });
  const first = await desktop.launch();
  const hands = new Hands(first.page);
  await hands.declare('Seat maps stay empty', { severity: 4 });
  await bring(first.page, 'paste', [{ name: 'west.png', type: 'image/png' }]);
  await expect(first.page.getByRole('group', { name: 'Attached to this entry' })).toContainText('kB');
  await hands.enter('Errors of the west');
  await first.app.close();
  const chunks = chunksIn(desktop.store);
  expect(chunks.length).toBeGreaterThan(0);
  for (const chunk of chunks)
    if (existsSync(chunk) && statSync(chunk).size > 0) writeFileSync(chunk, 'damaged');

  const second = await desktop.launch();
  const again = new Hands(second.page);
  await again.press('Enter');
  const row = again.log.getByRole('listitem').filter({ hasText: 'Errors of the west' });
  await expect(row).toContainText('west.png is not on this desktop yet, or damaged');
  await row.getByRole('button', { name: /west\.png/ }).click();
  await expect(second.page.getByRole('dialog', { name: 'west.png' })).toContainText(
    'is not on this desktop yet, or damaged',
  );
  await again.press('Escape');
  await again.enter('and on it goes');
  await expect(again.log.getByRole('listitem').last()).toContainText('and on it goes');
  await second.app.close();
  // The browser tells of every picture that it did not get.
  const known = desktop.complaints.filter((complaint) => !complaint.includes('Failed to load resource'));
  desktop.complaints.splice(0, desktop.complaints.length, ...known);
});
