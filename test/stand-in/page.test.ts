import type { BrowserWindow } from 'electron';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launch, logOf, type Running } from './support.ts';

let running: Running;
beforeAll(async () => {
  // Playwright prefers a light scheme on its own account unless told not to.
  running = await launch(undefined, { colorScheme: null });
});
afterAll(() => running.app.close());
beforeEach(() => running.app.evaluate(() => void ((globalThis as unknown as { log: unknown[] }).log = [])));

test('the bridge is there before the first script of the page, and nothing else of Node or Electron is', async () => {
  const seen = await running.page.evaluate(`({
    atStart,
    leaks: ['require', 'process', 'module', 'exports', 'global', 'Buffer', 'ipcRenderer', 'electron'].filter((k) => k in window),
    odd: Object.getOwnPropertyNames(window).filter((k) => /electron|stand.?in/i.test(k)),
    secure: isSecureContext,
  })`);
  expect(seen).toEqual({ atStart: 'object', leaks: [], odd: [], secure: true });
});

test('the bridge is frozen, to its depth', async () => {
  const seen = await running.page.evaluate(`(() => {
    'use strict';
    const refused = (change) => { try { change(); return false } catch { return true } };
    return [
      refused(() => { window.api = 1 }),
      refused(() => { delete window.api }),
      refused(() => { api.add = 1 }),
      refused(() => { api.nested.list.push(3) }),
      api.add(2, 3),
    ];
  })()`);
  expect(seen).toEqual([true, true, true, true, 5]);
});

test('values cross by structured clone and functions do not', async () => {
  const seen = await running.page.evaluate(`(async () => {
    const sent = { map: new Map([[1, new Date(7)]]), bytes: new Uint8Array([1, 2]), nothing: undefined };
    const got = await api.invoke('echo', sent);
    const refused = async (work) => { try { return await work() } catch (e) { return e.message } };
    return [
      got !== sent && got.map instanceof Map && got.map.get(1).getTime(), [...got.bytes], 'nothing' in got,
      await refused(() => api.invoke('function')), await refused(() => api.invoke('echo', Symbol('s'))),
    ];
  })()`);
  expect(seen).toEqual([
    ...[7, [1, 2], true],
    "Error invoking remote method 'function': Error: An object could not be cloned.",
    'An object could not be cloned.',
  ]);
});

