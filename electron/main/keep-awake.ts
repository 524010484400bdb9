import { powerSaveBlocker } from 'electron';

/** Keeps the screen on, for as long as it is said to. */
export class KeepAwake {
  #blocker: number | null = null;

  set(on: boolean): void {
    if (on === (this.#blocker !== null)) return;
    if (this.#blocker !== null) powerSaveBlocker.stop(this.#blocker);
    this.#blocker = on ? powerSaveBlocker.start('prevent-display-sleep') : null;
  }
}
