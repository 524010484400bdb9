import { _electron } from '@playwright/test';
import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeAsar } from './write-asar.ts';
import { fixtureApp, standIn, temporaryFolder } from './support.ts';

test('beside an app.asar it runs what is inside, as a packaged app, wherever the folder is', async () => {
  const folder = temporaryFolder();
  const app = join(folder, 'app');
  const packaged = join(folder, 'packaged');
  cpSync(fixtureApp, app, { recursive: true });
  // Not in the package, so not to be had by what is in it.
  rmSync(join(app, 'page', 'other.html'));
  cpSync(standIn, packaged, { recursive: true });
  renameSync(join(packaged, 'electron'), join(packaged, 'ic-console'));
  mkdirSync(join(packaged, 'resources'));
  writeAsar(app, join(packaged, 'resources', 'app.asar'));

  const env = { ...process.env, IC_STAND_IN_NODE: process.execPath };
  const args = [`--user-data-dir=${join(folder, 'data')}`];
  const running = await _electron.launch({ executablePath: join(packaged, 'ic-console'), args, env });
  const page = await running.firstWindow();
  await page.getByRole('heading', { name: 'Fixture' }).waitFor();
  const seen = await running.evaluate(({ app: own }) => [
    own.isPackaged,
    process.resourcesPath,
    process.execPath,
  ]);
  expect(seen).toEqual([true, join(packaged, 'resources'), join(packaged, 'ic-console')]);
  expect(await page.evaluate(`fetch('other.html').then((r) => r.status)`)).toBe(404);
  await running.close();
});
