import { Notification } from 'electron';
import type { Over } from '../../../shared/alarms/alarm-clock.ts';
import { ringWords, type Here } from '../../../shared/alarms/words.ts';
import type { IncidentId } from '../../../shared/ids.ts';

const keyOf = ({ id, alarm }: Over): string => `${id} ${alarm.key}`;

/** Alarms as notifications of the system: one for each time that something rings, gone once it is answered. */
export class Notifier {
  readonly #open: (id: IncidentId) => void;
  /**
   * Held until they are answered: what nobody holds is collected, and its click with it. One that was closed may still
   * stand in the system's list, where it can be clicked and is to be taken back.
   */
  readonly #shown = new Map<string, Notification>();

  constructor(open: (id: IncidentId) => void) {
    this.#open = open;
  }

  show(rings: readonly [Over, ...Over[]], here: Here): void {
    if (!Notification.isSupported()) return;
    const [worst] = rings;
    const key = keyOf(worst);
    this.#shown.get(key)?.close();
    // The console's own sound is a setting of its own, so the system's stays out.
    const notification = new Notification({ ...ringWords(rings, here), silent: true, urgency: 'critical' });
    notification.on('click', () => this.#open(worst.id));
    this.#shown.set(key, notification);
    notification.show();
  }

  /** Takes back what is no longer over. */
  withdraw(over: readonly Over[]): void {
    const still = new Set(over.map(keyOf));
    for (const [key, notification] of this.#shown) {
      if (still.has(key)) continue;
      this.#shown.delete(key);
      notification.close();
    }
  }
}
