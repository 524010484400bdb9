import { readFileSync } from 'node:fs';
import { openPage, type PageListener } from '../browser/page.ts';
import { toPage } from '../browser/schemes.ts';
import type { ToMain, ToPage } from '../page/messages.ts';
import { pageScripts } from '../page/scripts.ts';
import { notModelled, preventable } from '../strict.ts';
import { pressed } from './accelerator.ts';
import { codeOf, failure } from './load-failure.ts';
import { mainFrameOf } from './frame.ts';
import { dispatch, wire } from './ipc-dispatch.ts';
import { IpcMain } from './ipc-main.ts';
import { colorScheme } from './native-theme.ts';
import { PageCommands, type Owner } from './page-commands.ts';
import { decide } from './permissions.ts';
import { session } from './session.ts';
import { webContentsEvents } from './web-contents-events.ts';
import type { Api } from './web-contents-api.ts';

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];
const contents = new Map<number, WebContents>();
let lastId = 0;

/** Every page that is not destroyed. */
export function allContents(): WebContents[] {
  return [...contents.values()];
}

/** Electron's WebContents: a page of Chromium with the app's preload. */
export class WebContents extends PageCommands implements Api {
  readonly id = ++lastId;
  readonly ipc = new IpcMain();
  readonly session = session.defaultSession;
  readonly mainFrame = mainFrameOf(this);
  readonly owner: Owner;
  private readonly preload: string;
  private url = '';
  private title = '';
  private crashed = false;
  private loading = false;
  private shown = false;
  private openHandler: OpenHandler | undefined;
  private load: PromiseWithResolvers<undefined> | undefined;
  /** Navigations that the page itself asked for and that have not reached the network yet. */
  private readonly asked: string[] = [];

  constructor(owner: Owner, preferences: Electron.WebPreferences) {
    super(webContentsEvents);
    for (const [name, unsafe] of Object.entries({
      nodeIntegration: true,
      contextIsolation: false,
      sandbox: false,
    })) {
      if (preferences[name as keyof Electron.WebPreferences] === unsafe)
        throw notModelled(`webPreferences.${name}: ${String(unsafe)}`);
    }
    this.owner = owner;
    this.preload = preferences.preload === undefined ? '' : readFileSync(preferences.preload, 'utf8');
    this.preloadPath = preferences.preload ?? '';
    contents.set(this.id, this);
  }
  private readonly preloadPath: string;

