import { runtime } from '../runtime.ts';
import { notModelled, preventable } from '../strict.ts';
import { lifecycle } from './lifecycle.ts';
import type { Image } from './native-image.ts';
import type { Owner } from './page-commands.ts';
import { records } from './records.ts';
import { allContents, WebContents } from './web-contents.ts';
import { WindowState } from './window-state.ts';

type Options = Electron.BrowserWindowConstructorOptions;
type Api = Pick<
  Electron.BrowserWindow,
  | ('close' | 'destroy' | 'isDestroyed' | 'loadURL' | 'id' | 'title' | 'setTitle' | 'getTitle' | 'reload')
  | ('show' | 'showInactive' | 'hide' | 'isVisible' | 'focus' | 'blur' | 'isFocused' | 'minimize' | 'restore')
  | (
      | 'isMinimized'
      | 'maximize'
      | 'unmaximize'
      | 'isMaximized'
      | 'setFullScreen'
      | 'isFullScreen'
      | 'isNormal'
    )
  | (
      | 'getBounds'
      | 'setBounds'
      | 'getNormalBounds'
      | 'getContentBounds'
      | 'getSize'
      | 'setSize'
      | 'getContentSize'
    )
  | ('getPosition' | 'setPosition' | 'getMinimumSize' | 'setMinimumSize' | 'center' | 'setBackgroundColor')
  | (
      | 'getBackgroundColor'
      | 'setAlwaysOnTop'
      | 'isAlwaysOnTop'
      | 'isModal'
      | 'moveTop'
      | 'flashFrame'
      | 'setOverlayIcon'
      | 'setProgressBar'
    )
  | ('setMenuBarVisibility' | 'isMenuBarVisible' | 'setAutoHideMenuBar')
>;

const events = [
  ...['close', 'closed', 'ready-to-show', 'show', 'hide', 'focus', 'blur', 'minimize', 'restore', 'maximize'],
  ...[
    'unmaximize',
    'resize',
    'resized',
    'move',
    'moved',
    'page-title-updated',
    'enter-full-screen',
    'leave-full-screen',
  ],
  // These come from a desktop only; a test may emit them.
  ...['unresponsive', 'responsive', 'session-end', 'query-session-end', 'system-context-menu', 'app-command'],
];

const known = new Set([
  ...[
    'width',
    'height',
    'x',
    'y',
    'minWidth',
    'minHeight',
    'show',
    'title',
    'backgroundColor',
    'webPreferences',
  ],
  ...[
    'autoHideMenuBar',
    'useContentSize',
    'icon',
    'center',
    'paintWhenInitiallyHidden',
    'alwaysOnTop',
    'titleBarStyle',
  ],
]);

const windows = new Map<number, BrowserWindow>();
let lastId = 0;

/** Electron's BrowserWindow. Its size is its content's: there are no decorations, nor a menu bar. */
export class BrowserWindow extends WindowState implements Api {
  readonly id = ++lastId;
  readonly webContents: WebContents;
  title: string;
  private background: string;
  private visible: boolean;
  private dead = false;
  private focused = false;
  private onTop: boolean;
  private menuBar = true;

