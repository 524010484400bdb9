import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { executable, fixtureApp, launch, temporaryFolder } from './support.ts';

const exitOf = (child: ReturnType<typeof spawn>): Promise<unknown> =>
  new Promise((resolve) => child.once('exit', resolve));

/** Command lines of the processes that name a folder. */
function processesOf(folder: string): string[] {
  const lines = readdirSync('/proc').map((pid) => {
    try {
      return /^\d+$/.test(pid) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') : '';
    } catch {
      return '';
    }
  });
  return lines.filter((line) => line.includes(folder));
}

test('quitting asks the windows and tells in the order of Electron', async () => {
  const { app } = await launch();
  let output = '';
  app.process().stdout?.on('data', (data: Buffer) => (output += data.toString()));
  const exit = exitOf(app.process());
  await app.close();
  expect(await exit).toBe(0);
  expect(output.match(/(?<=order: ).*/g)).toEqual(['before-quit', 'close', 'closed', 'will-quit', 'quit']);
});

test('closing the last window tells so, before the app quits by itself', async () => {
  const { app, page } = await launch();
  let output = '';
  app.process().stdout?.on('data', (data: Buffer) => (output += data.toString()));
  const exit = exitOf(app.process());
  await page.close();
  expect(await exit).toBe(0);
  const order = ['close', 'closed', 'window-all-closed', 'before-quit', 'will-quit', 'quit'];
  expect(output.match(/(?<=order: ).*/g)).toEqual(order);
});

test('a window that prevents its closing keeps the app running', async () => {
  const { app } = await launch();
  const windows = await app.evaluate(async ({ app: own, BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const asked = new Promise<void>((resolve) =>
      window?.once('close', (event) => {
        event.preventDefault();
        resolve();
      }),
    );
    own.quit();
    await asked;
    await new Promise(setImmediate);
    return BrowserWindow.getAllWindows().length;
  });
  expect(windows).toBe(1);
  await app.close();
});

test('a second start on the same folder tells the first and ends', async () => {
  const { app, page, folder } = await launch();
  const second = spawn(executable, [fixtureApp, `--user-data-dir=${folder}`, 'ic-console://open/7'], {
    stdio: 'ignore',
  });
  expect(await exitOf(second)).toBe(0);
  await page.getByRole('status').filter({ hasText: 'ic-console://open/7' }).waitFor();
  const told = await app.evaluate(() => (globalThis as unknown as { log: unknown[][] }).log.at(-1));
  expect(told?.[2]).toEqual({ from: 'fixture' });
  await app.close();
});

test('killing the stand-in leaves no browser behind, and the next start takes over its folder', async () => {
  const { app, page, folder } = await launch();
  await page.evaluate(`localStorage.setItem('kept', 'yes')`);
  expect(processesOf(folder).length).toBeGreaterThan(2);
  const pid = app.process().pid ?? 0;
  const exit = exitOf(app.process());
  process.kill(pid, 'SIGKILL');
  await exit;
  const again = await launch(folder);
  expect(await again.app.evaluate(({ app: own }) => own.hasSingleInstanceLock())).toBe(true);
  await again.app.close();
  await expect.poll(() => processesOf(folder)).toEqual([]);
});

test('what a page stores survives a restart', async () => {
  const first = await launch();
  await first.page.evaluate(`localStorage.setItem('kept', 'yes')`);
  await first.app.close();
  const second = await launch(first.folder);
  expect(await second.page.evaluate(`localStorage.getItem('kept')`)).toBe('yes');
  await second.app.close();
});

test('the executable says its version, and what is wrong, in one line', () => {
  expect(spawnSync(executable, ['--version'], { encoding: 'utf8' }).stdout).toBe('v45.4.1 (stand-in)\n');
  const env = { ...process.env, IC_BROWSER: '/nowhere' };
  const folder = temporaryFolder();
  const { status, stderr } = spawnSync(executable, [fixtureApp, `--user-data-dir=${folder}`], {
    encoding: 'utf8',
    env,
  });
  expect(status).toBe(1);
  expect(stderr).toContain('No Chromium, Chrome or Edge was found');
});
