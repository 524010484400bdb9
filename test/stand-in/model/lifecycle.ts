import type { BrowserWindow } from './browser-window.ts';

/** What windows tell the app, and the app tells windows, without either importing the other. */
export const lifecycle = {
  ready: false,
  appName: (): string => 'Electron',
  created: (_window: BrowserWindow): void => undefined,
  focused: (_window: BrowserWindow): void => undefined,
  quit: (): void => undefined,
  closePrevented: (): void => undefined,
  lastWindowClosed: (): void => undefined,
  /** A failure that the app could not cause: the stand-in itself does not work. */
  fail: (error: unknown): void => {
    process.stderr.write(
      `stand-in: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  },
};
