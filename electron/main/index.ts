import { join, resolve } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { main as runCli } from '../cli/main.ts';
import { declareScheme, serveWindow } from './app-protocol.ts';
import { attachedPicture } from './attachments-picture.ts';
import { ConsoleSession } from './console-session.ts';
import { makeDemoStore, removeDemoStore } from './demo.ts';
import { Drafts } from './drafts.ts';
import { handlersOf } from './ipc/handlers.ts';
import { registerHandlers } from './ipc/register.ts';
import { parseLaunchOptions } from './launch-options.ts';
import { installMenu } from './menu.ts';
import { lockDown } from './security.ts';
import { openSettings } from './settings.ts';
import { openWindow } from './window.ts';

const options = parseLaunchOptions(process.argv);
const devUrl = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);
const devOrigin = devUrl === null ? null : new URL(devUrl).origin;

if (options.cli !== null) {
  app.exit(await runCli(options.cli));
} else if (!app.requestSingleInstanceLock()) {
  app.quit();
} else {
  declareScheme();
  void app.whenReady().then(start);
}

function start(): void {
  lockDown(devOrigin);
  installMenu();
  serveWindow(join(import.meta.dirname, '../renderer'), (path) => attachedPicture(path, () => session));

  const settings = openSettings(app.getPath('userData'));
  const drafts = new Drafts(join(app.getPath('userData'), 'drafts'));
  const version = app.getVersion();
  let demoStore: string | null = null;
  let session = openSession();
  registerHandlers(
    handlersOf({ session: () => session, settings, drafts, version, openDemo }),
    devOrigin,
    (line) => process.stderr.write(`${line}\n`),
  );
  openWindow(devUrl); // loads while the store is being opened

  app.on('second-instance', focusWindow);
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow(devUrl);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let ended = false;
  app.on('will-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    void end().finally(() => {
      ended = true;
      app.quit();
    });
  });

  async function openSession(demo = options.demo): Promise<ConsoleSession> {
    if (demo) demoStore ??= await makeDemoStore(Date.now());
    const usual =
      options.store === null ? join(app.getPath('documents'), 'IC Console') : resolve(options.store);
    const opened = new ConsoleSession({
      path: demo ? (demoStore ?? usual) : usual,
      demo,
      person: () => settings.get().person,
      version,
      notices: settings.notice === null ? [] : [settings.notice],
      push: (channel, message) => {
        for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channel, message);
      },
    });
    await opened.start();
    return opened;
  }

  /** The demo takes the place of the real store until the console is started again; the window starts over on it. */
  async function openDemo(): Promise<void> {
    const demo = openSession(true);
    await demo;
    const before = await session;
    session = demo;
    await before.stop();
    for (const window of BrowserWindow.getAllWindows()) window.webContents.reload();
  }

  async function end(): Promise<void> {
    await (await session).stop();
    if (demoStore !== null) await removeDemoStore(demoStore);
  }
}

function focusWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
