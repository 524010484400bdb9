import { existsSync, renameSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import ElectronStore from 'electron-store';
import type * as z from 'zod';
import { settingsSchema, type Notice, type Settings } from '../../shared/ipc/contract.ts';

/** This desktop's settings; records never come here. */
export type SettingsFile = {
  readonly notice: Notice | null;
  get(): Settings;
  /** @throws when the disk refuses. */
  change(part: Partial<Settings>): Settings;
};

const defaults = (): z.output<typeof settingsSchema> => ({
  person: userName(),
  theme: 'system',
  density: 'comfortable',
  times: 'local',
  notifications: true,
  sound: false,
  minuteWhenLate: true,
  keepAwake: true,
  shortcut: 'CommandOrControl+Shift+L',
  reliefLater: {},
});

/** A system that knows no user of this number, such as a container, throws. */
function userName(): string {
  try {
    return userInfo().username || 'me';
  } catch {
    return 'me';
  }
}

/** Opens the settings in a folder; a damaged file is set aside, the defaults apply, and the notice says so. */
export function openSettings(folder: string): SettingsFile {
  let notice: Notice | null = null;
  let file: ElectronStore;
  // Held here: its store reads the file at every look, and a file that is damaged meanwhile must stop no entry.
  let held: Readonly<Record<string, unknown>>;
  try {
    file = open(folder);
    held = { ...file.store };
  } catch {
    notice = setAside(folder);
    file = open(folder);
    held = { ...file.store };
  }
  const get = (): Settings => {
    const fallback = defaults();
    // Each setting stands for itself: one that can't be read does not take the others with it.
    const read = Object.entries(settingsSchema.shape).map(([name, schema]) => {
      const value = schema.safeParse(held[name]);
      return [name, value.success ? value.data : fallback[name as keyof typeof fallback]]; // a key of the shape
    });
    const personKnown = settingsSchema.shape.person.safeParse(held['person']).success;
    return { ...settingsSchema.parse(Object.fromEntries(read)), personKnown };
  };
  return {
    notice,
    get,
    change(part) {
      const next = { ...held, ...part };
      file.store = next;
      held = next;
      return get();
    },
  };
}

const open = (folder: string): ElectronStore =>
  new ElectronStore({ cwd: folder, name: 'settings', clearInvalidConfig: false });

function setAside(folder: string): Notice {
  const path = join(folder, 'settings.json');
  let to = `${path}.damaged`;
  for (let n = 2; existsSync(to); n += 1) to = `${path}.damaged-${n}`;
  renameSync(path, to);
  return {
    id: 'settings',
    message:
      'The settings could not be read and were set aside; the usual ones apply. The records are not touched.',
    where: to,
  };
}
