import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { root } from '../steps.ts';

export type Opened = { readonly page: Page; readonly close: () => Promise<void> };

/** Starts a console and waits until its first heading is painted and a key would be heard. */
export async function openConsole(options: {
  store: string;
  profile: string;
  app?: string;
}): Promise<Opened> {
  // Nobody is in the records that are made for this: the log is there at once, not the minute of who comes late.
  mkdirSync(options.profile, { recursive: true });
  const settings = join(options.profile, 'settings.json');
  if (!existsSync(settings)) writeFileSync(settings, JSON.stringify({ minuteWhenLate: false }));
  const app = await _electron.launch({
    args: [options.app ?? root, `--user-data-dir=${options.profile}`, `--store=${options.store}`],
    cwd: root,
    executablePath: process.env['IC_ELECTRON'] ?? join(root, 'test/stand-in/electron'),
  });
  const page = await app.firstWindow();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return { page, close: () => app.close() };
}

/** The same shell (main, preload, store) with an empty page in place of the window: the yardstick. */
export function emptyConsole(folder: string): { app: string; store: string } {
  const app = join(folder, 'empty-console');
  for (const part of ['main', 'preload'])
    cpSync(join(root, 'out', part), join(app, 'out', part), { recursive: true });
  cpSync(join(root, 'package.json'), join(app, 'package.json'));
  mkdirSync(join(app, 'out/renderer'), { recursive: true });
  writeFileSync(
    join(app, 'out/renderer/index.html'),
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Empty</title><h1>Empty</h1></html>',
  );
  return { app, store: join(folder, 'empty-store') };
}
