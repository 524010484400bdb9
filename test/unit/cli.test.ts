import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { commandNames, commandSpecs } from '../../shared/incident/commands.ts';
import { incidentIdPattern } from '../../shared/ids.ts';
import { clocked } from '../support/clock-time.ts';
import { course, gameDay, ic, icJson, refusal } from '../support/ic.ts';
import { smallDisk, temporaryFolder } from '../support/small-disk.ts';
import { treeOf } from '../support/tree.ts';

let root = '';
let id = '';
beforeAll(async () => {
  root = join(mkdtempSync(join(tmpdir(), 'ic-cli-')), 'store');
  expect(await ic(root, 'init')).toEqual({ code: 0, out: `Made a store in ${root}.`, err: '' });
  const declared = await ic(
    root,
    'declare',
    '--title',
    'Films do not start',
    '--severity',
    'sev2',
    '--by',
    'ana',
  );
  expect(declared.code).toBe(0);
  id = declared.out;
});
afterAll(() => rmSync(join(root, '..'), { recursive: true, force: true }));

const copy = (): string => {
  const to = join(temporaryFolder(), 'store');
  cpSync(root, to, { recursive: true });
  return to;
};

test('init makes a store once; declare prints the id and nothing else', async () => {
  expect(id).toMatch(incidentIdPattern);
  expect((await ic(root, 'init')).out).toBe(`There is a store in ${root} already.`);
});

// A process for each verb: on a machine that is busy with other things they take more than a minute.
test('every verb of an incident does its work, and says it as JSON too', { timeout: 240_000 }, async () => {
  const store = copy();
  const done = new Set(['declare', ...[...course, ...gameDay].map(([verb]) => verb)]);
  expect([...done].sort(), 'a new verb belongs into this course').toEqual(
    commandNames.filter((name) => commandSpecs[name].typed).sort(),
  );
  const table = join(store, '../alerts.csv');
  writeFileSync(table, 'time,text\n2026-11-20T14:02:00Z,Alerts of the night before\n');
  await icJson(store, 'import', table, '--into', id);
  for (const [verb, ...words] of course) {
    const { id: of, events } = await icJson(store, verb, id, '--by', 'ana', ...words);
    expect(of).toBe(id);
    const event = expect.objectContaining({
      id: expect.any(String) as string,
      at: expect.stringMatching(/Z$/) as string,
    }) as object;
    // Deciding a proposal, and opening it again, is about the decision too; an import goes with its row.
    const two = ['decide', 'undo-import'].includes(verb) || words.join(' ') === 'move open';
    // Words that go leave a mark in the text and the same edit without them; then the former one is named.
    const count = verb === 'redact-text' ? 3 : two ? 2 : 1;
    expect(events, verb).toEqual(Array.from({ length: count }, () => event));
  }
  const shown = await icJson(store, 'show', id);
  expect(shown).toMatchObject({ severity: 'sev1', phase: 'prevention', commander: 'ana', notices: [] });
  const markdown = await ic(store, 'show', id, '--markdown');
  expect(markdown.out).toMatch(/one, put better.*\(before: one\)/);
  expect((await ic(store, 'show')).out).toContain('Films do not start');
  expect(await icJson(store, 'show')).toMatchObject({ incidents: [{ id }] });
  expect(await icJson(store, 'verify')).toMatchObject({ problems: [] });
  expect((await ic(store, 'verify')).out).toMatch(
    /^All good: \d+ events in \d+ segments, 2 of them redacted\.$/,
  );
  expect(await icJson(store, 'init')).toMatchObject({ created: false });
  expect(await icJson(store, 'digest')).toEqual([
    { id, events: expect.any(String) as string, state: expect.any(String) as string },
  ]);
  expect(await icJson(store, 'help')).toEqual(expect.arrayContaining(['init', 'declare', 'replay']));
  expect(await icJson(store, 'log', '--help')).toMatchObject({ name: 'log' });
});

test('every verb of a game day does its work', async () => {
  const store = copy();
  const words = ['--title', 'The harbour', '--severity', 'sev3', '--exercise', '--by', 'ana'] as const;
  const game = (await ic(store, 'declare', ...words)).out;
  for (const [verb, ...rest] of gameDay) {
    const { events } = await icJson(store, verb, game, '--by', 'ana', ...rest);
    expect(events, [verb, ...rest].join(' ')).toHaveLength(1);
  }
  const { out } = await ic(store, 'show', game);
  expect(out).toContain('EXERCISE');
  expect(out).toContain('The crane stops');
});

