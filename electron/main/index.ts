import { join, resolve } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { main as runCli } from '../cli/main.ts';
import { declareScheme, serveWindow } from './app-protocol.ts';
import { attachedPicture } from './attachments-picture.ts';
import { ConsoleSession, type SessionOptions } from './console-session.ts';
import { makeDemoStore, removeDemoStore } from './demo.ts';
import { linkIn } from '../../shared/deep-link.ts';
import { Desktop } from './desktop.ts';
import { focusWindow } from './destinations.ts';
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

// macOS tells of a link with an event, before the app is ready too; elsewhere it is a word of the command line.
let openLink: (text: string | null) => void = (text) => (firstLink = text);
let firstLink = linkIn(process.argv);

if (options.cli !== null) {
  app.exit(await runCli(options.cli));
} else if (!app.requestSingleInstanceLock()) {
  app.quit();
} else {
  declareScheme();
  app.on('open-url', (event, url) => {
    event.preventDefault();
    openLink(url);
  });
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
  const push: SessionOptions['push'] = (channel, message) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channel, message);
  };
  const open = (): void => desktop.attach(openWindow(devUrl));
  const desktop = new Desktop({ settings, openWindow: open, session: () => session, push });
  desktop.startWith(firstLink);
  openLink = (text) => desktop.openLink(text);
  let session = openSession();
  registerHandlers(
    handlersOf({ session: () => session, settings, drafts, version, openDemo, desktop }),
    devOrigin,
    (line) => process.stderr.write(`${line}\n`),
  );
  open(); // loads while the store is being opened

  app.on('second-instance', (_event, argv) => {
    focusWindow();
    openLink(linkIn(argv));
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
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
      push,
      changed: (summary) => desktop.incidentChanged(summary),
      playbookChanged: () => desktop.playbookChanged(),
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
    void desktop.restart(await demo);
    for (const window of BrowserWindow.getAllWindows()) window.webContents.reload();
  }

  async function end(): Promise<void> {
    await desktop.stop();
    await (await session).stop();
    if (demoStore !== null) await removeDemoStore(demoStore);
  }
}
