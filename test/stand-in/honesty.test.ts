import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, type Running } from './support.ts';

let running: Running;
beforeAll(async () => {
  running = await launch();
});
afterAll(() => running.app.close());

test.each([
  ['app.setUserTasks', 'app.setUserTasks([])'],
  ['app.userAgentFallback', 'app.userAgentFallback'],
  ['app.accessibilitySupportEnabled', 'app.accessibilitySupportEnabled = true'],
  ["app's event 'gpu-info-update'", "app.on('gpu-info-update', () => {})"],
  ['app.commandLine.unheardOf', 'app.commandLine.unheardOf()'],
  ['BrowserWindow.setShape', 'BrowserWindow.getAllWindows()[0].setShape([])'],
  ['BrowserWindow.fromBrowserView', 'BrowserWindow.fromBrowserView({})'],
  ["BrowserWindow's option 'kiosk'", 'new BrowserWindow({ kiosk: true })'],
  [
    'webPreferences.nodeIntegration: true',
    'new BrowserWindow({ webPreferences: { nodeIntegration: true } })',
  ],
  [
    'WebContents.navigationHistory',
    'BrowserWindow.getAllWindows()[0].webContents.navigationHistory.goBack()',
  ],
  [
    'WebFrameMain.executeJavaScript',
    'BrowserWindow.getAllWindows()[0].webContents.mainFrame.executeJavaScript("1")',
  ],
  ['session.setProxy', 'session.defaultSession.setProxy({})'],
  ['webRequest.onCompleted', 'session.defaultSession.webRequest.onCompleted(() => {})'],
  ['crashReporter.start', 'crashReporter.start({})'],
  ['BaseWindow', 'new BaseWindow()'],
  ['autoUpdater.checkForUpdates', 'autoUpdater.checkForUpdates()'],
  ["the menu role 'startSpeaking'", "Menu.buildFromTemplate([{ role: 'startSpeaking' }])"],
])('a use of %s throws and names it', async (name, code) => {
  const evaluate = running.app.evaluate(
    (electron, [source = '']) => {
      const names = Object.keys(electron);
      // The code of the table above, with Electron's exports in scope.
      // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-return
      return new Function(...names, source)(...names.map((key) => electron[key as keyof typeof electron]));
    },
    [code],
  );
  await expect(evaluate).rejects.toThrow(`stand-in: ${name}`);
});

test.each([
  ['a dialog', 'dialog.showOpenDialog({})', 'dialog.showOpenDialog has no answer here'],
  ['a link opened outside', "shell.openExternal('https://example.com/')", 'opens nothing here'],
  ['a secret', "safeStorage.encryptStringAsync('x')", 'safeStorage is not available'],
])('%s is not made up', async (_name, code, message) => {
  const evaluate = running.app.evaluate(
    ({ dialog, shell, safeStorage }, [source = '']) => {
      // As above.
      // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-return
      return new Function('dialog', 'shell', 'safeStorage', `return ${source}`)(dialog, shell, safeStorage);
    },
    [code],
  );
  await expect(evaluate).rejects.toThrow(message);
});

test('what a test puts in place of a method is used', async () => {
  const opened = await running.app.evaluate(async ({ shell }) => {
    const urls: string[] = [];
    shell.openExternal = (url) => {
      urls.push(url);
      return Promise.resolve();
    };
    await shell.openExternal('https://example.com/');
    return urls;
  });
  expect(opened).toEqual(['https://example.com/']);
});

test.each([
  ['ipcRenderer', 'ipcRenderer.sendSync'],
  ['electron', 'electron (in the preload).webFrame'],
  ['process', 'process (in the preload).getHeapStatistics'],
  ['module', 'module not found: fs'],
])('in the preload a use of %s beyond the model throws and names it', async (part, message) => {
  const said = await running.page.evaluate(
    `(() => { try { api.unmodelled.${part}() } catch (e) { return e.message } })()`,
  );
  expect(said).toContain(message);
});

test('the process looks like that of the main process of Electron', async () => {
  const seen = await running.app.evaluate(({ app }) => ({
    ...{
      type: process.type,
      electron: process.versions.electron,
      packaged: app.isPackaged,
      name: app.getName(),
    },
    ...{ version: app.getVersion(), userData: app.getPath('userData'), execPath: process.execPath },
  }));
  expect(seen).toMatchObject({
    type: 'browser',
    electron: '45.4.1',
    packaged: false,
    name: 'Fixture',
    version: '1.2.3',
  });
  expect(seen.userData).toBe(running.folder);
  expect(seen.execPath).toMatch(/stand-in\/electron$/);
});

test('notifications are recorded where a test can look', async () => {
  const shown = await running.app.evaluate(({ Notification }) => {
    new Notification({ title: 'Update due', body: 'in 2 min' }).show();
    return (globalThis as unknown as { standIn: { notifications: unknown } }).standIn.notifications;
  });
  expect(shown).toEqual([{ title: 'Update due', body: 'in 2 min', urgency: 'normal', open: true }]);
});

test('a utility process runs under Node and copies its messages', async () => {
  const answer = await running.app.evaluate(async ({ app, utilityProcess }) => {
    const child = utilityProcess.fork(`${app.getAppPath()}/utility.js`, ['x']);
    child.postMessage(new Map([['asked', new Date(0)]]));
    const message = await new Promise<unknown>((resolve) => child.once('message', resolve));
    const code = new Promise((resolve) => child.once('exit', resolve));
    child.kill();
    await code;
    return message;
  });
  expect(answer).toEqual({ argument: 'x', isMap: true, type: 'utility' });
});