test('“live” stands for the incident that is live, where there is one', async () => {
  const store = copy();
  expect(
    (await ic(store, 'log', 'live', 'x', '--kind', 'ask', '--to', 'farah', '--minutes', '10')).code,
  ).toBe(0);
  expect((await ic(store, 'show', 'live')).out).toMatch(clocked(/Ask to farah: x \(due \d\d:\d\d\)/));
  expect((await ic(store, 'set-time', 'live', 'started', '-30m')).out).toMatch(
    clocked(/^Impact started: time set to \d\d:\d\d$/),
  );
  const other = (await ic(store, 'declare', '--title', 'The lift', '--severity', 'sev3', '--by', 'ana')).out;
  const both = await refusal(1, store, 'resolve', 'live');
  expect([both.includes(id), both.includes(other)]).toEqual([true, true]);
  for (const each of [id, other]) await icJson(store, 'resolve', each);
  expect(await refusal(1, store, 'log', 'live', 'x')).toBe(
    'No incident is live. Give its id: ic show lists those of all incidents.\n',
  );
});

test('text and values that begin with a dash are text and values', async () => {
  const store = copy();
  for (const text of ['-5 degrees in the hall', '- a list item', '—', '-']) {
    expect((await ic(store, 'log', id, text)).code).toBe(0);
  }
  expect((await ic(store, 'log', id, '--', '--verbose broke it')).code).toBe(0);
  expect((await ic(store, 'log', id, 'earlier', '--at', '-90s', '--by', '-x-')).code).toBe(0);
  expect((await ic(store, 'severity', id, 'sev3', '--reason', '--only-a-few--')).code).toBe(0);
  const { log } = (await icJson(store, 'show', id)) as {
    log: { text: string; by: string; detail?: string }[];
  };
  expect(log.map((row) => row.text)).toEqual(
    expect.arrayContaining([
      '-5 degrees in the hall',
      '- a list item',
      '—',
      '-',
      '--verbose broke it',
      'earlier',
    ]),
  );
  expect(log.find((row) => row.text === 'earlier')?.by).toBe('-x-');
  expect(log.find((row) => row.detail !== undefined)?.detail).toBe('--only-a-few--');
});

