import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csvRows } from '../support/csv-rows.ts';
import { ic, refusal } from '../support/ic.ts';

const folder = mkdtempSync(join(tmpdir(), 'ic-actions-'));
const store = join(folder, 'store');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const [late, soon, then] = [day(-3), day(2), day(20)];

beforeAll(async () => {
  const add = (text: string, fields: object) => ['add-action', { text, ...fields }] as const;
  const steps = [
    ['declare', { title: 'Card payments fail', severity: 'sev1', services: ['checkout'], takeCommand: true }],
    add('Rotate the keyring', { owner: 'marek', due: day(-9), category: 'process', id: 'rotate' }),
    ['set-action', { action: 'rotate', due: late }],
    add('Alert on key age', { owner: 'farah', due: soon, id: 'alert' }),
    add('Roll back by one key', { owner: 'marek', due: then, id: 'roll' }),
    ['set-action', { action: 'roll', state: 'done' }],
  ] as const;
  const lines = steps.map(([run, fields], min) => ({ min, by: 'ana', run, with: fields }));
  const file = join(folder, 'scene.jsonl');
  const head = { format: 'ic-replay/1', title: 'for a test' };
  writeFileSync(file, [head, ...lines].map((line) => JSON.stringify(line)).join('\n'));
  await ic(store, 'init');
  await ic(store, 'replay', file);
});

test('ic actions lists what is to be done over all incidents, what slipped twice first', async () => {
  const { out, code } = await ic(store, 'actions');
  expect(code).toBe(0);
  const [first, second, none] = out.split('\n');
  expect(first).toMatch(
    /^rotate {2}Rotate the keyring · marek · 3 days over .* · put off once, and overdue: tell whoever leads the team · SEV1 Card payments fail/,
  );
  expect(second).toMatch(/^alert {2}Alert on key age · farah/);
  expect(none).toBeUndefined();
  const json = JSON.parse((await ic(store, 'actions', '--json', '--all')).out) as readonly object[];
  expect(json).toMatchObject([
    { id: 'rotate', slippedTwice: true, overdue: true, putOff: 1, incident: { services: ['checkout'] } },
    { id: 'alert', slippedTwice: false, overdue: false },
    { id: 'roll', state: 'done' },
  ]);
});

test('ic actions is narrowed by person, service, state and day, and says which words it does not know', async () => {
  const ids = async (...words: string[]): Promise<readonly unknown[]> =>
    (JSON.parse((await ic(store, 'actions', '--json', ...words)).out) as readonly { id: string }[]).map(
      ({ id }) => id,
    );
  expect(await ids('--owner', 'Farah')).toEqual(['alert']);
  expect(await ids('--overdue')).toEqual(['rotate']);
  expect(await ids('--state', 'done')).toEqual(['roll']);
  expect(await ids('--due-before', 'in 1 week')).toEqual(['rotate', 'alert']);
  expect(await ids('--service', 'edge')).toEqual([]);
  expect(await refusal(2, store, 'actions', '--due-before', 'soon')).toContain(
    '--due-before: “soon” can’t be read as a day: try fri, in 2 weeks or 2026-12-01.',
  );
  expect(await refusal(2, store, 'actions', '--state', 'begun')).toContain(
    'There is no --state “begun”; there are open, in-progress, done, dropped.',
  );
});

test('ic actions writes what Jira and GitHub take in', async () => {
  const jira = await ic(store, 'actions', '--format', 'jira');
  expect(csvRows(`${jira.out.replaceAll(/\r?\n/g, '\r\n')}\r\n`).map(([summary]) => summary)).toEqual([
    ...['Summary', 'Rotate the keyring', 'Alert on key age'],
  ]);
  const github = JSON.parse((await ic(store, 'actions', '--format', 'github')).out) as unknown;
  expect(github).toMatchObject([
    { title: 'Rotate the keyring', labels: ['sev1', expect.stringMatching(/^sev1_\d{8}$/), 'process'] },
    { title: 'Alert on key age', assignees: ['farah'] },
  ]);
});

test('a day that is none is refused with an example, a meeting of another day is said with it', async () => {
  const sentence = '--due must be a day, such as 2026-12-01.\n';
  expect(await refusal(2, store, 'add-action', 'live', 'x', '--due', 'in 2 weeks')).toBe(sentence);
  expect(await refusal(2, store, 'set-action', 'live', 'alert', '--due', 'friday')).toBe(sentence);
  expect((await ic(store, 'set-review', 'live', '--meeting', 'in 3 days')).out).toMatch(
    /^Post-mortem meeting: [A-Z][a-z]{2} \d+ [A-Z][a-z]{2} \d\d:\d\d, 60 min$/,
  );
});

test('help names the words that a field takes; a part that no document shows is said', async () => {
  const help = async (verb: string): Promise<string> => (await ic(store, verb, '--help')).out;
  const weigh = await help('weigh');
  expect(weigh).toContain('was the decision worth its cost?\n');
  expect(weigh).toContain('  VERDICT: one of paid-off, too-dear, open');
  expect(await help('set-action')).toMatch(/--category: one of detection, .*\n.*--priority: one of high/);
  expect(await help('declare')).toContain('  --severity: sev1 to sev4, by its criteria\n');
  expect((await ic(store, 'write-text', 'live', 'summary', 'Cards failed.')).out).toBe('Written.');
  const strange = (await ic(store, 'write-text', 'live', 'lessons', 'Watch the keys.')).out;
  expect(strange).toContain('Written.\nThe playbook’s post-mortem has no such part: no document shows it.');
  expect(strange).toContain('It has summary, what-happened, ');
});
