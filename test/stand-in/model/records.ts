import type { Menu } from './menu.ts';

/** What the app showed to a desktop that is not there; a spec reads it as `globalThis.standIn`. */
export const records = {
  notifications: [] as { title: string; body: string }[],
  trays: [] as { toolTip: string; menu: Menu | null }[],
  beeps: 0,
};