  static fromId(id: number): WebContents | undefined {
    return contents.get(id);
  }
  static getAllWebContents(): WebContents[] {
    return allContents();
  }
  static getFocusedWebContents(): WebContents | null {
    return allContents().find((one) => one.isFocused()) ?? null;
  }
  static fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return allContents().find((one) => one.targetId === targetId);
  }

  get targetId(): string | undefined {
    return this.opened?.targetId;
  }

  /** Opens the page; a visible one shows the URL it is opened with. */
  open(url: string): Promise<boolean> {
    const [width = 0, height = 0] = this.owner.getContentSize();
    const { platform, arch, versions } = process;
    const scripts = pageScripts({ platform, arch, versions: { ...versions } }, this.preload);
    const opening = openPage(toPage(url), { scripts, width, height }, this.listener());
    this.page = opening.then(async ({ page }) => {
      this.opened = page;
      await this.applyTheme();
      return page;
    });
    // Whoever awaits the page gets the error.
    this.page.catch(() => undefined);
    return opening.then(({ shows }) => this.page?.then(() => shows) ?? shows);
  }

  async loadURL(url: string): Promise<void> {
    this.load?.reject(failure('ERR_ABORTED', -3, url));
    const load = Promise.withResolvers<undefined>();
    this.load = load;
    load.promise.catch(() => undefined);
    const shows = this.page ? false : await this.open(url);
    const page = await this.page;
    if (!shows) {
      const { errorText } = (await page?.session.send('Page.navigate', { url: toPage(url) })) ?? {};
      if (errorText !== undefined) this.failed(errorText.replace('net::', ''), url);
    }
    await load.promise;
  }

  private failed(name: string, url: string): void {
    const code = codeOf(name);
    this.emit('did-fail-load', preventable({}), code, name, url, true, 1, 1);
    this.load?.reject(failure(name, code, url));
  }

  private listener(): PageListener {
    return {
      navigated: (url, inPage) => {
        this.url = url;
        this.crashed = false;
        if (inPage) this.emit('did-navigate-in-page', preventable({}), url, true, 1, 1);
        else this.emit('did-navigate', preventable({}), url, 200, 'OK');
      },
      requestedNavigation: (url) => void this.asked.push(url),
      windowOpened: (details) => this.windowOpened(details),
      lifecycle: (name) => this.lifecycle(name),
      loading: (started) => {
        this.loading = started;
        this.emit(started ? 'did-start-loading' : 'did-stop-loading');
      },
      crashed: () => {
        this.crashed = true;
        this.emit('render-process-gone', preventable({}), { reason: 'crashed', exitCode: 1 });
      },
      console: (level, message) => void this.emit('console-message', preventable({ level, message })),
      told: (message, answer) => this.told(message, answer),
    };
  }

  private lifecycle(name: string): void {
    if (this.url === '' || this.url === 'about:blank') return;
    if (name === 'DOMContentLoaded') this.emit('dom-ready', preventable({}));
    if (name === 'load') {
      this.emit('did-finish-load');
      this.load?.resolve(undefined);
    }
    if (name === 'firstPaint' && !this.shown) {
      this.shown = true;
      this.owner.readyToShow();
    }
  }

  private told(message: ToMain, answer: (message: ToPage) => void): void {
    if (this.destroyed) return;
    switch (message.type) {
      case 'send':
      case 'invoke':
        void dispatch(this, message, answer);
        break;
      case 'ask': {
        const { id, kind, permission, details } = message;
        decide(this, kind, permission, details).then(
          () => answer({ type: 'reply', id, ok: true, value: wire.encode(undefined) }),
          (error: unknown) => answer({ type: 'reply', id, ok: false, error: String(error) }),
        );
        break;
      }
      case 'key':
        pressed(message);
        break;
      case 'preload-error': {
        console.error(`Unable to load preload script: ${this.preloadPath}\n${message.stack}`);
        this.emit('preload-error', preventable({}), this.preloadPath, new Error(message.message));
      }
    }
  }

  private windowOpened({
    url,
    frameName,
    features,
  }: {
    url: string;
    frameName: string;
    features: string;
  }): void {
    const disposition = features === '' ? ('foreground-tab' as const) : ('new-window' as const);
    const referrer = { url: '', policy: 'strict-origin-when-cross-origin' as const };
    const answer = this.openHandler?.({ url, frameName, features, disposition, referrer });
    if (answer?.action !== 'deny') throw notModelled(`a window opened by the page (${url})`);
  }

  /** Whether a document may be loaded: what the page asked for passes through `will-navigate`. */
  mayNavigate(url: string): boolean {
    const index = this.asked.indexOf(url);
    if (index < 0) return true;
    this.asked.splice(index, 1);
    const about = {
      url,
      isMainFrame: true,
      isSameDocument: false,
      frame: this.mainFrame,
      initiator: this.mainFrame,
    };
    const event = preventable(about);
    this.emit('will-frame-navigate', event);
    this.emit('will-navigate', event, url);
    return !event.defaultPrevented;
  }

  send(channel: string, ...args: unknown[]): void {
    const coded = wire.encode(args);
    if (this.destroyed) throw new TypeError('Object has been destroyed');
    // Without a document nobody listens, and in Electron too the message is lost.
    this.opened?.send({ type: 'event', channel, args: coded });
  }

  applyTheme(): Promise<unknown> | undefined {
    const value = colorScheme();
    if (value === null) return undefined;
    return this.opened?.session.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value }],
    });
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
  getURL(): string {
    return this.url;
  }
  getTitle(): string {
    return this.title;
  }
  isLoading(): boolean {
    return this.loading;
  }
  isCrashed(): boolean {
    return this.crashed;
  }
  getType(): 'window' {
    return 'window';
  }
  focus(): void {
    this.owner.focus();
  }
  isFocused(): boolean {
    return this.owner.isFocused();
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  close(_options?: Electron.CloseOpts): void {
    this.owner.close();
  }
  isDevToolsOpened(): boolean {
    return false;
  }

  /** The browser's news of the page's title. */
  titled(title: string): void {
    if (title === this.title || title === '') return;
    this.title = title;
    this.owner.titleChanged(title);
  }

  /** Ends the page; `gone` when the browser has closed it already. */
  destroy(gone: boolean): void {
    if (this.destroyed) return;
    this.destroyed = true;
    contents.delete(this.id);
    if (!gone) this.page?.then((page) => page.close()).catch(() => undefined);
    this.load?.reject(failure('ERR_FAILED', -2, this.url));
    this.emit('destroyed');
  }
}
