import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

const folder = join(root, 'node_modules/electron');

/** Electron's executable, where it has been downloaded; null otherwise. */
export function electronBinary(): string | null {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

async function isReachable(url: string): Promise<boolean> {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(5000) });
    return true;
  } catch {
    return false;
  }
}

/**
 * Electron's executable, downloaded if it can be. Electron 45 fetches it at first use; where its server is out of reach
 * only a copy in npm's cache can help, and that takes no time to find out.
 */
export async function obtainElectron(): Promise<string | null> {
  const present = electronBinary();
  if (present !== null) return present;
  const mirror = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'];
  const reachable = await isReachable(mirror ?? 'https://github.com/');
  if (reachable) console.log('Downloading Electron (once, about 110 MB)…');
  const timeout = reachable ? 600_000 : 15_000;
  const { ELECTRON_OVERRIDE_DIST_PATH: _standIn, ...env } = process.env;
  spawnSync(process.execPath, [join(folder, 'install.js')], { env, timeout, stdio: 'ignore' });
  return electronBinary();
}
