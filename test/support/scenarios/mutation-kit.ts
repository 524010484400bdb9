import { vi } from 'vitest';
import { codeOf, type AppendFile, type FileSystem } from '../../../electron/records/file-system.ts';
import type { StreamEvent } from '../../../shared/incident/envelope.ts';
import type { Hlc } from '../../../shared/clock.ts';
import type { Write } from '../../../shared/incident/register.ts';
import { loadRecords, type Records } from '../desktop.ts';

type Module = Record<string, unknown>;
export type Original = Record<string, (...args: never[]) => unknown>;
const modules = {
  register: '../../../shared/incident/register.ts',
  clock: '../../../shared/clock.ts',
  fold: '../../../shared/incident/fold.ts',
  recovery: '../../../electron/records/recovery.ts',
  wal: '../../../electron/records/wal.ts',
  checkpoint: '../../../electron/records/checkpoint.ts',
  segment: '../../../electron/records/segment.ts',
  eventLine: '../../../electron/records/event-line.ts',
  atomicWrite: '../../../electron/records/atomic-write.ts',
  standing: '../../../shared/workspace/standing.ts',
  redactedCopy: '../../../electron/records/redacted-copy.ts',
  dropWords: '../../../electron/records/drop-words.ts',
  zlib: 'node:zlib',
} as const;

export async function without(
  module: keyof typeof modules,
  replace: (original: Original) => Module,
): Promise<Records> {
  vi.resetModules();
  vi.doMock(modules[module], async (importOriginal) => {
    const original = await importOriginal<Original>();
    return { ...original, ...replace(original) };
  });
  // By itself first: many modules ask for it at once, and one that is ahead of its making would find it empty.
  await import(modules[module]);
  return loadRecords();
}

/** Switches everything on again. */
export function restore(): void {
  for (const path of Object.values(modules)) vi.doUnmock(path);
  vi.resetModules();
}

/** A file system whose files behave differently. */
export const filesThat =
  (change: (file: AppendFile) => Partial<AppendFile>) =>
  (fs: FileSystem): FileSystem => ({
    ...fs,
    create(path, mode) {
      const file = fs.create(path, mode);
      return { ...file, ...change(file) };
    },
  });

export const writeOf = <T>(event: StreamEvent, value: T): Write<T> => ({ ...event, value });

export type Mutation = {
  readonly switchedOff: string;
  readonly scenario: string;
  readonly run: () => Promise<void>;
};

export function clockOf(send: (now: number) => Hlc) {
  return class {
    readonly #now: () => number;
    constructor(now: () => number) {
      this.#now = now;
    }
    send(): Hlc {
      return send(this.#now());
    }
    receive(): void {
      // remembers nothing
    }
  };
}

export function ignoresFullDisk(file: AppendFile): Partial<AppendFile> {
  return {
    write(bytes) {
      try {
        file.write(bytes);
      } catch (error) {
        if (codeOf(error) !== 'ENOSPC') throw error;
      }
    },
  };
}
