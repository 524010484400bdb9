import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { switches } from '../command-line.ts';
import { runtime } from '../runtime.ts';

const changed = new Map<string, string>();

function standardPath(name: string, appName: string): string | undefined {
  const home = homedir();
  const appData: Partial<Record<NodeJS.Platform, string>> = {
    darwin: join(home, 'Library', 'Application Support'),
    win32: process.env['APPDATA'] ?? join(home, 'AppData', 'Roaming'),
  };
  const settings = appData[process.platform] ?? process.env['XDG_CONFIG_HOME'] ?? join(home, '.config');
  const given = switches.getSwitchValue('user-data-dir');
  const userData = (): string =>
    changed.get('userData') ?? (given === '' ? join(settings, appName) : resolve(given));
  const paths: Record<string, () => string> = {
    home: () => home,
    appData: () => settings,
    userData,
    sessionData: userData,
    assets: () => runtime.resources,
    temp: tmpdir,
    exe: () => runtime.executable,
    module: () => runtime.executable,
    logs: () => join(userData(), 'logs'),
    crashDumps: () => join(userData(), 'Crashpad'),
    desktop: () => join(home, 'Desktop'),
    documents: () => join(home, 'Documents'),
    downloads: () => join(home, 'Downloads'),
    music: () => join(home, 'Music'),
    pictures: () => join(home, 'Pictures'),
    videos: () => join(home, 'Videos'),
  };
  return paths[name]?.();
}

/** Electron's `app.getPath`. */
export function getPath(name: string, appName: string): string {
  const path = changed.get(name) ?? standardPath(name, appName);
  if (path === undefined) throw new Error(`Failed to get '${name}' path`);
  if (name === 'userData') mkdirSync(path, { recursive: true });
  return path;
}

/** Electron's `app.setPath`. */
export function setPath(name: string, path: string): void {
  changed.set(name, path);
}
