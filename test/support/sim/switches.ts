import { vi } from 'vitest';
import type { LifeOptions } from './life.ts';
import { Life } from './life.ts';
import { loadConsole, type Console } from './load.ts';

export type Module = Record<string, unknown>;

const modules = {
  register: '../../../shared/incident/register.ts',
  clock: '../../../shared/clock.ts',
  fold: '../../../shared/incident/fold.ts',
  segment: '../../../electron/records/segment.ts',
  eventLine: '../../../electron/records/event-line.ts',
  recovery: '../../../electron/records/recovery.ts',
  identity: '../../../electron/records/identity.ts',
  redactions: '../../../electron/records/redactions.ts',
  trust: '../../../electron/records/trust.ts',
  outbox: '../../../electron/sync/outbox.ts',
  remoteIndex: '../../../electron/sync/remote-index.ts',
  paths: '../../../electron/sync/paths.ts',
  arrivals: '../../../electron/sync/arrivals.ts',
  beacon: '../../../electron/sync/beacon.ts',
  publisher: '../../../electron/sync/publisher.ts',
  steadyClock: '../../../electron/sync/steady-clock.ts',
  folderTransport: '../../../electron/sync/folder/folder-transport.ts',
  ownRefs: '../../../electron/sync/git/own-refs.ts',
} as const;

/** The console with one mechanism switched off: some exports of one module are others. */
export async function consoleWithout(
  module: keyof typeof modules,
  // A class of the module is extended by what a switch returns: its type is the switch's own business.
  replace: (original: Record<string, any>) => Module, // eslint-disable-line @typescript-eslint/no-explicit-any
): Promise<Console> {
  vi.resetModules();
  vi.doMock(modules[module], async (importOriginal) => {
    const original = await importOriginal<Module>();
    return { ...original, ...replace(original) };
  });
  // By itself first: many modules ask for it at once, and one that is ahead of its making would find it empty.
  await import(modules[module]);
  return loadConsole();
}

/** Switches everything on again. */
export function restore(): void {
  for (const path of Object.values(modules)) vi.doUnmock(path);
  vi.resetModules();
}

/** How many lives it took to see that something is wrong, and what was seen; undefined when nothing was. */
export async function noticed(
  program: Console,
  lives: number,
  options: LifeOptions = {},
): Promise<{ lives: number; said: string } | undefined> {
  for (let seed = 1; seed <= lives; seed += 1) {
    try {
      await new Life(program, seed, options).live(60);
    } catch (error) {
      return { lives: seed, said: error instanceof Error ? error.message : String(error) };
    }
  }
  return undefined;
}
