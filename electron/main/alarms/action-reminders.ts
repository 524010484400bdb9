import type { ListedAction } from '../../../shared/incident/action-items.ts';
import type { Instant } from '../../../shared/ids.ts';
import { remindersFor, type Reminder, type ReminderMemory } from '../../../shared/actions/reminders.ts';
import { dayAt } from '../../../shared/time/days.ts';
import { wallAt } from '../../../shared/time/zones.ts';

/** Nobody is reminded of a promise at night: from this hour on, on the clock where the desktop is. */
const FROM_HOUR = 9;
/** Between two looks, in ms: a day begins within so long, and a desktop that woke up looks by then. */
export const LOOK_MS = 15 * 60_000;

export type RemindersContext = {
  readonly wall: () => Instant;
  /** Where the person is: an IANA name. */
  readonly zone: () => string;
  /** Calls once after a while. @returns a function that calls it off. */
  readonly later: (ms: number, call: () => void) => () => void;
  readonly person: () => string;
  /** The action items of all incidents; null where the index does not answer. */
  readonly actions: () => Promise<readonly ListedAction[] | null>;
  readonly memory: { load(): ReminderMemory; save(memory: ReminderMemory): void };
  readonly show: (reminder: Reminder) => void;
};

/**
 * Reminds whoever sits at this desktop of what they promised: the day before, on the day, weekly once it is overdue; all
 * of it at once, once a day. Action items belong to incidents that are over, which the alarms know nothing of.
 */
export class ActionReminders {
  readonly #context: RemindersContext;
  #memory: ReminderMemory;
  #callOff: () => void = () => undefined;
  #running = false;

  constructor(context: RemindersContext) {
    this.#context = context;
    this.#memory = context.memory.load();
  }

  start(): void {
    this.stop();
    this.#running = true;
    void this.#look();
  }

  stop(): void {
    this.#running = false;
    this.#callOff();
  }

  async #look(): Promise<void> {
    const { wall, zone, later, person, actions, memory, show } = this.#context;
    this.#callOff = later(LOOK_MS, () => void this.#look());
    const now = wall();
    if (wallAt(now, zone()).getUTCHours() < FROM_HOUR) return;
    const all = await actions();
    if (all === null || !this.#running) return;
    const found = remindersFor(person(), all, dayAt(now, zone()), this.#memory);
    if (found.reminder === null) return;
    this.#memory = found.memory;
    memory.save(found.memory);
    show(found.reminder);
  }
}
