import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startChild } from '../support/children/run-child.ts';
import { ic, icJson, refusal } from '../support/ic.ts';
import { temporaryFolder } from '../support/small-disk.ts';

const draft =
  'Card payments: some work again\n\nThis is probably a lock in orders-db. We will update you shortly.\n';

function withDraft(text = draft): { readonly store: string; readonly file: string } {
  const folder = temporaryFolder();
  const file = join(folder, 'update.txt');
  writeFileSync(file, text);
  return { store: join(folder, 'store'), file };
}

test('ic check update says each finding with its line, its words and a way to mend it, and exits with 0', async () => {
  const { store, file } = withDraft();
  const { code, out, err } = await ic(store, 'check', 'update', file, '--severity', 'sev3', '--next', '+15m');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('3:9  Cause not confirmed  (speculation)');
  expect(out).toMatch(/This is probably a lock in orders-db\. .*\n {4} {8}\^+/);
  expect(out).toMatch(/“Shortly” is not a time[\s\S]+Use “at \d\d:\d\d /);
  expect(out.endsWith('3 things to look at.')).toBe(true);
});

test('ic check update --strict exits with 1 when there is something, and with 0 when there is not', async () => {
  const { store, file } = withDraft();
  expect((await ic(store, 'check', 'update', file, '--strict')).code).toBe(1);
  const fine = withDraft('Some invoices are late.\n');
  const said = await ic(fine.store, 'check', 'update', fine.file, '--strict', '--severity', 'sev3');
  expect([said.code, said.out]).toEqual([0, 'Nothing to look at.']);
});

test('ic check update says of an empty text that there are no words yet', async () => {
  const { store, file } = withDraft('\n');
  expect((await ic(store, 'check', 'update', file)).out).toBe('There is nothing to check: no words yet.');
  const { findings } = await icJson(store, 'check', 'update', file);
  expect(findings).toMatchObject([{ title: 'No words yet' }]);
});

test('ic check update --json gives findings as objects, with ranges that cut the words out', async () => {
  const { store, file } = withDraft();
  const { findings } = await icJson(store, 'check', 'update', file, '--severity', 'sev3');
  const all = findings as {
    rule: string;
    range: { from: number; to: number; line: number };
    words: string;
    reason: string;
    ask: string;
  }[]; // as the verb prints them
  expect(all.map(({ rule, words, range }) => [rule, words, range.line])).toEqual([
    ['speculation', 'probably a', 3],
    ['jargon', 'orders-db', 3],
    ['next-time-vague', 'shortly', 3],
  ]);
  for (const { range, words, reason, ask } of all) {
    expect(draft.slice(range.from, range.to)).toBe(words);
    expect([reason, ask].every((sentence) => sentence.length > 5)).toBe(true);
  }
});

test('ic check update knows the team’s words, and the record of an incident', async () => {
  const { store, file } = withDraft('Card payments fail for some. Ask Ana about hydra.\n');
  await ic(store, 'init');
  mkdirSync(join(store, 'p'), { recursive: true });
  writeFileSync(
    join(store, 'p/wording.yaml'),
    'off: next-time-missing\ninternal:\n  - word: hydra\n    say: our order system\ncomponents:\n  - name: Checkout\n    services: checkout-web\n',
  );
  const declared = await icJson(
    store,
    'declare',
    '--title',
    'Payments fail',
    '--severity',
    'sev3',
    '--services',
    'checkout-web',
  );
  const id = String(declared['id']);
  await icJson(store, 'assign', id, 'commander', 'Ana');
  const rules = async (...words: string[]) => {
    const { findings } = await icJson(store, 'check', 'update', file, ...words);
    return (findings as { rule: string; title: string }[]).map(({ title }) => title); // as the verb prints them
  };
  expect(await rules('--severity', 'sev3')).toEqual(['Internal name']);
  expect(await rules('--incident', id)).toEqual([
    'Somebody’s name',
    'Internal name',
    'Checkout is not in it',
  ]);
  expect(await rules('--incident', id, '--audience', 'product')).toEqual(['Checkout is not in it']);
});

test('ic check update reads what is piped in', async () => {
  const { child, ended } = startChild('../../../electron/cli/index.ts', [
    ...['check', 'update', '-', '--severity', 'sev3', '--store', temporaryFolder()],
  ]);
  child.stdin?.end('Everything is under control.\n');
  const { code, lines } = await ended;
  expect([code, lines[0]]).toEqual([0, '1:1  Says nothing new  (empty-reassurance)']);
});

test('ic check says in a sentence what it can’t do', async () => {
  const { store, file } = withDraft();
  const said = (code: 1 | 2, ...words: string[]) => refusal(code, store, 'check', ...words);
  expect(await said(2, 'updat', file)).toBe('Say what the text is: ic check update or blameless FILE.\n');
  expect(await said(2, 'update')).toBe('check update needs FILE, or - for what is piped in.\n');
  expect(await said(1, 'update', '/nowhere/at/all')).toBe(
    'The file /nowhere/at/all is not there; nothing was checked.\n',
  );
  expect(await said(1, 'update', temporaryFolder())).toMatch(
    /^The file .* is a folder; nothing was checked\.\n$/,
  );
  expect(await said(2, 'update', file, '--audience', 'customer')).toBe(
    '“customer” is no audience; did you mean customers?\n',
  );
  expect(await said(2, 'update', file, '--cadence', 'often')).toBe(
    '--cadence is a number of minutes, such as 15, or none; it says “often”.\n',
  );
  expect(await said(2, 'update', file, '--next', 'soonish')).toMatch(/^“soonish” can’t be read as a time/);
  const binary = withDraft();
  writeFileSync(binary.file, Buffer.from([0xff, 0xfe, 0x00]));
  expect(await said(1, 'update', binary.file)).toMatch(/is not UTF-8 text; save it again as UTF-8\.\n$/);
});
