import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { runChild } from '../support/children/run-child.ts';
import { temporaryFolder } from '../support/small-disk.ts';

/** Runs `ic` as a person does: a process of its own. */
async function ic(store: string, ...words: readonly string[]) {
  const { code, lines, errors } = await runChild('../../../electron/cli/index.ts', [
    ...words,
    '--store',
    store,
  ]);
  return { code, out: lines.join('\n'), err: errors };
}

test('ic playbook writes the files, checks them, and shows the rules in force', async () => {
  const store = join(temporaryFolder(), 'store');
  const early = await ic(store, 'playbook', 'init');
  expect([early.code, early.err]).toEqual([
    1,
    `There is no store of records in ${store}. Run ic init --store DIR first.\n`,
  ]);
  expect(existsSync(store)).toBe(false);
  await ic(store, 'init');

  const none = await ic(store, 'playbook', 'check');
  expect([none.code, none.out]).toEqual([
    0,
    `There are no playbook files in ${join(store, 'p')}: the built-in rules apply. ic playbook init writes them.`,
  ]);
  const written = await ic(store, 'playbook', 'init');
  expect(written.code).toBe(0);
  expect(written.out).toContain('severities.yaml');
  expect((await ic(store, 'playbook', 'init')).out).toContain('nothing was written');
  const good = await ic(store, 'playbook', 'check', '--json');
  expect([good.code, (JSON.parse(good.out) as { problems: unknown }).problems]).toEqual([0, []]);
  const shown = JSON.parse((await ic(store, 'playbook', 'show', '--json')).out) as { playbook: unknown };
  expect(shown.playbook).toEqual(defaultPlaybook);
  expect((await ic(store, 'playbook', 'show')).out).toContain(
    'Commander named  (SEV1, SEV2, SEV3; commander)',
  );
});

test('ic playbook check says each mistake with file and line, and exits with 1', async () => {
  const store = temporaryFolder();
  mkdirSync(join(store, 'p'));
  writeFileSync(join(store, 'p/severities.yaml'), 'SEV1:\n  cadence: fifteen\n');
  const words =
    'cadence` is a number of minutes, such as 15, or none; it says “fifteen”. The built-in rules for SEV1 apply until it is mended.';
  const checked = await ic(store, 'playbook', 'check');
  expect([checked.code, checked.out, checked.err]).toEqual([1, `p/severities.yaml, line 2: \`${words}`, '']);
  const json = await ic(store, 'playbook', 'check', '--json');
  expect([json.code, JSON.parse(json.out)]).toEqual([
    1,
    {
      folder: join(store, 'p'),
      files: ['severities.yaml'],
      problems: [{ file: 'p/severities.yaml', line: 2, message: `\`${words}` }],
    },
  ]);
});

test('ic works by the store’s playbook, and says where its files are not used as they stand', async () => {
  const store = join(temporaryFolder(), 'store');
  await ic(store, 'init');
  await ic(store, 'playbook', 'init');
  const file = join(store, 'p/severities.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('cadence: 15\n', 'cadence: 20\n  cadance: 5\n'));
  const declared = await ic(store, 'declare', '--title', 'Films do not start', '--severity', 'sev1');
  expect(declared.err).toBe('The playbook’s files have problems; ic playbook check lists them.\n');
  const shown = JSON.parse((await ic(store, 'show', declared.out, '--json')).out) as {
    declaredAt: number;
    updateDueAt: number;
  };
  expect(shown.updateDueAt - shown.declaredAt).toBe(20 * 60_000);
});

test('ic playbook alone says what it takes', async () => {
  const said = await ic(temporaryFolder(), 'playbook');
  expect([said.code, said.err]).toEqual([
    2,
    'Say what to do with the playbook: ic playbook init, check or show.\n',
  ]);
});
