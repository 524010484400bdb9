import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ic, icJson, refusal } from '../support/ic.ts';

const folder = mkdtempSync(join(tmpdir(), 'ic-minute-cli-'));
const store = join(folder, 'store');
let id = '';
const out = async (...words: [string, ...string[]]): Promise<string> => (await ic(store, ...words)).out;

beforeAll(async () => {
  await ic(store, 'init');
  const words = ['--title', 'Seat maps stay empty', '--severity', 'sev1', '--take-command', '--by', 'ana'];
  id = (await ic(store, 'declare', ...words)).out;
  await ic(store, 'log', id, 'Is the second site warm?', '--kind', 'ask', '--to', 'ben', '--by', 'ana');
  await ic(
    store,
    'update',
    id,
    'A third of all sales fail. We move them.',
    '--next',
    'in 10 minutes',
    '--by',
    'ana',
  );
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('ic minute says what is asked of whoever reads it', async () => {
  expect(await out('minute', id, '--by', 'ben')).toContain('ana asks you: Is the second site warm');
  const { sections } = await icJson(store, 'minute', id, '--by', 'zoe');
  expect(JSON.stringify(sections)).toContain('Tell ana, who commands, that you are here.');
});

it('ic line is one line for stakeholders', async () => {
  expect(await out('line', id)).toMatch(
    /^SEV1 Seat maps stay empty, since [^\n]*: A third of all sales fail; [^\n]*responders\.$/,
  );
});

it('ic state and ic record print documents, or write them to a file that is not there yet', async () => {
  expect(await out('state', 'live')).toContain('- Current incident commander: ana');
  const file = join(folder, 'record.md');
  expect(await out('record', id, '--out', file)).toBe(file);
  expect(readFileSync(file, 'utf8')).toBe((await icJson(store, 'record', id))['markdown']);
  expect(await refusal(1, store, 'record', id, '--out', file)).toContain(
    'stays as it is. Name another file.',
  );
  expect(await refusal(1, store, 'state', id, '--out', join(folder, 'none', 'x', 'state.md'))).toContain(
    'can’t be written',
  );
});

it('what can’t be said is refused in a sentence', async () => {
  expect(await refusal(2, store, 'line')).toContain('Which incident?');
  expect(await refusal(2, store, 'minute', id, 'now')).toContain('minute does not understand “now”.');
  expect(await refusal(1, store, 'state', '20261120-aaaaaaaa')).toContain('There is no incident');
});
