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

test('words of a record do not steer the terminal that shows them; what is piped on is as it was', async () => {
  const store = join(temporaryFolder(), 'store');
  await ic(store, 'init');
  await ic(store, 'declare', '--title', 'Seat\u001B[2J maps', '--severity', 'sev3');
  const said = async (isTTY: boolean): Promise<string> => {
    const before = process.stdout.isTTY;
    const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    process.stdout.isTTY = isTTY;
    try {
      await main(['search', 'seat', '--store', store]);
      return String(out.mock.calls.at(-1)?.[0]);
    } finally {
      process.stdout.isTTY = before;
      out.mockRestore();
    }
  };
  expect(await said(true)).toContain('Seat\uFFFD[2J maps');
  expect(await said(false)).toContain('Seat\u001B[2J maps');
});

test.runIf(process.platform === 'linux')('where no folder can be made, making one ends with an error', () => {
  expect(() => nodeFileSystem.makeFolder('/proc/ic-console/store')).toThrow();
});
