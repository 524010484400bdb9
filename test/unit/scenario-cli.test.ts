import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exerciseCheck, exerciseRun } from '../../electron/cli/exercise-run.ts';
import { TeamScenarios } from '../../electron/playbook/team-scenarios.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { ic, refusal } from '../support/ic.ts';
import { library } from '../../shared/exercise/library/library.ts';

let store = '';
let folder = '';
beforeEach(() => {
  store = mkdtempSync(join(tmpdir(), 'ic-scenarios-'));
  folder = join(store, 'p', 'scenarios');
  mkdirSync(folder, { recursive: true });
});
afterEach(() => rmSync(store, { recursive: true, force: true }));

const write = (name: string, content: string | Uint8Array): void =>
  writeFileSync(join(folder, name), content);
const team = (): TeamScenarios => new TeamScenarios(nodeFileSystem, store);
const own = (title: string, more = ''): string =>
  [
    ...[`title: ${title}`, 'about: Ours.', 'minutes: 30', 'brief: You run a shop.', 'story: It broke.'],
    ...[
      'start:',
      '  title: Shut',
      '  severity: sev2',
      'injects:',
      '  - title: A call',
      '    at: 2',
      '    text: It rings.',
    ],
    ...[more, ''],
  ].join('\n');
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0);
const run = (words: readonly string[], options: Record<string, string | true> = {}) =>
  exerciseRun({ storePath: store, words, options: new Map(Object.entries(options)) });
const check = (...words: string[]) => exerciseCheck({ storePath: store, words, options: new Map() });

describe('the scenarios of a team', () => {
  it('are those that come with the console, and files of the same name take their place', async () => {
    write('fewer-orders.yaml', own('Our own release'));
    write('zoo.yaml', own('The zoo'));
    const { scenarios, problems } = await team().list();
    expect(problems).toEqual([]);
    expect(scenarios).toHaveLength(library.length + 1);
    expect(scenarios.find(({ file }) => file === 'fewer-orders.yaml')).toMatchObject({
      ...{ title: 'Our own release', builtIn: false, injects: 1 },
    });
    expect(scenarios[0]).toMatchObject({ file: 'first-steps.yaml', builtIn: true });
  });

  it('do not fall back to another one where a file can’t be read, and say what is wrong', async () => {
    write('fewer-orders.yaml', own('Ours').replace('minutes: 30', 'minutes: soon'));
    const { scenarios, problems } = await team().list();
    expect(scenarios.map(({ file }) => file)).not.toContain('fewer-orders.yaml');
    expect(problems).toEqual([
      {
        ...{ file: 'p/scenarios/fewer-orders.yaml', line: 3 },
        message: '`minutes` is a number of minutes, such as 12 or 1h 5m; it says “soon”.',
      },
    ]);
  });

  it('are read again once they have changed', async () => {
    const scenarios = team();
    write('zoo.yaml', own('The zoo'));
    await scenarios.list();
    write('zoo.yaml', own('The zoo at night'));
    const found = await scenarios.read('zoo.yaml');
    expect(found?.read).toMatchObject({ ok: true, value: { title: 'The zoo at night' } });
    expect(await scenarios.read('../zoo.yaml')).toBeUndefined();
  });

  it('say which names are not read, and leave out what editors leave behind', async () => {
    write('Zoo.YAML', own('Loud'));
    write('zoo.yaml~', own('Old'));
    write('.zoo.yaml', own('Hidden'));
    const { problems } = await team().list();
    expect(problems).toEqual([
      {
        ...{ file: 'p/scenarios/Zoo.YAML', line: null },
        message:
          'A file of this name is not read. Names have small letters, digits, dots and dashes, and end in .yaml.',
      },
    ]);
  });

  it('have pictures beside them, which are looked at before anybody plays', async () => {
    write('zoo.yaml', own('The zoo', '    picture: chart.png'));
    expect((await team().list()).problems).toEqual([
      { file: 'p/scenarios/zoo.yaml', line: 13, message: 'The picture chart.png is not there.' },
    ]);
    write('chart.png', 'GIF89a');
    expect((await team().list()).problems[0]?.message).toBe(
      'The picture chart.png is no PNG, JPEG or WebP picture.',
    );
    write('chart.png', new Uint8Array(4 * 1024 * 1024 + 1));
    expect((await team().list()).problems[0]?.message).toBe('The picture chart.png is larger than 4 MiB.');
    write('chart.png', png);
    expect((await team().list()).problems).toEqual([]);
    expect(await team().picture('chart.png')).toMatchObject({ ok: true, value: { type: 'image/png' } });
  });

  it('never give a file from outside of their folder as a picture', async () => {
    writeFileSync(join(store, 'p', 'secret.png'), png);
    expect(await team().picture('../secret.png')).toEqual({
      ok: false,
      error: '../secret.png is no name of a file in this folder.',
    });
    symlinkSync(join(store, 'p', 'secret.png'), join(folder, 'link.png'));
    expect(await team().picture('link.png')).toMatchObject({
      ok: false,
      error: 'link.png is a link or a folder, not a file.',
    });
  });

  it('are copied to be changed, with what the fields mean, and never over a file that is there', async () => {
    const copied = await team().copy('first-steps.yaml');
    expect(copied).toEqual({ ok: true, value: join(folder, 'first-steps.yaml') });
    const text = readFileSync(join(folder, 'first-steps.yaml'), 'utf8');
    expect(text).toContain('#   injects         what reaches the players.');
    expect(text.endsWith(library[0]?.text ?? '-')).toBe(true);
    const { scenarios, problems } = await team().list();
    expect(problems).toEqual([]);
    expect(scenarios).toHaveLength(library.length);
    expect(scenarios.find(({ file }) => file === 'first-steps.yaml')?.builtIn).toBe(false);
    expect(await team().copy('first-steps.yaml')).toMatchObject({ ok: false, error: { kind: 'refused' } });
    expect(await team().copy('nothing.yaml')).toMatchObject({ ok: false, error: { kind: 'not-found' } });
  });
});

