import { dirname, join, resolve } from 'node:path';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extractAsar } from './asar.ts';
import { readCommandLine, type CommandLine } from './command-line.ts';

export type Manifest = { name?: string; productName?: string; version?: string; main?: string };

/** What is run: the executable, its arguments and the app that they name. */
export type Runtime = {
  executable: string;
  /** The Node underneath, for processes that are to be Node and not the app. */
  node: string;
  commandLine: CommandLine;
  packaged: boolean;
  resources: string;
  folder: string;
  manifest: Manifest;
  main: string;
  /** A window on the screen, for people; without it the browser has none, for tests. */
  visible: boolean;
};

function readManifest(folder: string): Manifest | null {
  const file = join(folder, 'package.json');
  // The app's own manifest; its fields are npm's.
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : null;
}

function unpack(archive: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'ic-stand-in-asar-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  extractAsar(archive, folder);
  return folder;
}

function findApp(
  packaged: boolean,
  archive: string,
  entry: string | null,
): Pick<Runtime, 'folder' | 'manifest' | 'main'> {
  if (!packaged && entry === null)
    throw new Error('stand-in: no app was named; give its folder as the first argument.');
  const given = packaged ? unpack(archive) : resolve(entry ?? '');
  const manifest = readManifest(given);
  if (manifest) return { folder: given, manifest, main: resolve(given, manifest.main ?? 'index.js') };
  if (!existsSync(given)) throw new Error(`stand-in: the app ${given} does not exist.`);
  let folder = dirname(given);
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return { folder: dirname(given), manifest: readManifest(folder) ?? {}, main: given };
}

function readRuntime(): Runtime {
  const { env, execPath } = process;
  const executable = env['STAND_IN_EXE'] ?? join(import.meta.dirname, 'electron');
  const visible = env['STAND_IN_VISIBLE'] === '1';
  const archive = join(dirname(executable), 'resources', 'app.asar');
  const packaged = existsSync(archive);
  const commandLine = readCommandLine(process.argv.slice(2));
  // The app and its children see an environment without the stand-in's own variables.
  for (const name of ['STAND_IN_EXE', 'STAND_IN_VISIBLE', 'NODE_COMPILE_CACHE'])
    Reflect.deleteProperty(env, name);
  const resources = packaged ? dirname(archive) : join(dirname(executable), 'resources');
  const app = findApp(packaged, archive, commandLine.entry);
  return { executable, node: execPath, commandLine, packaged, resources, visible, ...app };
}

/** What this process runs, read once from its arguments and environment. */
export const runtime: Runtime = readRuntime();
