import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { expect, onTestFinished, test } from 'vitest';
import { EXERCISE } from '../../shared/wording/exercise.ts';
import { harbourFile } from '../support/harbour-scenario.ts';
import { ic, icJson, refusal } from '../support/ic.ts';
import { temporaryFolder } from '../support/small-disk.ts';

const scenario = harbourFile({
  injects: `  - { id: first, title: First, at: 0, text: One, hint: Look up, expect: [{ what: They ask }] }
  - { id: called, title: Called, after: commander, text: Two }
  - { id: late, title: Late, at: 40, text: Three }`,
  stop: '[resolved]',
});

async function storeWith(): Promise<string> {
  const store = join(temporaryFolder(), 'ana');
  await ic(store, 'init');
  mkdirSync(join(store, 'p/scenarios'), { recursive: true });
  writeFileSync(join(store, 'p/scenarios/harbour.yaml'), scenario);
  return store;
}

const titles = (run: Record<string, unknown>): unknown =>
  (run['injects'] as { inject: { id: string }; state: string }[]).map(({ inject, state }) => [
    inject.id,
    state,
  ]); // as printed

test(
  'a game day is led from a terminal: begun, given, improvised, observed, ended, reported',
  { timeout: 120_000 },
  async () => {
    const store = await storeWith();
    expect((await ic(store, 'exercise', 'list')).out).toContain('harbour.yaml  The harbour');
    expect((await ic(store, 'exercise', 'show', 'harbour')).out).toContain(
      'What has really happened\nThe crane.',
    );
    // It can be printed and led from: everything that players get is in it, and nobody takes it for real.
    const script = (await ic(store, 'exercise', 'show', 'first-steps')).out;
    expect(script).toContain('  Alert from Monitoring to all:\n  | FIRING  TimetableLatencyHigh\n');
    expect(script).toContain('  unless: update\n');
    expect([script.split('\n')[0], script.split('\n').at(-1)]).toEqual([EXERCISE, EXERCISE]);
    const { id } = await icJson(store, 'exercise', 'begin', 'harbour');
    const step = (...words: string[]) => icJson(store, 'exercise', ...words);
    const run = String(id);
    expect(titles(await step('status', run))).toEqual([
      ['first', 'given'],
      ['late', 'coming'],
      ['called', 'coming'],
    ]);
    await step('hint', run);
    await step('improvise', run, 'A director calls', '--to', 'commander', '--kind', 'message');
    await step('move', run, 'late', '-5', '--rest');
    await step('skip', run, 'called');
    await step('observe', run, 'They ask each other', '--strength');
    const shown = await icJson(store, 'exercise', 'show', 'harbour');
    const [first] = shown['injects'] as [{ expect: [{ id: string }] }]; // as the file says it
    await step('saw', run, 'first', first.expect[0].id);
    expect(await step('speed', run, '2')).toMatchObject({ speed: 2, state: 'running' });
    expect(await step('pause', run)).toMatchObject({ state: 'paused' });
    expect(await step('resume', run)).toMatchObject({ state: 'running' });
    expect(await step('give', run, 'late')).toMatchObject({ observations: [{ kind: 'strength' }] });
    expect((await ic(store, 'exercise', 'score', run)).out).toMatch(/^EXERCISE .*\nopen {5}/);
    expect(await step('end', run, '--why', 'Enough')).toMatchObject({ state: 'ended' });
    expect(await step('reopen', run)).toMatchObject({ state: 'running' });
    await step('end', run);
    const out = join(temporaryFolder(), 'report.md');
    await step('report', run, '--out', out);
    expect(readFileSync(out, 'utf8')).toMatch(/^\*\*EXERCISE/);
    expect(readFileSync(out, 'utf8')).toContain('They ask each other');
    await refusal(1, store, 'exercise', 'report', run, '--out', out);
    // It is marked in every shape; a name of the person’s own is kept, and they are told that it hides what it is.
    const folder = temporaryFolder();
    const named = await step('report', run, '--format', 'html', '--out', folder);
    expect(named).toMatchObject({ path: join(folder, `EXERCISE-${run}-after-action.html`) });
    expect(readFileSync(String(named['path']), 'utf8')).toContain('<p class="exercise first">EXERCISE');
    const [own, marked] = [join(folder, 'ours.html'), join(folder, 'Exercise of November.md')];
    const kept = await ic(store, 'exercise', 'report', run, '--format', 'html', '--out', own);
    expect([kept.code, kept.out]).toEqual([0, `Written: ${own}`]);
    expect(kept.err).toContain('ours.html is of an exercise');
    expect((await ic(store, 'exercise', 'report', run, '--out', marked)).err).toBe('');
    const state = join(folder, 'state.md');
    const exported = await ic(store, 'export', run, '--format', 'state', '--out', state);
    expect([exported.code, exported.out]).toEqual([0, state]);
    expect(exported.err).toContain('state.md is of an exercise');
    expect(await refusal(2, store, 'exercise', 'report', run, '--format', 'pdf')).toContain('--out FILE');
    expect(await refusal(2, store, 'exercise', 'report', run, '--format', 'doc')).toContain('“doc”');
  },
);

