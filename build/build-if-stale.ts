import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

const sources = ['electron', 'renderer', 'shared', 'build', 'package.json', 'package-lock.json'];
const results = ['out/main/index.js', 'out/main/sync.js', 'out/preload/index.cjs', 'out/renderer/index.html'];

/** When the newest file at or below a path was changed. */
function newest(path: string): number {
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isStale(): boolean {
  const built = results.map((path) => join(root, path));
  if (!built.every((path) => existsSync(path))) return true;
  const oldest = Math.min(...built.map((path) => statSync(path).mtimeMs));
  return sources.some((path) => newest(join(root, path)) > oldest);
}

/** Builds the app into `out/` where a source is newer than what is there; false if the build failed. */
export function buildIfStale(): boolean {
  if (!isStale()) return true;
  console.log('Building…');
  const cli = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const args = [cli, 'build', '--config', 'build/electron.vite.config.ts', '--logLevel', 'warn'];
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;
}