test('of an error in main only the message survives', async () => {
  const seen = await running.page.evaluate(`(async () => {
    const told = (e) => ({ kind: e.constructor.name, message: e.message, code: e.code });
    return [
      await api.invoke('boom').catch(told),
      await api.invoke('nobody').catch(told),
      (() => { try { api.fail() } catch (e) { return told(e) } })(),
    ];
  })()`);
  expect(seen).toEqual([
    { kind: 'Error', message: "Error invoking remote method 'boom': RangeError: from main" },
    {
      kind: 'Error',
      message: "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    },
    { kind: 'Error', message: 'from the preload' },
  ]);
});

test('main knows the sender by the URL of the app', async () => {
  expect(await running.page.evaluate(`api.invoke('sender')`)).toEqual([
    'app://bundle/index.html',
    'app://bundle',
  ]);
});

test("the app's Content-Security-Policy is enforced", async () => {
  // From a timer: what Playwright evaluates itself may use eval.
  const seen = await running.page.evaluate(`new Promise((resolve) => setTimeout(async () => {
    const inline = document.createElement('script');
    inline.textContent = 'window.inlineRan = true';
    document.body.append(inline);
    const name = (work) => { try { return String(work()) } catch (e) { return e.name } };
    resolve([
      window.inlineRan, name(() => (0, eval)('1 + 1')), name(() => new Function('return 1')()),
      await fetch('https://example.com/').then(() => 'answered', (e) => e.name),
      await fetch('other.html').then((r) => r.status), await fetch('none').then((r) => r.status),
    ]);
  }))`);
  expect(seen).toEqual([undefined, 'EvalError', 'EvalError', 'TypeError', 200, 404]);
});

test('new windows are asked for and denied', async () => {
  const { app, page } = running;
  expect(await page.evaluate(`window.open('https://example.com/x')`)).toBeNull();
  await page.getByRole('link', { name: 'blank' }).click();
  await expect
    .poll(() => logOf(app))
    .toEqual([
      ['window-open', 'https://example.com/x'],
      ['window-open', 'https://example.com/blank'],
    ]);
  expect(app.windows()).toHaveLength(1);
});

test('navigations by the page pass through the app, which may prevent them', async () => {
  const { app, page } = running;
  await page.getByRole('link', { name: 'away' }).click();
  await expect.poll(() => logOf(app)).toEqual([['will-navigate', 'https://example.com/away']]);
  expect(await page.getByRole('heading').textContent()).toBe('Fixture');
  await page.getByRole('link', { name: 'other' }).click();
  await page.getByRole('heading', { name: 'Other' }).waitFor();
  expect(await page.evaluate('typeof api')).toBe('object');
  await page.goBack();
  await page.getByRole('heading', { name: 'Fixture' }).waitFor();
});

test('permissions are what the app answers', async () => {
  const { app, page } = running;
  const seen = await page.evaluate(`(async () => {
    const position = () => new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve('granted'), (e) => resolve(e.code)));
    const state = async (name) => (await navigator.permissions.query({ name })).state;
    return [await Notification.requestPermission(), await position(), await state('clipboard-read'), await state('microphone')];
  })()`);
  expect(seen).toEqual(['granted', 1, 'granted', 'denied']);
  expect(await logOf(app)).toEqual([
    ['permission', 'notifications'],
    ['permission', 'geolocation'],
  ]);
});

test('the theme of the app is the one that its pages see', async () => {
  const { app, page } = running;
  const dark = (): Promise<unknown> => page.evaluate(`matchMedia('(prefers-color-scheme: dark)').matches`);
  const told = await app.evaluate(({ nativeTheme }) => {
    let updates = 0;
    nativeTheme.on('updated', () => updates++);
    nativeTheme.themeSource = 'dark';
    return [nativeTheme.shouldUseDarkColors, updates];
  });
  expect(told).toEqual([true, 1]);
  await expect.poll(dark).toBe(true);
  await app.evaluate(({ nativeTheme }) => void (nativeTheme.themeSource = 'light'));
  await expect.poll(dark).toBe(false);
});

test('keys that the page leaves alone reach the menu', async () => {
  const { app, page } = running;
  await page.keyboard.press('F6');
  await expect.poll(() => logOf(app)).toEqual([['menu', 'note']]);
  await page.evaluate(`addEventListener('keydown', (event) => event.preventDefault(), { once: true })`);
  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  await expect
    .poll(() => logOf(app))
    .toEqual([
      ['menu', 'note'],
      ['menu', 'note'],
    ]);
});

test('the window has the size that the app gave it, but not less than its minimum', async () => {
  const { app, page } = running;
  const size = (): Promise<unknown> => page.evaluate('[innerWidth, innerHeight]');
  expect(await size()).toEqual([900, 600]);
  const window = await app.browserWindow(page);
  expect(await window.evaluate((w: BrowserWindow) => [w.isVisible(), w.getTitle()])).toEqual([
    true,
    'Fixture',
  ]);
  await window.evaluate((w: BrowserWindow) => w.setSize(300, 500));
  await expect.poll(size).toEqual([400, 500]);
  await window.evaluate((w: BrowserWindow) => w.webContents.setZoomFactor(2));
  await expect.poll(size).toEqual([200, 250]);
  await window.evaluate((w: BrowserWindow) => w.webContents.setZoomFactor(1));
  await window.evaluate((w: BrowserWindow) => w.setSize(900, 600));
  await expect.poll(size).toEqual([900, 600]);
});

test('main runs code in the page and prints it', async () => {
  const window = await running.app.browserWindow(running.page);
  expect(
    await window.evaluate(
      (w: BrowserWindow) =>
        w.webContents.executeJavaScript('Promise.resolve(typeof api)') as Promise<unknown>,
    ),
  ).toBe('object');
  const start = await window.evaluate(async (w: BrowserWindow) =>
    (await w.webContents.printToPDF({ pageSize: 'A4' })).toString('latin1', 0, 5),
  );
  expect(start).toBe('%PDF-');
});

test('a second window works beside the first and closes alone', async () => {
  const { app, page } = running;
  const [second] = await Promise.all([app.waitForEvent('window'), page.keyboard.press('Control+Shift+N')]);
  await second.getByRole('heading', { name: 'Fixture' }).waitFor();
  expect(await second.evaluate(`api.invoke('echo', 2)`)).toBe(2);
  await second.close();
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(await page.evaluate(`api.invoke('echo', 1)`)).toBe(1);
});

test('a page that crashed is told of and can be loaded again', async () => {
  const { app } = running;
  const reason = await app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const gone = new Promise<string>((resolve) =>
      window?.webContents.once('render-process-gone', (_event, details) => resolve(details.reason)),
    );
    window?.webContents.forcefullyCrashRenderer();
    const said = await gone;
    const loaded = new Promise<void>((resolve) =>
      window?.webContents.once('did-finish-load', () => resolve()),
    );
    window?.webContents.reload();
    await loaded;
    const echo: unknown = await window?.webContents.executeJavaScript(`api.invoke('echo', 'again')`);
    return [said, echo];
  });
  expect(reason).toEqual(['crashed', 'again']);
});
