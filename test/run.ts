import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  failuresText,
  playwrightFailures,
  vitestFailures,
  type Failure,
  type PlaywrightReport,
  type VitestReport,
} from './failures.ts';
import { browserMissing, findBrowser } from './stand-in/browser/find-browser.ts';
import { root, run, runStep, staticSteps, type Step } from './steps.ts';

/**
 * `npm test`: types, lint, unused code, then unit, simulation, architecture and stand-in tests, then the built and
 * the packaged console end to end. Ends with what failed, said once more, and one line: `N passed, N failed`. With `--electron` the end-to-end part
 * runs on the real Electron binary instead of the stand-in.
 */
const results = resolve(root, 'test/results');
const count = { passed: 0, skipped: 0 };
const failures: Failure[] = [];
const onElectron = process.argv.includes('--electron');

if (!onElectron && findBrowser() === null) {
  stop(`The end-to-end tests need a browser. ${browserMissing}`);
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
for (const step of staticSteps) await counted(step);
await vitest();
if (await build()) await endToEnd();

const skipped = count.skipped === 0 ? '' : `, ${count.skipped} skipped`;
if (failures.length > 0) process.stdout.write(`\n${failuresText(failures)}\n`);
process.stdout.write(`\n${count.passed} passed, ${failures.length} failed${skipped}\n`);
process.exitCode = failures.length === 0 ? 0 : 1;

/** Runs a step that passes or fails as a whole. */
async function counted(step: Step): Promise<boolean> {
  const { ok, output } = await runStep(step);
  if (ok) count.passed += 1;
  else failures.push({ where: 'npm test', name: step.name, message: output });
  return ok;
}

async function vitest(): Promise<void> {
  const file = resolve(results, 'vitest.json');
  await run(
    resolve(root, 'node_modules/.bin/vitest'),
    [
      'run',
      '--config',
      'test/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { live: true },
  );
  const report = read(file) as VitestReport | undefined;
  if (report === undefined) {
    failures.push({ where: 'test', name: 'Vitest did not get to its report', message: '' });
    return;
  }
  count.passed += report.numPassedTests;
  count.skipped += report.numPendingTests;
  failures.push(...vitestFailures(report));
}

/** Builds and packages the console; what is tested end to end is what would be shipped. */
async function build(): Promise<boolean> {
  for (const [name, file] of [
    ['build', 'build'],
    ['package', 'package'],
  ] as const) {
    if (!(await counted({ name, command: 'npm', args: ['run', '--silent', file] }))) return false;
  }
  return true;
}

async function endToEnd(): Promise<void> {
  const file = resolve(results, 'playwright.json');
  const env: NodeJS.ProcessEnv = { PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  if (!onElectron) env['ELECTRON_OVERRIDE_DIST_PATH'] = resolve(root, 'test/stand-in');
  const playwright = resolve(root, 'node_modules/.bin/playwright');
  await run(playwright, ['test', '--config', 'test/playwright.config.ts', '--reporter=list,json'], {
    live: true,
    env,
  });
  const report = read(file) as PlaywrightReport | undefined;
  if (report === undefined) {
    failures.push({ where: 'test/e2e', name: 'Playwright did not get to its report', message: '' });
    return;
  }
  count.passed += report.stats.expected;
  count.skipped += report.stats.skipped;
  failures.push(...playwrightFailures(report));
}

/** A report that a runner wrote; undefined when it did not get that far. */
function read(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
