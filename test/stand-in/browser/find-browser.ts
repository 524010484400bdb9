import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const linux = [
  // Debian's real binary first: its wrapper script costs a quarter of a second at every start.
  '/usr/lib/chromium/chromium',
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
];
const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
  'brave',
];
const mac = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const windows = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

function candidates(): string[] {
  const { env, platform } = process;
  if (platform === 'darwin') return mac;
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
    return roots.flatMap((root) => (root === undefined ? [] : windows.map((path) => join(root, path))));
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...linux, ...linuxNames.flatMap((name) => folders.map((folder) => join(folder, name)))];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The system's Chromium, Chrome or Edge: what IC_BROWSER names, else the first one found in its usual places. */
export function findBrowser(): string | null {
  const named = process.env['IC_BROWSER'];
  if (named !== undefined && named !== '') return isExecutable(named) ? named : null;
  return candidates().find(isExecutable) ?? null;
}

/** What to install when `findBrowser` finds nothing, in one sentence. */
export const browserMissing =
  'No Chromium, Chrome or Edge was found: install one (on Debian: apt-get install chromium) or set IC_BROWSER to its path.';