  constructor(options: Options = {}) {
    super(events);
    if (!lifecycle.ready) throw new Error('Cannot create BrowserWindow before app is ready');
    const unknown = Object.keys(options).find((name) => !known.has(name));
    if (unknown !== undefined) throw notModelled(`BrowserWindow's option '${unknown}'`);
    const { webPreferences = {} } = options;
    this.place(options);
    this.title = options.title ?? lifecycle.appName();
    this.background = options.backgroundColor ?? '#FFFFFF';
    this.visible = options.show !== false;
    this.onTop = options.alwaysOnTop ?? false;
    this.webContents = new WebContents(this.owner(), webPreferences);
    windows.set(this.id, this);
    // A window on the screen has to be opened with the URL that it is to show.
    if (!runtime.visible) void this.webContents.open('about:blank').catch(lifecycle.fail);
    lifecycle.created(this);
    if (this.visible) this.focus();
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()];
  }
  static fromId(id: number): BrowserWindow | null {
    return windows.get(id) ?? null;
  }
  static fromWebContents(contents: WebContents | null | undefined): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null;
  }
  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.focused) ?? null;
  }

  protected override resized(width: number, height: number): void {
    this.webContents.resize(width, height);
  }

  private owner(): Owner {
    return {
      getContentSize: () => this.getContentSize(),
      readyToShow: () => void this.emit('ready-to-show'),
      titleChanged: (title) => {
        const event = preventable({});
        this.emit('page-title-updated', event, title, true);
        if (!event.defaultPrevented) this.title = title;
      },
      pageGone: () => this.finish(true),
      close: () => this.close(),
      focus: () => this.focus(),
      isFocused: () => this.focused,
    };
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }
  reload(): void {
    this.webContents.reload();
  }

  close(): void {
    if (this.dead) return;
    const event = preventable({});
    this.emit('close', event);
    if (!event.defaultPrevented) setImmediate(() => this.destroy());
    else lifecycle.closePrevented();
  }
  destroy(): void {
    this.finish(false);
  }
  private finish(gone: boolean): void {
    if (this.dead) return;
    this.dead = true;
    windows.delete(this.id);
    this.webContents.destroy(gone);
    this.emit('closed');
    if (windows.size === 0) lifecycle.lastWindowClosed();
  }
  isDestroyed(): boolean {
    return this.dead;
  }

  show(): void {
    this.showInactive();
    this.focus();
  }
  showInactive(): void {
    if (this.visible) return;
    this.visible = true;
    this.emit('show');
  }
  hide(): void {
    if (!this.visible) return;
    this.visible = false;
    this.blur();
    this.emit('hide');
  }
  isVisible(): boolean {
    return this.visible;
  }
  focus(): void {
    if (this.focused) return;
    for (const other of windows.values()) if (other !== this) other.blur();
    this.focused = true;
    this.emit('focus');
    lifecycle.focused(this);
  }
  blur(): void {
    if (!this.focused) return;
    this.focused = false;
    this.emit('blur');
  }
  isFocused(): boolean {
    return this.focused;
  }

  setTitle(title: string): void {
    this.title = title;
  }
  getTitle(): string {
    return this.title;
  }
  setBackgroundColor(color: string): void {
    this.background = color;
  }
  getBackgroundColor(): string {
    return this.background;
  }
  setAlwaysOnTop(flag: boolean): void {
    this.onTop = flag;
  }
  isAlwaysOnTop(): boolean {
    return this.onTop;
  }
  isModal(): boolean {
    return false;
  }
  setMenuBarVisibility(visible: boolean): void {
    this.menuBar = visible;
  }
  setAutoHideMenuBar(hide: boolean): void {
    this.menuBar = !hide;
  }
  isMenuBarVisible(): boolean {
    return this.menuBar;
  }
  // What a window manager or a taskbar does with these is not seen by the app.
  moveTop(): void {
    return;
  }
  flashFrame(flag: boolean): void {
    if (flag) records.flashes += 1;
  }
  setOverlayIcon(_overlay: Electron.NativeImage | null, _description: string): void {
    if (process.platform !== 'win32') throw notModelled('BrowserWindow.setOverlayIcon outside Windows');
  }
  setProgressBar(_progress: number): void {
    return;
  }

  capturePage(): Promise<Image> {
    return this.webContents.capturePage();
  }
}

/** Passes on what the browser says of its pages as a whole. */
export const browserNews = {
  titled: (targetId: string, title: string): void =>
    allContents()
      .find((one) => one.targetId === targetId)
      ?.titled(title),
  gone: (targetId: string): void =>
    allContents()
      .find((one) => one.targetId === targetId)
      ?.owner.pageGone(),
};
