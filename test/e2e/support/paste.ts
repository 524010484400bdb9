import type { Page } from '@playwright/test';
import { expect } from './console.ts';

/** A picture of a graph, pasted as the system's clipboard does it, and waiting in the line. */
export async function pasteScreenshot(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(960, 480);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('nothing can be drawn here');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 960, 480);
    context.lineWidth = 3;
    for (const [line, colour] of ['#334', '#889', '#99a'].entries()) {
      context.strokeStyle = colour;
      context.beginPath();
      for (let x = 40; x < 920; x += 8)
        context.lineTo(x, 420 - line * 40 - 240 * Math.exp(-(((x - 520) / 220) ** 2)));
      context.stroke();
    }
    const data = new DataTransfer();
    data.items.add(
      new File([await canvas.convertToBlob({ type: 'image/png' })], 'starts.png', { type: 'image/png' }),
    );
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.getElementById('composer')?.dispatchEvent(event);
  });
  await expect(page.getByRole('group', { name: 'Attached to this entry' })).toContainText('starts');
}
