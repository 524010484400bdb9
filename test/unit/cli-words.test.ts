import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { main } from '../../electron/cli/main.ts';
import { temporaryFolder } from '../support/small-disk.ts';

/** Runs `ic` in this process with its output kept quiet. @returns the exit code. */
async function ic(store: string, ...words: readonly string[]): Promise<number> {
  const quiet = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
  for (const stream of quiet) stream.mockReturnValue(true);
  try {
    return await main([...words, '--store', store]);
  } finally {
    for (const stream of quiet) stream.mockRestore();
  }
}

test('a severity is understood as the screens print it', async () => {
  const store = join(temporaryFolder(), 'store');
  expect(await ic(store, 'init')).toBe(0);
  for (const severity of ['sev3', 'SEV3', '3']) {
    expect(await ic(store, 'declare', '--title', 'x', '--severity', severity)).toBe(0);
  }
  expect(await ic(store, 'declare', '--title', 'x', '--severity', '9')).toBe(2);
});

test.runIf(process.platform === 'linux')('where no folder can be made, making one ends with an error', () => {
  expect(() => nodeFileSystem.makeFolder('/proc/ic-console/store')).toThrow();
});
