import { spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a child process left: its lines, how it ended. */
export type Ended = {
  readonly lines: readonly string[];
  readonly errors: string;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
};

const environment = {
  ...process.env,
  // Loading the same files dozens of times is most of what such a child does.
  NODE_COMPILE_CACHE: join(tmpdir(), 'ic-test-compile-cache'),
  NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
};

/** Starts a script of this folder as a Node process of its own. */
export function startChild(
  script: string,
  words: readonly string[],
): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...words], {
    env: environment,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => {
      resolve({ lines: output.split('\n').filter((line) => line !== ''), errors, code, signal });
    });
  });
  return { child, ended };
}

export const runChild = (script: string, words: readonly string[]): Promise<Ended> =>
  startChild(script, words).ended;

/** Runs tasks two at a time. */
export async function twoAtATime<T>(items: readonly T[], task: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const work = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await task(item);
  };
  await Promise.all([work(), work()]);
}
