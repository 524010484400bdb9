import { relative } from 'node:path';
import { root } from './steps.ts';

/** A test that failed, as the end of `npm test` says it again: where it is, what it tells, and what went wrong. */
export type Failure = { readonly where: string; readonly name: string; readonly message: string };

/** The part of Vitest's JSON report that is read here. */
export type VitestReport = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
};

type PlaywrightSuite = {
  readonly file: string;
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly ok: boolean;
    readonly tests: readonly {
      readonly status: string;
      readonly results: readonly { readonly errors: readonly { readonly message?: string }[] }[];
    }[];
  }[];
  readonly suites?: readonly PlaywrightSuite[];
};

/** The part of Playwright's JSON report that is read here; `errors` are those outside of any test. */
export type PlaywrightReport = {
  readonly stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  readonly suites: readonly PlaywrightSuite[];
  readonly errors: readonly { readonly message?: string }[];
};

/** What failed in Vitest's report; a file that could not be loaded has no tests and fails as a whole. */
export function vitestFailures({ testResults }: VitestReport): readonly Failure[] {
  return testResults.flatMap(({ name: file, status, message, assertionResults }) => {
    const where = relative(root, file);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0)
      return status === 'failed' ? [{ where, name: 'the file could not be run', message }] : [];
    return failed.map(({ fullName, failureMessages = [] }) => ({
      ...{ where, name: fullName, message: failureMessages.join('\n') },
    }));
  });
}

/** What failed in Playwright's report. */
export function playwrightFailures({ suites, errors }: PlaywrightReport): readonly Failure[] {
  const outside = errors.map(({ message = '' }) => ({
    where: 'test/e2e',
    name: 'outside of a test',
    message,
  }));
  return [...outside, ...suites.flatMap(failuresOf)];
}

function failuresOf({ specs = [], suites = [] }: PlaywrightSuite): readonly Failure[] {
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ title, file, tests }) => ({
      where: `test/e2e/${file}`,
      name: title,
      message: tests
        .flatMap(({ results }) => results.flatMap(({ errors }) => errors.map(({ message = '' }) => message)))
        .join('\n'),
    }));
  return [...own, ...suites.flatMap(failuresOf)];
}

/** The failures as lines, each with the beginning of its message: the end of a long log is what people see first. */
export function failuresText(failures: readonly Failure[]): string {
  return failures
    .map(({ where, name, message }) => {
      const lines = message
        .replace(/\u001B\[[\d;]*m/g, '')
        .split('\n')
        .filter((line) => line.trim() !== '' && !line.includes('node_modules'));
      return [
        `FAIL  ${where} › ${name}`,
        ...lines.slice(0, 15).map((line) => `      ${line.slice(0, 300)}`),
      ].join('\n');
    })
    .join('\n');
}
