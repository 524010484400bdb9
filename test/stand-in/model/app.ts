import { switches } from '../command-line.ts';
import { startBrowser, stopBrowser } from '../browser/host.ts';
import { runtime } from '../runtime.ts';
import { electronVersion } from '../version.ts';
import { notModelled, preventable, strict, StrictEmitter } from '../strict.ts';
import { browserNews, BrowserWindow } from './browser-window.ts';
import { lifecycle } from './lifecycle.ts';
import { getPath, setPath } from './paths.ts';
import { sealSchemes } from './protocol.ts';
import { routeRequests, warmUp } from './requests.ts';
import { holdsInstanceLock, releaseInstanceLock, takeInstanceLock } from './single-instance.ts';

type Api = Pick<
  Electron.App,
  | (
      | 'quit'
      | 'exit'
      | 'isReady'
      | 'whenReady'
      | 'getPath'
      | 'setPath'
      | 'getAppPath'
      | 'getName'
      | 'setName'
      | 'name'
    )
  | (
      | 'getVersion'
      | 'getLocale'
      | 'getSystemLocale'
      | 'getPreferredSystemLanguages'
      | 'isPackaged'
      | 'enableSandbox'
    )
  | (
      | 'requestSingleInstanceLock'
      | 'hasSingleInstanceLock'
      | 'releaseSingleInstanceLock'
      | 'setAppUserModelId'
    )
  | (
      | 'setAsDefaultProtocolClient'
      | 'isDefaultProtocolClient'
      | 'setAboutPanelOptions'
      | 'disableHardwareAcceleration'
    )
  | ('setBadgeCount' | 'getBadgeCount' | 'badgeCount' | 'focus')
>;

const events = [
  ...[
    'will-finish-launching',
    'ready',
    'window-all-closed',
    'before-quit',
    'will-quit',
    'quit',
    'second-instance',
  ],
  ...['web-contents-created', 'browser-window-created', 'browser-window-focus'],
  // These come from a desktop, a crash or the network only; a test may emit them.
  ...[
    'activate',
    'open-url',
    'open-file',
    'child-process-gone',
    'render-process-gone',
    'certificate-error',
    'login',
  ],
  ...['select-client-certificate', 'accessibility-support-changed', 'session-created', 'browser-window-blur'],
];

/** Electron's App. */
class App extends StrictEmitter implements Api {
  readonly commandLine = strict('app.commandLine', switches);
  readonly isPackaged = runtime.packaged;
  /** Only macOS has one. */
  readonly dock = undefined;
  badgeCount = 0;
  private ownName: string | undefined;
  private quitting = false;
  private readonly readiness = Promise.withResolvers<undefined>();

  constructor() {
    super(events, 'app');
    lifecycle.appName = () => this.getName();
    lifecycle.created = (window) => {
      this.emit('web-contents-created', preventable({}), window.webContents);
      this.emit('browser-window-created', preventable({}), window);
      window.webContents.on('render-process-gone', (event: unknown, details: unknown) => {
        this.emit('render-process-gone', event, window.webContents, details);
      });
    };
    lifecycle.focused = (window) => void this.emit('browser-window-focus', preventable({}), window);
    lifecycle.closePrevented = () => {
      this.quitting = false;
    };
    lifecycle.quit = () => this.quit();
    lifecycle.lastWindowClosed = () => this.lastWindowClosed();
  }

  /** Starts the browser, then says that the app is ready. */
  async start(): Promise<void> {
    const browser = startBrowser(this.getPath('sessionData'), (connection) => {
      routeRequests(connection);
      connection.browser.on('Target.targetInfoChanged', ({ targetInfo: { targetId, title, url } }) => {
        // Until a document has a title Chromium calls it by its address.
        if (title !== '' && !url.includes(title)) browserNews.titled(targetId, title);
      });
      connection.browser.on('Target.targetDestroyed', ({ targetId }) => browserNews.gone(targetId));
    });
    warmUp();
    await browser;
    sealSchemes();
    lifecycle.ready = true;
    this.emit('will-finish-launching');
    this.readiness.resolve(undefined);
    this.emit('ready', preventable({}), {});
  }