describe('a picture of the library', () => {
  it('is there for every inject that names one, and is copied with its scenario', async () => {
    const named = [];
    for (const { file } of library) {
      const found = await team().read(file);
      if (found?.read.ok === true)
        named.push(...found.read.value.injects.flatMap(({ picture }) => picture ?? []));
    }
    expect(named).toEqual(['sign-in-codes.png']);
    expect(await team().picture('sign-in-codes.png')).toMatchObject({
      ok: true,
      value: { type: 'image/png' },
    });
    await team().copy('dependency-outage.yaml');
    expect(readFileSync(join(folder, 'sign-in-codes.png')).subarray(0, 8)).toEqual(
      Buffer.from(png.subarray(0, 8)),
    );
    expect((await team().list()).problems).toEqual([]);
  });
});

describe('ic exercise check', () => {
  it('lists what is wrong with file and line, and fails', async () => {
    write('zoo.yaml', own('The zoo', '    tto: scribe'));
    const { text, exitCode } = await check();
    expect(text).toBe(
      'p/scenarios/zoo.yaml, line 13: There is no `tto` here; did you mean `to`?\n' +
        'This scenario is not offered until it is mended.',
    );
    expect(exitCode).toBe(1);
  });

  it('is content with good ones, wherever they lie', async () => {
    write('zoo.yaml', own('The zoo'));
    expect(await check()).toMatchObject({ text: `All good: 1 scenario in ${folder}.` });
    expect(await check(join(folder, 'zoo.yaml'))).toMatchObject({ text: 'All good: 1 scenario here.' });
    expect(await check(folder)).toMatchObject({ json: { files: 1, problems: [] } });
    await expect(check('/nowhere/x.yaml')).rejects.toThrow('There is no file /nowhere/x.yaml.');
  });

  it('says what comes with the console where a team has none', async () => {
    expect((await check()).text).toContain(`${library.length} come with the console`);
  });
});

describe('ic exercise run', () => {
  it('is typed as every other verb, and needs no store of records', async () => {
    const said = await ic(store, 'exercise', 'run', 'first-steps', '--fast', '--seed', '4');
    expect(said.out).toContain('Stopped at');
    expect(await refusal(2, store, 'exercise', 'run', 'first-steps')).toContain('Only --fast');
  });

  it('plays a scenario by its name, and prints timeline, promises and how it ended', async () => {
    const { text, json, exitCode } = await run(['first-steps'], { fast: true });
    expect(exitCode).toBe(0);
    expect(text).toContain('  +0  inject       Alert: timetable page is slow (to all)');
    expect(text).toMatch(/^ {2}kept {4}Commander within/m);
    expect(text).toMatch(/Stopped at \+\d+ of 30 min\. The scenario ends with: resolved\.$/);
    expect(json).toMatchObject({ file: 'first-steps.yaml', never: [], seed: 1 });
  });

  it('shows what is missed by players who forget', async () => {
    const { text } = await run(['first-steps.yaml'], { fast: true, forget: true, seed: '5' });
    expect(text).toContain('  missed  ');
    expect(text).toContain('not in time');
  });

  it('fails where an inject never comes', async () => {
    write('zoo.yaml', own('The zoo', '  - title: A lion\n    after: runbook\n    text: It roars.'));
    const { text, exitCode } = await run([join(folder, 'zoo.yaml')], { fast: true });
    expect(exitCode).toBe(1);
    expect(text).toContain('“A lion” never comes: it waits for runbook');
  });

  it('refuses what it can’t play in a sentence', async () => {
    await expect(run([], { fast: true })).rejects.toThrow('Say which scenario');
    await expect(run(['first-steps'])).rejects.toThrow('Only --fast plays a scenario here');
    await expect(run(['nothing'], { fast: true })).rejects.toThrow(
      'There is no scenario nothing.yaml. There are',
    );
    await expect(run(['first-steps'], { fast: true, seed: 'x' })).rejects.toThrow(
      '--seed is a whole number.',
    );
    write('zoo.yaml', 'title: Zoo\n');
    await expect(run(['zoo'], { fast: true })).rejects.toThrow('There is no `about`');
  });
});
