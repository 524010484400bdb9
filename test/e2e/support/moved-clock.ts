import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Instant } from '../../../shared/ids.ts';

const preload = pathToFileURL(resolve(import.meta.dirname, 'moved-clock-preload.ts')).href;

/** The environment of a console whose clock starts at `at`, so that two hours are over in two minutes. */
export const clockFrom = (at: Instant): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import ${preload}`.trim(),
  IC_MOVED_BY: String(at - Date.now()),
});

/** Sets the clock of the program and of its window; both go on from there. */
export async function setClock(app: ElectronApplication, page: Page, at: Instant): Promise<void> {
  const by = at - Date.now();
  await app.evaluate((_electron, ms) => {
    (globalThis as { movedBy?: number }).movedBy = ms;
  }, by);
  await page.evaluate((ms) => {
    const moved = globalThis as { wall?: () => number };
    const wall = (moved.wall ??= Date.now);
    Date.now = () => wall() + ms;
    dispatchEvent(new Event('focus')); // the window looks at its clock then
  }, by);
}
