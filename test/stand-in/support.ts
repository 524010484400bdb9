import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder to name in ELECTRON_OVERRIDE_DIST_PATH. */
export const standIn = import.meta.dirname;
export const executable = join(standIn, 'electron');
export const fixtureApp = join(standIn, 'fixture-app');

// Playwright asks the package `electron` for its binary, and that asks the environment.
process.env['ELECTRON_OVERRIDE_DIST_PATH'] = standIn;

export type Running = { app: ElectronApplication; page: Page; folder: string };

/** A folder of its own, gone when the tests of the file are. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ic-stand-in-test-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** Runs the fixture app on the stand-in and waits for its page. */
export async function launch(
  folder = temporaryFolder(),
  options: { colorScheme?: null } = {},
): Promise<Running> {
  const app = await _electron.launch({ args: [fixtureApp, `--user-data-dir=${folder}`], ...options });
  const page = await app.firstWindow();
  await page.getByRole('heading', { name: 'Fixture' }).waitFor();
  return { app, page, folder };
}

/** What the fixture app's main process wrote down. */
export function logOf(app: ElectronApplication): Promise<unknown[]> {
  return app.evaluate(() => (globalThis as unknown as { log: unknown[] }).log);
}
