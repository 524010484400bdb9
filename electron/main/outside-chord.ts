import { globalShortcut } from 'electron';

/** The chord that reaches the console from any program, as the settings name it; the system may refuse it. */
export class OutsideChord {
  readonly #press: () => void;
  #chord = '';
  #trouble: string | null = null;

  constructor(press: () => void) {
    this.#press = press;
  }

  /** Why the chord does not work, as a sentence; null when it does, or there is none. */
  get trouble(): string | null {
    return this.#trouble;
  }

  set(chord: string): void {
    if (chord === this.#chord) return;
    if (this.#chord !== '' && this.#trouble === null) globalShortcut.unregister(this.#chord);
    this.#chord = chord;
    this.#trouble = chord === '' ? null : this.#register(chord);
  }

  #register(chord: string): string | null {
    try {
      if (globalShortcut.register(chord, this.#press)) return null;
    } catch {
      return 'The system does not know these keys. Press others; within the console every key works as before.';
    }
    return 'Another program or the system has these keys. Press others; within the console every key works as before.';
  }
}
