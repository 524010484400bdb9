import { BrowserWindow } from 'electron';
import type { Destination } from '../../shared/ipc/contract.ts';

/** Brings the window to the front. @returns whether there is one. */
export function focusWindow(): boolean {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) return false;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
  return true;
}

/** Where links, notifications, the tray and the chord from outside lead: to the window, as soon as it can hear it. */
export class Destinations {
  readonly #openWindow: () => void;
  #waiting: Destination | null = null;
  #hears = false;

  constructor(openWindow: () => void) {
    this.#openWindow = openWindow;
  }

  go(to: Destination): void {
    const [window] = BrowserWindow.getAllWindows();
    if (window !== undefined && this.#hears) window.webContents.send('app:go', to);
    else this.#waiting = to;
    if (!focusWindow()) this.#openWindow();
  }

  /** Keeps a destination for the window that is about to start. */
  keep(to: Destination): void {
    this.#waiting = to;
  }

  /** The window asks for everything that it starts with; from now on it is told. */
  take(): Destination | null {
    const to = this.#waiting;
    this.#waiting = null;
    this.#hears = true;
    return to;
  }

  /** The window is loaded anew, or gone: until it asks again it hears nothing. */
  lost(): void {
    this.#hears = false;
  }
}
