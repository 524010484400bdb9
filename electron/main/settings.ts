import { existsSync, renameSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import ElectronStore from 'electron-store';
import { settingsSchema, type Notice, type Settings } from '../../shared/ipc/contract.ts';

/** This desktop's settings; records never come here. */
export type SettingsFile = {
  readonly notice: Notice | null;
  get(): Settings;
  /** @throws when the disk refuses. */
  change(part: Partial<Settings>): Settings;
};

const defaults = (): Settings => ({ person: userInfo().username, theme: 'system' });

/** Opens the settings in a folder; a damaged file is set aside, the defaults apply, and the notice says so. */
export function openSettings(folder: string): SettingsFile {
  let notice: Notice | null = null;
  let file: ElectronStore;
  try {
    file = open(folder);
  } catch {
    notice = setAside(folder);
    file = open(folder);
  }
  const get = (): Settings => {
    const fallback = defaults();
    const held = file.store;
    const person = settingsSchema.shape.person.safeParse(held['person']);
    const theme = settingsSchema.shape.theme.safeParse(held['theme']);
    return {
      person: person.success ? person.data : fallback.person,
      theme: theme.success ? theme.data : fallback.theme,
    };
  };
  return {
    notice,
    get,
    change(part) {
      file.set({ ...file.store, ...part });
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