describe('what can’t be done exits with 1, a mistake in the call with 2: one sentence each', () => {
  const calls: readonly (readonly [1 | 2, string, readonly [string, ...string[]]])[] = [
    [1, 'an incident that is not there', ['log', '20261120-aaaaaaaa', 'x']],
    [1, 'a step that is not possible', ['close', 'ID']],
    [1, 'an entry that is not there', ['correct', 'ID', 'nope', 'x']],
    [1, 'a time in the future', ['log', 'ID', 'x', '--at', 'in 3 hours']],
    [1, 'an item that is not on the list', ['tick', 'ID', 'dance']],
    [1, 'a file that is not there', ['replay', '/nowhere.jsonl']],
    [1, 'a digest of nothing', ['digest', '20261120-aaaaaaaa']],
    [1, 'a mark that does not fit', ['mark', 'ID', 'nope', 'done']],
    [1, 'a link that is a script', ['link', 'ID', 'Bridge', 'javascript:alert(1)']],
    [1, 'a time that there is not', ['set-time', 'ID', 'lunch', '-5m']],
    [1, 'an update that is not there', ['correct-update', 'ID', 'last', 'x']],
    [1, 'nothing to take back', ['undo-phase', 'ID']],
    [2, 'a mark that is none', ['mark', 'ID', 'one', 'eaten']],
    [2, 'minutes that are none', ['log', 'ID', 'x', '--kind', 'ask', '--minutes', 'soon']],
    [2, 'a person who is nobody', ['log', 'ID', 'x', '--kind', 'ask', '--to', ' ']],
    [2, 'an update by no id', ['withdraw-update', 'ID', 'nope']],
    [2, 'no such verb', ['dance']],
    [2, 'no such option', ['log', 'ID', 'x', '--loud']],
    [2, 'an option without its value', ['log', 'ID', 'x', '--kind']],
    [2, 'a flag with a value', ['tick', 'ID', 'impact-in-words', '--undo=yes']],
    [2, 'a word too many', ['log', 'ID', 'two', 'words']],
    [2, 'a word too few', ['log', 'ID']],
    [2, 'no id', ['resolve']],
    [2, 'an id that is none', ['resolve', 'films']],
    [2, 'no text', ['log', 'ID', '   ']],
    [2, 'a severity that is none', ['severity', 'ID', 'sev9', '--reason', 'x']],
    [2, 'a time that is none', ['log', 'ID', 'x', '--at', 'soonish']],
    [2, 'a required option missing', ['declare', '--title', 'x']],
    [2, 'a text too long', ['log', 'ID', 'x'.repeat(10_001)]],
  ];
  for (const [code, what, [verb, ...words]] of calls) {
    test(`${what}: ${code}`, async () => {
      await refusal(code, root, verb, ...words.map((word) => (word === 'ID' ? id : word)));
    });
  }

  test('no store: it says how to make one', async () => {
    const nowhere = join(temporaryFolder(), 'nothing');
    for (const [verb, ...words] of [['show'], ['verify'], ['log', id, 'x'], ['digest']] as const) {
      expect(await refusal(1, nowhere, verb, ...words)).toMatch(/There is no store of records/);
    }
  });

  test('a full disk and a read-only one', async (context) => {
    const disk = smallDisk(1_024);
    if ('reason' in disk) {
      context.skip(disk.reason);
      return;
    }
    const store = join(disk.path, 'store');
    cpSync(root, store, { recursive: true });
    writeFileSync(join(disk.path, 'ballast'), '');
    try {
      writeFileSync(join(disk.path, 'ballast'), Buffer.alloc(2 << 20));
    } catch {
      // that was the aim
    }
    expect(await refusal(1, store, 'log', id, 'x'.repeat(9_000))).toMatch(
      /^Nothing was written: the disk is full/,
    );
    disk.setReadOnly(true);
    expect(await refusal(1, store, 'log', id, 'x')).toMatch(/can’t be written to/);
    expect((await ic(store, 'show')).out).toContain('Films do not start');
    expect((await ic(store, 'verify')).code).toBe(0);
  });
});

test('a copied store has the same digest, and a new entry changes it', async () => {
  const store = copy();
  const of = async (path: string) => (await ic(path, 'digest')).out;
  expect(await of(store)).toBe(await of(root));
  await ic(store, 'log', id, 'one more');
  expect(await of(store)).not.toBe(await of(root));
});

test('verify: exit 1 and a line for each problem, and not one byte of the store is changed', async () => {
  const store = copy();
  const left = await RecordStore.open(store, desktopEnvironment());
  onTestFinished(() => left.close());
  const draft = {
    t: 'entry-logged/1',
    e: 'x',
    at: 0,
    u: 'ana',
    payload: { kind: 'note', text: 'x' },
  } as const;
  await left.append(id, [draft]);
  const damaged = join(temporaryFolder(), 'store');
  cpSync(store, damaged, { recursive: true });
  const [segment = ''] = [...treeOf(damaged).keys()].filter(
    (name) => name.includes(id) && name.endsWith('.icl'),
  );
  const text = readFileSync(join(damaged, segment), 'utf8');
  writeFileSync(join(damaged, segment), text.replace('Films', 'Filme'));
  writeFileSync(join(damaged, 'm', 'aaaaaaaaaaaaaaaa.1.json'), '{}');
  const [wal = ''] = [...treeOf(damaged).keys()].filter((name) => name.endsWith('.wal'));
  writeFileSync(join(damaged, wal), `${readFileSync(join(damaged, wal), 'utf8')}rubbish\n`);
  mkdirSync(join(damaged, 'i', 'not a stream'));
  const before = treeOf(damaged);
  const found = await ic(damaged, 'verify');
  expect([found.code, found.err]).toEqual([1, '']);
  const lines = found.out.split('\n');
  expect(lines).toHaveLength(4);
  for (const where of [segment, 'm/aaaaaaaaaaaaaaaa.1.json', wal, 'i/not a stream']) {
    expect(lines.filter((line) => line.startsWith(`${where}: `))).toHaveLength(1);
  }
  const json = await ic(damaged, 'verify', '--json');
  expect(json.code).toBe(1);
  expect((JSON.parse(json.out) as { problems: unknown[] }).problems).toHaveLength(4);
  expect(treeOf(damaged)).toEqual(before);
});