  get isQuitting(): boolean {
    return this.quitting;
  }

  isReady(): boolean {
    return lifecycle.ready;
  }
  whenReady(): Promise<void> {
    return this.readiness.promise;
  }

  /** `before-quit`, then each window is asked to close, then `will-quit`, then `quit`: any but the last may prevent it. */
  quit(): void {
    if (this.quitting) return;
    const event = preventable({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.quitting = true;
    const windows = BrowserWindow.getAllWindows();
    if (windows.length === 0) setImmediate(() => this.finish());
    for (const window of windows) if (this.isQuitting) window.close();
  }

  private lastWindowClosed(): void {
    if (this.quitting) this.finish();
    else if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }

  private finish(): void {
    const event = preventable({});
    this.emit('will-quit', event);
    if (event.defaultPrevented) this.quitting = false;
    else this.exit(0);
  }

  exit(code = 0): void {
    this.quitting = true;
    for (const window of BrowserWindow.getAllWindows()) window.removeAllListeners().destroy();
    this.emit('quit', preventable({}), code);
    releaseInstanceLock();
    void stopBrowser().then(() => process.exit(code));
  }

  get name(): string {
    return this.getName();
  }
  set name(name: string) {
    this.setName(name);
  }
  getName(): string {
    return this.ownName ?? runtime.manifest.productName ?? runtime.manifest.name ?? 'Electron';
  }
  setName(name: string): void {
    this.ownName = name;
  }
  getVersion(): string {
    return runtime.manifest.version ?? electronVersion;
  }
  getAppPath(): string {
    return runtime.folder;
  }
  getPath(name: string): string {
    return getPath(name, this.getName());
  }
  setPath(name: string, path: string): void {
    setPath(name, path);
  }
  getLocale(): string {
    return 'en-US';
  }
  getSystemLocale(): string {
    return 'en-US';
  }
  getPreferredSystemLanguages(): string[] {
    return ['en-US'];
  }

  requestSingleInstanceLock(data?: Record<string, unknown>): boolean {
    return takeInstanceLock(this.getPath('userData'), data, ({ argv, cwd, data: told }) => {
      this.emit('second-instance', preventable({}), argv, cwd, told);
    });
  }
  hasSingleInstanceLock(): boolean {
    return holdsInstanceLock();
  }
  releaseSingleInstanceLock(): void {
    releaseInstanceLock();
  }

  // The rest speaks to a desktop that is not there: it is remembered where the app can ask for it.
  private readonly protocolClients = new Set<string>();
  setAsDefaultProtocolClient(protocol: string): boolean {
    this.protocolClients.add(protocol);
    return true;
  }
  isDefaultProtocolClient(protocol: string): boolean {
    return this.protocolClients.has(protocol);
  }
  setBadgeCount(count = 0): boolean {
    this.badgeCount = count;
    return true;
  }
  getBadgeCount(): number {
    return this.badgeCount;
  }
  aboutPanel: Electron.AboutPanelOptionsOptions = {};
  setAboutPanelOptions(options: Electron.AboutPanelOptionsOptions): void {
    this.aboutPanel = options;
  }
  setAppUserModelId(_id: string): void {
    if (process.platform !== 'win32') throw notModelled('app.setAppUserModelId outside Windows');
  }
  enableSandbox(): void {
    if (lifecycle.ready) throw new Error('app.enableSandbox() can only be called before app is ready');
  }
  disableHardwareAcceleration(): void {
    if (lifecycle.ready)
      throw new Error('app.disableHardwareAcceleration() can only be called before app is ready');
  }
  focus(): void {
    (BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0])?.focus();
  }
}

/** Electron's `app`. */
export const app = new App();
