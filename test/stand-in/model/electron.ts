import { unmodelledModule } from '../strict.ts';
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import {
  clipboard,
  dialog,
  globalShortcut,
  powerMonitor,
  powerSaveBlocker,
  safeStorage,
  screen,
  shell,
} from './desktop.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu, PublicMenuItem } from './menu.ts';
import { nativeImage } from './native-image.ts';
import { nativeTheme } from './native-theme.ts';
import { net } from './net.ts';
import { Notification } from './notification.ts';
import { protocol } from './protocol.ts';
import { records } from './records.ts';
import { session } from './session.ts';
import { Tray } from './tray.ts';
import { utilityProcess } from './utility-process.ts';
import { WebContents } from './web-contents.ts';

const modelled = {
  ...{
    app,
    BrowserWindow,
    clipboard,
    dialog,
    globalShortcut,
    ipcMain,
    Menu,
    MenuItem: PublicMenuItem,
    nativeImage,
  },
  ...{
    nativeTheme,
    net,
    Notification,
    powerMonitor,
    powerSaveBlocker,
    protocol,
    safeStorage,
    screen,
    session,
    shell,
  },
  ...{ Tray, utilityProcess, webContents: WebContents },
} satisfies Partial<Record<keyof typeof Electron.Main, unknown>>;

/** The rest of what Electron's main process exports: it can be imported, and any use of it throws. */
const others = [
  ...[
    'autoUpdater',
    'BaseWindow',
    'BrowserView',
    'contentTracing',
    'crashReporter',
    'desktopCapturer',
    'ImageView',
  ],
  ...[
    'inAppPurchase',
    'MessageChannelMain',
    'netLog',
    'parentPort',
    'pushNotifications',
    'ServiceWorkerMain',
  ],
  ...[
    'ShareMenu',
    'systemPreferences',
    'TouchBar',
    'View',
    'webContentsView',
    'WebContentsView',
    'webFrameMain',
  ],
];

/** The module `electron` as the app's main process gets it. */
export const electron: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(others.map((name) => [name, unmodelledModule(name)])),
  ...modelled,
};

// What specs look at, and no app: beside Electron's API, not in it.
Object.defineProperty(globalThis, 'standIn', { value: records });
