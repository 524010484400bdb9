import type { ElectronApplication, Page } from '@playwright/test';
import type { Instant } from '../../../shared/ids.ts';

/** Sets the clock of the program and of its window, so that two hours are over in two minutes; both go on from there. */
export async function setClock(app: ElectronApplication, page: Page, at: Instant): Promise<void> {
  const move = (_: unknown, to: Instant): void => {
    const moved = globalThis as { wall?: () => number };
    const wall = (moved.wall ??= Date.now);
    const by = to - wall();
    Date.now = () => wall() + by;
    if ('document' in globalThis) dispatchEvent(new Event('focus')); // the window looks at its clock then
  };
  await app.evaluate(move, at);
  await page.evaluate(`(${move.toString()})(null, ${at})`);
}
