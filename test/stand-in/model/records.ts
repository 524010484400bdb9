import type { Menu } from './menu.ts';

/** A notification as a person sees it; `click` in `globalThis.standIn` presses it. */
export type Shown = { title: string; body: string; urgency: string; open: boolean };

/** What a notification's record and its object have in common: where a click goes to. */
export const clicks = new Map<Shown, () => void>();
/** The chords of the desktop that the app has, each with what a press does. */
export const chords = new Map<string, () => void>();
/** What keeps the machine or its screen from sleeping. */
export const blockers = new Map<number, string>();

/** What the app showed to a desktop that is not there, and the desktop's own hands; a spec reads it as `globalThis.standIn`. */
export const records = {
  notifications: [] as Shown[],
  trays: [] as { toolTip: string; title: string; menu: Menu | null }[],
  beeps: 0,
  /** How often a window asked for a look. */
  flashes: 0,
  /** Chords that another program has: the app cannot register them. */
  takenChords: new Set<string>(),
  /** What is kept from sleeping at this moment. */
  awake: (): string[] => [...blockers.values()],
  /** Clicks the notification of that number. */
  click: (index: number): void => {
    const shown = records.notifications[index];
    if (shown === undefined) throw new Error(`stand-in: there is no notification ${index}.`);
    if (!shown.open) throw new Error(`stand-in: notification ${index} is gone.`);
    clicks.get(shown)?.();
  },
  /** Presses a chord of the desktop, outside the app's windows. @returns whether the app has it. */
  press: (accelerator: string): boolean => {
    const press = chords.get(accelerator);
    press?.();
    return press !== undefined;
  },
};
