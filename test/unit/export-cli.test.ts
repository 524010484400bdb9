import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractText } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../electron/publish/find-browser.ts';
import { exportFormats } from '../../shared/exchange/formats.ts';
import { ic, icJson, refusal } from '../support/ic.ts';

let folder: string;
let store: string;
const ids = { real: '', exercise: '' };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ic-export-'));
  store = join(folder, 'store');
  await icJson(store, 'init');
  for (const [which, file] of [
    ['real', 'resolved-sev3'],
    ['exercise', 'game-day'],
  ] as const)
    ids[which] = String((await icJson(store, 'replay', `electron/demo/${file}.jsonl`))['id']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a reader of PDF finds on each page. */
async function pagesOf(path: string): Promise<readonly string[]> {
  const { text } = await extractText(new Uint8Array(readFileSync(path)));
  return text;
}

test('a record is the same bytes on a desktop with another clock, zone and language', () => {
  const words = ['export', ids.real, '--store', store, '--zone', 'Europe/Berlin', '--format'];
  const run = (format: string, env: NodeJS.ProcessEnv): string => {
    const ended = spawnSync(process.execPath, ['electron/cli/index.ts', ...words, format], {
      env: { ...process.env, ...env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
      encoding: 'utf8',
    });
    expect([ended.status, ended.stderr]).toEqual([0, '']);
    return ended.stdout;
  };
  for (const format of ['html', 'csv', 'ics-201'])
    expect(run(format, { TZ: 'Asia/Tokyo', LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' })).toBe(
      run(format, { TZ: 'America/Lima', LC_ALL: 'C', LANG: 'C' }),
    );
});

test('a folder gets a file with a name of its own; nothing is written over unless it is said', async () => {
  const file = join(folder, `${ids.real}-log.csv`);
  expect((await ic(store, 'export', ids.real, '--format', 'csv', '--out', folder)).out).toBe(file);
  const written = readFileSync(file, 'utf8');
  expect(written.slice(0, 5)).toBe('\uFEFFtime'); // without it a spreadsheet would not read it as UTF-8
  expect((await ic(store, 'export', ids.real, '--format', 'csv')).out.replaceAll('\r', '')).toBe(
    written
      .replace('\uFEFF', '')
      .trimEnd()
      .replaceAll('\r', '')
      .split('\n')
      .filter((line) => line !== '')
      .join('\n'),
  );
  writeFileSync(file, 'mine');
  expect(await refusal(1, store, 'export', ids.real, '--format', 'csv', '--out', folder)).toContain(
    'stays as it is',
  );
  expect(readFileSync(file, 'utf8')).toBe('mine');
  await icJson(store, 'export', ids.real, '--format', 'csv', '--out', folder, '--force');
  expect(readFileSync(file, 'utf8')).toBe(written);
  const marked = await icJson(store, 'export', ids.exercise, '--format', 'state', '--out', folder);
  expect(marked['path']).toBe(join(folder, `EXERCISE-${ids.exercise}-state.md`));
});

test('what can’t be written is refused in a sentence, and nothing is left of it', async () => {
  expect(await refusal(2, store, 'export', ids.real)).toContain(exportFormats.join(', '));
  expect(await refusal(2, store, 'export', ids.real, '--format', 'docx')).toContain(
    'There is no format “docx”',
  );
  expect(await refusal(2, store, 'export', ids.real, '--format', 'pdf')).toContain('add --out FILE');
  expect(await refusal(2, store, 'export', ids.real, '--format', 'csv', '--zone', 'Mars')).toContain(
    'Europe/Berlin',
  );
  expect(await refusal(2, store, 'export', ids.real, '--format', 'csv', '--person', 'x')).toContain(
    'ics-214',
  );
  expect(await refusal(1, store, 'export', ids.real, '--format', 'ics-214', '--person', 'nobody')).toContain(
    'Nobody called “nobody”',
  );
  expect(await refusal(1, store, 'export', ids.real, '--format', 'after-action')).toContain(
    'was no exercise',
  );
  const drill = (await ic(store, 'declare', '--title', 'A drill', '--severity', 'sev4', '--exercise')).out;
  expect(await refusal(1, store, 'export', drill, '--format', 'after-action')).toContain(
    'No scenario was played',
  );
  expect((await ic(store, 'export', ids.exercise, '--format', 'after-action')).out).toMatch(
    /^\*\*EXERCISE .*\n# After-action report: One of six sites goes dark\n/,
  );
  const nowhere = join(folder, 'no', 'such', 'folder.md');
  expect(await refusal(1, store, 'export', ids.real, '--format', 'state', '--out', nowhere)).toContain(
    'The record is safe',
  );
  const broken = join(folder, 'broken-browser');
  writeFileSync(broken, '#!/bin/sh\nexit 1\n');
  chmodSync(broken, 0o755);
  const before = readdirSync(folder);
  const ended = spawnSync(
    process.execPath,
    [
      'electron/cli/index.ts',
      'export',
      ids.real,
      '--store',
      store,
      '--format',
      'pdf',
      '--out',
      join(folder, 'x.pdf'),
    ],
    { env: { ...process.env, IC_BROWSER: join(folder, 'none') }, encoding: 'utf8' },
  );
  expect([ended.status, ended.stdout]).toEqual([1, '']);
  expect(ended.stderr).toContain('A PDF needs an installed Chromium, Chrome or Edge');
  expect(readdirSync(folder)).toEqual(before);
});

test.skipIf(findBrowser() === null)(
  'a PDF has the words of the record, twice the same, and an exercise’s says so on every page',
  async () => {
    const [once, again] = [join(folder, 'once.pdf'), join(folder, 'again.pdf')];
    for (const out of [once, again])
      await icJson(store, 'export', ids.exercise, '--format', 'pdf', '--zone', 'Europe/Berlin', '--out', out);
    const pages = await pagesOf(once);
    expect(await pagesOf(again)).toEqual(pages);
    for (const page of pages)
      expect(page.match(/EXERCISE EXERCISE EXERCISE/g)?.length).toBeGreaterThanOrEqual(2);
    const text = pages.join(' ').replaceAll(/\s+/g, ' ');
    for (const words of [
      'Game day: one site goes dark',
      'All 16 edges of sto stop answering',
      'Europe/Berlin',
    ])
      expect(text).toContain(words);
    expect(existsSync(once)).toBe(true);
  },
);
