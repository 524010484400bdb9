import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const linux = [
  // Debian's real binary first: its wrapper script takes longer to start than the browser.
  '/usr/lib/chromium/chromium',
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
];
const linuxNames = [
  ...['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
  ...['microsoft-edge-stable', 'microsoft-edge', 'brave-browser', 'brave'],
];
const mac = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);
const windows = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

type Machine = { readonly env: NodeJS.ProcessEnv; readonly platform: NodeJS.Platform };

function candidates({ env, platform }: Machine): readonly string[] {
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

/** The system's Chromium, Chrome or Edge: what IC_BROWSER names and nothing else, or the first in its usual places. */
export function findBrowser(machine: Machine = process): string | null {
  const named = machine.env['IC_BROWSER'];
  if (named !== undefined && named !== '') return isExecutable(named) ? named : null;
  return candidates(machine).find(isExecutable) ?? null;
}
