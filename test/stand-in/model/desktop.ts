import { spawn } from 'node:child_process';
import { runtime } from '../runtime.ts';
import { strict, StrictEmitter } from '../strict.ts';
import { isAccelerator } from './accelerator.ts';
import { blockers, chords, records } from './records.ts';

/** A dialog waits for a person: here a test has to say what the person answers, by replacing the method. */
function unanswered(name: string): () => never {
  return () => {
    throw new Error(`stand-in: ${name} has no answer here; replace it in the test.`);
  };
}

/** Electron's `dialog`. */
export const dialog = strict('dialog', {
  showOpenDialog: unanswered('dialog.showOpenDialog'),
  showOpenDialogSync: unanswered('dialog.showOpenDialogSync'),
  showSaveDialog: unanswered('dialog.showSaveDialog'),
  showSaveDialogSync: unanswered('dialog.showSaveDialogSync'),
  showMessageBox: unanswered('dialog.showMessageBox'),
  showMessageBoxSync: unanswered('dialog.showMessageBoxSync'),
  showErrorBox: unanswered('dialog.showErrorBox'),
} satisfies Pick<
  Electron.Dialog,
  | ('showOpenDialog' | 'showOpenDialogSync' | 'showSaveDialog' | 'showSaveDialogSync')
  | ('showMessageBox' | 'showMessageBoxSync' | 'showErrorBox')
>);

function openOutside(target: string): Promise<void> {
  const openers: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
    darwin: ['open'],
    win32: ['explorer.exe'],
  };
  const [command, ...args] = openers[process.platform] ?? ['xdg-open'];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args, target], { stdio: 'ignore', detached: true });
    child.once('spawn', resolve).once('error', reject);
    child.unref();
  });
}

/** Electron's `shell`: opens things for people who see the window; a test has to replace what it expects. */
export const shell = strict('shell', {
  openExternal: async (url: string) => {
    if (!runtime.visible)
      throw new Error(`stand-in: shell.openExternal('${url}') opens nothing here; replace it in the test.`);
    await openOutside(url);
  },
  openPath: async (path: string) => {
    if (!runtime.visible)
      throw new Error(`stand-in: shell.openPath('${path}') opens nothing here; replace it in the test.`);
    await openOutside(path);
    return '';
  },
  showItemInFolder: (path: string) => {
    throw new Error(
      `stand-in: shell.showItemInFolder('${path}') shows nothing here; replace it in the test.`,
    );
  },
  beep: () => {
    records.beeps++;
  },
} satisfies Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'beep'>);

let clipboardText = '';

/** Electron's `clipboard`, of this process alone. */
export const clipboard = strict('clipboard', {
  readText: () => Promise.resolve(clipboardText),
  writeText: (text: string) => {
    clipboardText = text;
    return Promise.resolve();
  },
  clear: () => {
    clipboardText = '';
  },
} satisfies Pick<Electron.Clipboard, 'readText' | 'writeText' | 'clear'>);

/** Electron's `powerMonitor`; nothing here sleeps, so a test emits what it wants to happen. */
class PowerMonitor
  extends StrictEmitter
  implements Pick<Electron.PowerMonitor, 'getSystemIdleTime' | 'getSystemIdleState' | 'isOnBatteryPower'>
{
  readonly onBatteryPower = false;
  constructor() {
    const events = ['suspend', 'resume', 'on-ac', 'on-battery', 'shutdown', 'lock-screen', 'unlock-screen'];
    super(
      [...events, 'user-did-become-active', 'user-did-resign-active', 'thermal-state-change'],
      'powerMonitor',
    );
  }
  getSystemIdleTime(): number {
    return 0;
  }
  getSystemIdleState(_threshold: number): 'active' {
    return 'active';
  }
  isOnBatteryPower(): boolean {
    return false;
  }
}
export const powerMonitor = new PowerMonitor();

let lastBlocker = 0;

/** Electron's `powerSaveBlocker`. */
export const powerSaveBlocker = strict('powerSaveBlocker', {
  start: (type: 'prevent-app-suspension' | 'prevent-display-sleep') => {
    blockers.set(++lastBlocker, type);
    return lastBlocker;
  },
  stop: (id: number) => blockers.delete(id),
  isStarted: (id: number) => blockers.has(id),
} satisfies Electron.PowerSaveBlocker);

/** Registers a chord as the system does: refused where another program has it, or where it is no chord. */
function registerChord(accelerator: string, callback: () => void): boolean {
  if (!isAccelerator(accelerator)) {
    throw new TypeError(`Error processing argument at index 0, conversion failure from ${accelerator}`);
  }
  if (chords.has(accelerator) || records.takenChords.has(accelerator)) return false;
  chords.set(accelerator, callback);
  return true;
}

/** Electron's `globalShortcut`; no key of the desktop reaches it, but `globalThis.standIn.press`. */
export const globalShortcut = strict('globalShortcut', {
  register: registerChord,
  registerAll: (accelerators: string[], callback: () => void) => {
    for (const accelerator of accelerators) registerChord(accelerator, callback);
  },
  unregister: (accelerator: string) => void chords.delete(accelerator),
  unregisterAll: () => chords.clear(),
  isRegistered: (accelerator: string) => chords.has(accelerator),
} satisfies Partial<Electron.GlobalShortcut>);

const noKey = (): never => {
  throw new Error('safeStorage is not available: the stand-in has no keychain.');
};

/** Electron's `safeStorage` on a machine without a keychain. */
export const safeStorage = strict('safeStorage', {
  // The deprecated ones are there in Electron, so they are here.
  /* eslint-disable @typescript-eslint/no-deprecated */
  isEncryptionAvailable: () => false,
  isAsyncEncryptionAvailable: () => Promise.resolve(false),
  encryptString: noKey,
  decryptString: noKey,
  /* eslint-enable @typescript-eslint/no-deprecated */
  encryptStringAsync: () =>
    Promise.reject(new Error('safeStorage is not available: the stand-in has no keychain.')),
  decryptStringAsync: () =>
    Promise.reject(new Error('safeStorage is not available: the stand-in has no keychain.')),
  getSelectedStorageBackend: () => 'unknown' as const,
} satisfies Partial<Electron.SafeStorage>);

const display = strict('Display', {
  id: 1,
  label: 'stand-in',
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
  size: { width: 1920, height: 1080 },
  workAreaSize: { width: 1920, height: 1040 },
  scaleFactor: 1,
  rotation: 0,
  internal: false,
} satisfies Partial<Electron.Display>);

/** Electron's `screen`: one display of 1920 by 1080. */
class Screen extends StrictEmitter {
  constructor() {
    super(['display-added', 'display-removed', 'display-metrics-changed'], 'screen');
  }
  getPrimaryDisplay(): typeof display {
    return display;
  }
  getAllDisplays(): (typeof display)[] {
    return [display];
  }
  getDisplayMatching(_rectangle: Electron.Rectangle): typeof display {
    return display;
  }
  getDisplayNearestPoint(_point: Electron.Point): typeof display {
    return display;
  }
  getCursorScreenPoint(): Electron.Point {
    return { x: 0, y: 0 };
  }
}
export const screen = new Screen();
