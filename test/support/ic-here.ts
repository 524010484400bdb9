import { vi } from 'vitest';
import { main } from '../../electron/cli/main.ts';

/**
 * Runs `ic` in this process, one call at a time: for tests of many calls, in which it is not the process that counts.
 * @returns what it said, and its exit code.
 */
export async function icHere(
  store: string,
  verb: string,
  ...words: string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const said = { out: '', err: '' };
  const hear = (stream: NodeJS.WriteStream, into: keyof typeof said) =>
    vi.spyOn(stream, 'write').mockImplementation((bytes) => {
      said[into] += bytes.toString();
      return true;
    });
  const heard = [hear(process.stdout, 'out'), hear(process.stderr, 'err')];
  try {
    const code = await main([verb, '--store', store, ...words]);
    return { code, out: said.out.replace(/\n$/, ''), err: said.err };
  } finally {
    for (const each of heard) each.mockRestore();
  }
}
