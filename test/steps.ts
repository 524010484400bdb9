import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');
const bin = (name: string): string => resolve(root, 'node_modules/.bin', name);

/** One check of the project: a program that must end with 0. */
export type Step = { readonly name: string; readonly command: string; readonly args: readonly string[] };

const step = (name: string, command: string, ...args: string[]): Step => ({
  name,
  command: bin(command),
  args,
});

/** What `npm run check` looks at, and `npm test` first. */
export const staticSteps: readonly Step[] = [
  step('types of main and ic', 'tsc', '-p', 'tsconfig.json'),
  step('types of shared: no Node, no DOM', 'tsc', '-p', 'shared'),
  step('types of the window', 'tsc', '-p', 'renderer'),
  step('types of the tests', 'tsc', '-p', 'test'),
  step('lint', 'eslint', '.', '--max-warnings', '0'),
  step('format', 'prettier', '--check', '--log-level', 'warn', '.'),
  step('unused code', 'knip', '--no-progress', '--config', 'build/knip.json'),
];

export const architectureStep: Step = step(
  'architecture',
  'vitest',
  'run',
  '--config',
  'test/vitest.config.ts',
  'test/architecture',
);

/** Runs a step; its output is shown only when it fails. `ok` is whether it ended with 0. */
export async function runStep({ name, command, args }: Step): Promise<{ ok: boolean; output: string }> {
  const began = performance.now();
  const { code, output } = await run(command, args);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'}  ${name} (${seconds} s)\n`);
  if (code !== 0) process.stdout.write(`${output}\n`);
  return { ok: code === 0, output };
}

/** Runs a program in the project's folder and gathers what it says; `live` shows it as it comes. */
export function run(
  command: string,
  args: readonly string[],
  options: { live?: boolean; env?: NodeJS.ProcessEnv } = {},
): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...options.env } });
    let output = '';
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      if (options.live === true) process.stdout.write(chunk);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', (error) => done({ code: 1, output: error.message }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}
