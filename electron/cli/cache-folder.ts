import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Where this system keeps what a program can make again: Git's private repositories, for `ic`. */
export function cacheFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string {
  const usual =
    platform === 'darwin'
      ? join(homedir(), 'Library', 'Caches')
      : platform === 'win32'
        ? (env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'))
        : xdg(env['XDG_CACHE_HOME']);
  return join(usual, 'ic-console', 'sync');
}

/** A relative one is none, by the specification. */
const xdg = (path: string | undefined): string =>
  path !== undefined && isAbsolute(path) ? path : join(homedir(), '.cache');
