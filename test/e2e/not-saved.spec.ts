import { Desktop, expect, test } from './support/console.ts';
import { Hands } from './support/hands.ts';
import { keepIndexOffDisk, mountDisk, noDisk } from '../support/mounted-disk.ts';

const second = `second line, while the disk is full ${'and '.repeat(2_000)}so on`;

test.describe('a disk that refuses', () => {
  test.skip(noDisk !== null, noDisk ?? '');

  test('being full shows “not saved”, keeps the text, and saves it once there is room', async () => {
    const disk = mountDisk(2_048);
    const desktop = new Desktop(`${disk.path}/store`);
    keepIndexOffDisk(desktop.store);
    try {
      const { page } = await desktop.launch();
      const hands = new Hands(page);
      await hands.declare('Seat maps stay empty');
      await hands.enter('first line, saved');
      await expect(hands.log).toContainText('first line, saved');

      disk.fill();
      // Longer than what may be left in the last block of the log.
      await page.keyboard.insertText(second);
      await hands.press('Enter');
      await expect(page.getByRole('alert')).toContainText('Not saved: the disk is full.');
      await expect(page.getByRole('list', { name: 'Not saved yet' })).toContainText(second);
      await hands.type('third line, typed meanwhile');
      await expect(hands.composer).toHaveValue('third line, typed meanwhile');

      disk.free();
      await page.getByRole('alert').getByRole('button', { name: 'Retry' }).click();
      await expect(page.getByRole('alert')).toBeHidden();
      await hands.press('Enter');
      await expect(hands.log).toContainText('third line');
      const { log } = await desktop.shown((await desktop.incident()).id);
      for (const text of ['first line, saved', second, 'third line, typed meanwhile']) {
        expect(log.filter((row) => row.text === text)).toHaveLength(1);
      }
    } finally {
      await desktop.dispose();
      disk.release();
    }
  });

  test('being read-only opens for reading and says so', async () => {
    const disk = mountDisk(2_048);
    const desktop = new Desktop(`${disk.path}/store`);
    try {
      await desktop.ic('init');
      await desktop.ic('declare', '--title', 'Seat maps stay empty', '--severity', 'sev2');
      disk.setReadOnly(true);
      const { page } = await desktop.launch();
      await expect(page.getByText('Seat maps stay empty')).toBeVisible();
      await expect(page.getByText('Open for reading only').first()).toBeVisible();
      const hands = new Hands(page);
      await hands.press('Enter');
      await expect(hands.composer).toBeFocused();
      await hands.type('kept on screen');
      await hands.press('Enter');
      await expect(page.getByRole('alert')).toContainText('Open for reading only');
      await expect(page.getByText('kept on screen')).toBeVisible();
    } finally {
      await desktop.dispose();
      disk.release();
    }
  });
});
