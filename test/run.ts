import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { browserMissing, findBrowser } from './stand-in/browser/find-browser.ts';
import { root, run, runStep, staticSteps } from './steps.ts';

/**
 * `npm test`: types, lint, unused code, then unit, simulation, architecture and stand-in tests, then the built and
 * the packaged console end to end. Ends with one line: `N passed, N failed`. With `--electron` the end-to-end part
 * runs on the real Electron binary instead of the stand-in.
 */
const results = resolve(root, 'test/results');
const count = { passed: 0, failed: 0, skipped: 0 };
const onElectron = process.argv.includes('--electron');

if (!onElectron && findBrowser() === null) {
  stop(`The end-to-end tests need a browser. ${browserMissing}`);
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
for (const step of staticSteps) {
  if (await runStep(step)) count.passed += 1;
  else count.failed += 1;
}
await vitest();
if (await build()) await endToEnd();

const skipped = count.skipped === 0 ? '' : `, ${count.skipped} skipped`;
process.stdout.write(`\n${count.passed} passed, ${count.failed} failed${skipped}\n`);
process.exitCode = count.failed === 0 ? 0 : 1;

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
  const report = read(file) as
    | { numPassedTests: number; numFailedTests: number; numPendingTests: number; numFailedTestSuites: number }
    | undefined;
  if (report === undefined) {
    count.failed += 1;
    return;
  }
  count.passed += report.numPassedTests;
  // A file that fails to load has no tests to fail.
  count.failed += report.numFailedTests === 0 && report.numFailedTestSuites > 0 ? 1 : report.numFailedTests;
  count.skipped += report.numPendingTests;
}

/** Builds and packages the console; what is tested end to end is what would be shipped. */
async function build(): Promise<boolean> {
  for (const [name, file] of [
    ['build', 'build'],
    ['package', 'package'],
  ] as const) {
    if (!(await runStep({ name, command: 'npm', args: ['run', '--silent', file] }))) {
      count.failed += 1;
      return false;
    }
    count.passed += 1;
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
  const report = read(file) as
    { stats: { expected: number; unexpected: number; flaky: number; skipped: number } } | undefined;
  if (report === undefined) {
    count.failed += 1;
    return;
  }
  count.passed += report.stats.expected;
  count.failed += report.stats.unexpected + report.stats.flaky;
  count.skipped += report.stats.skipped;
}

/** A report that a runner wrote; undefined when it did not get that far. */
function read(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
