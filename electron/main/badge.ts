import { app, BrowserWindow } from 'electron';
import { hexagon } from './tray-icon.ts';

/** Shows on the dock or the taskbar how many things are over. */
export class Badge {
  #shown = 0;
  /** The window that asks for a look. */
  #flashing: number | null = null;

  show(count: number): void {
    if (count === this.#shown) return;
    this.#shown = count;
    app.setBadgeCount(count);
    this.overlay();
  }

  /** Windows has no counts: a mark over the icon says that there is something, and its description how much. */
  overlay(): void {
    if (process.platform !== 'win32') return;
    const words = this.#shown === 1 ? '1 thing is over' : `${this.#shown} things are over`;
    for (const window of BrowserWindow.getAllWindows())
      window.setOverlayIcon(this.#shown === 0 ? null : hexagon(true), this.#shown === 0 ? '' : words);
  }

  /** Asks for a look once, where the person is in another program; looking ends it. */
  flash(): void {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined || window.isFocused() || this.#flashing === window.id) return;
    this.#flashing = window.id;
    window.flashFrame(true);
    window.once('focus', () => {
      this.#flashing = null;
      window.flashFrame(false);
    });
  }
}