test('what can’t be done is one sentence', { timeout: 60_000 }, async () => {
  const store = await storeWith();
  await refusal(2, store, 'exercise');
  expect(await refusal(2, store, 'exercise', 'sing')).toContain('does not understand “sing”');
  await refusal(2, store, 'exercise', 'begin');
  expect(await refusal(1, store, 'exercise', 'begin', 'nothing')).toBe(
    'There is no scenario nothing.yaml.\n',
  );
  expect(await refusal(1, store, 'exercise', 'begin', 'First_step')).toBe(
    'There is no scenario First_step.yaml; did you mean first-steps?\n',
  );
  const id = (await ic(store, 'exercise', 'begin', 'harbour', '--solo')).out;
  expect(await refusal(2, store, 'exercise', 'give', id)).toContain('needs INJECT');
  expect(await refusal(1, store, 'exercise', 'give', id, 'late')).toContain('plays alone');
  await refusal(2, store, 'exercise', 'speed', id, 'fast');
  await refusal(2, store, 'exercise', 'improvise', id, 'x', '--kind', 'song');
  const real = (await ic(store, 'declare', '--title', 'Real', '--severity', 'sev2')).out;
  expect(await refusal(1, store, 'exercise', 'status', real)).toContain('does not lead');
  expect(await refusal(1, store, 'exercise', 'score', real)).toContain('is no game day');
});

test(
  'watch holds the clock: it gives what players bring about, and ends with the exercise',
  { timeout: 60_000 },
  async () => {
    const store = await storeWith();
    const id = (await ic(store, 'exercise', 'begin', 'harbour')).out;
    const watch = watching(store, id);
    await expect.poll(watch.said, { timeout: 20_000 }).toContain('EXERCISE');
    await ic(store, 'assign', id, 'commander', 'ben');
    await expect.poll(watch.said, { timeout: 20_000 }).toContain('EXERCISE given: Called');
    await ic(store, 'resolve', id);
    await expect.poll(watch.said, { timeout: 20_000 }).toContain('A stop condition is met.');
    await ic(store, 'exercise', 'end', id);
    expect(await watch.ended).toBe(0);
    expect(watch.said()).toMatch(/The exercise is over\.\n$/);
  },
);

test('what was due before watch began is told as given by it', { timeout: 60_000 }, async () => {
  const store = await storeWith();
  const id = (await ic(store, 'exercise', 'begin', 'harbour')).out;
  await ic(store, 'assign', id, 'commander', 'ben');
  const watch = watching(store, id);
  await expect.poll(watch.said, { timeout: 20_000 }).toMatch(/coming .*called[^]*EXERCISE given: Called/);
});

/** `ic exercise watch` of an exercise, until the test is over. */
function watching(store: string, id: string) {
  const child = spawn(process.execPath, [
    join(import.meta.dirname, '../../electron/cli/index.ts'),
    ...['exercise', 'watch', id, '--store', store],
  ]);
  onTestFinished(() => void child.kill());
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { said: () => said, ended };
}
