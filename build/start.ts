import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { browserMissing, findBrowser } from '../test/stand-in/browser/find-browser.ts';
import { buildIfStale } from './build-if-stale.ts';
import { obtainElectron } from './electron-binary.ts';
import { root } from './root.ts';

type Program = { command: string; args: string[]; env: NodeJS.ProcessEnv };

/** Ends with one line that says what to do. */
function stop(line: string): never {
  console.error(line);
  process.exit(1);
}

function checkDisplay(): void {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform !== 'linux' || DISPLAY || WAYLAND_DISPLAY) return;
  stop('There is no display to open a window on: run it in a desktop session, or as xvfb-run -a npm start.');
}

/** What the console is opened on: Electron, or the stand-in on a browser of this machine. */
async function chooseProgram(): Promise<Program> {
  const { ELECTRON_OVERRIDE_DIST_PATH: _standIn, ...env } = process.env;
  const electron = await obtainElectron();
  if (electron !== null) {
    // Chromium's sandbox does not start for root.
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return { command: electron, args: sandbox, env };
  }
  const browser = findBrowser();
  if (browser === null) stop(`Electron's binary is not here and cannot be downloaded. ${browserMissing}`);
  console.log(
    `Electron's binary is not here and cannot be downloaded: opening on ${browser} instead (test/stand-in).`,
  );
  const standIn = join(root, 'test/stand-in');
  const [command, args] =
    process.platform === 'win32'
      ? [process.execPath, [join(standIn, 'run.ts')]]
      : [join(standIn, 'electron'), []];
  return { command, args, env: { ...env, STAND_IN_VISIBLE: '1', IC_STAND_IN_NODE: process.execPath } };
}

checkDisplay();
const { command, args, env } = await chooseProgram();
if (!buildIfStale()) stop('The build failed; see above.');
const child = spawn(command, [...args, root, ...process.argv.slice(2)], { env, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.on('error', (error) => stop(`The console could not be started: ${error.message}`));
child.on('exit', (code) => process.exit(code ?? 1));
