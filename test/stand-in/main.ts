import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { provideElectron } from './electron-module.ts';
import { app } from './model/app.ts';
import { electron } from './model/electron.ts';
import { lifecycle } from './model/lifecycle.ts';
import { runtime } from './runtime.ts';
import { electronVersion } from './version.ts';

/** Gives the process the looks of Electron's main process. */
function dressProcess(): void {
  const { executable, commandLine, packaged, resources } = runtime;
  Object.defineProperty(process, 'type', { value: 'browser' });
  for (const [name, value] of Object.entries({ electron: electronVersion, chrome: '156.0.0.0' })) {
    Object.defineProperty(process.versions, name, { value, enumerable: true });
  }
  Object.assign(process, { resourcesPath: resources, defaultApp: packaged ? undefined : true });
  process.execPath = executable;
  process.argv = [executable, ...commandLine.all];
}

/** Runs the app: what Playwright wants loaded first, its main module, then readiness. */
export async function run(): Promise<void> {
  dressProcess();
  provideElectron(electron);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
  const require = createRequire(import.meta.url);
  for (const path of runtime.commandLine.requires) require(path);
  try {
    await import(pathToFileURL(runtime.main).href);
  } catch (error) {
    process.stderr.write(
      `App threw an error during load\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  }
  if (!app.isQuitting) await app.start().catch(lifecycle.fail);
}
