import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startChild } from '../support/children/run-child.ts';
import { ic, icJson, refusal } from '../support/ic.ts';
import { temporaryFolder } from '../support/small-disk.ts';

const review =
  '# Card payments\n\n## What happened\n\nAt 13:41 Nuru misread the pool graph.\nThe rule was simply wrong 🙂, and we should have checked it.\n\n' +
  '> Nuru forgot to drain it.\n\n## Actions\n\n- We should have an alert for the pool.\n';

type Shown = {
  rule: string;
  range: { from: number; to: number; line: number; column: number };
  words: string;
  reason: string;
  ask: string;
};

function withReview(text = review): { readonly store: string; readonly file: string } {
  const folder = temporaryFolder();
  const file = join(folder, 'review.md');
  writeFileSync(file, text);
  return { store: join(folder, 'store'), file };
}

async function found(store: string, file: string, ...words: string[]): Promise<readonly Shown[]> {
  const { findings } = await icJson(store, 'check', 'blameless', file, ...words);
  return findings as Shown[]; // as the verb prints them
}

test('ic check blameless says each finding with its line, its words, what to ask and a way to mend it', async () => {
  const { store, file } = withReview();
  const { code, out, err } = await ic(store, 'check', 'blameless', file, '--roster', 'Nuru, Ana');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('5:10  A person is the subject  (person-failed)');
  expect(out).toMatch(/At 13:41 Nuru misread the pool graph\.\n {4} {9}\^{12}\n/);
  expect(out).toContain('what made this look right at the time?');
  expect(out).toContain('– Delete “simply”');
  expect(out.endsWith('3 things to look at.')).toBe(true);
});

test('ic check blameless --json gives rule, range, reason and ask, and ranges that cut the words out', async () => {
  const { store, file } = withReview();
  const all = await found(store, file, '--roster', 'Nuru');
  expect(all.map(({ rule, words, range: { line, column } }) => [rule, words, line, column])).toEqual([
    ['person-failed', 'Nuru misread', 5, 10],
    ['hindsight-adverb', 'simply', 6, 14],
    ['counterfactual', 'we should have checked', 6, 34],
  ]);
  for (const { range, words, reason, ask } of all) {
    expect(review.slice(range.from, range.to)).toBe(words);
    expect([reason.endsWith('.'), ask.includes('?')]).toEqual([true, true]);
  }
});

test('ic check blameless knows people by the roster that is said, by the playbook’s and by the incident’s', async () => {
  const { store, file } = withReview('Nuru misread the graph.\n');
  expect(await found(store, file)).toEqual([]);
  expect(await found(store, file, '--roster', 'Ana')).toEqual([]);
  expect(await found(store, file, '--roster', 'Ana,Nuru')).toMatchObject([{ rule: 'person-failed' }]);
  await ic(store, 'init');
  const { id } = await icJson(store, 'declare', '--title', 'Payments fail', '--severity', 'sev1');
  await icJson(store, 'assign', String(id), 'commander', 'Nuru');
  expect(await found(store, file, '--incident', String(id))).toMatchObject([{ rule: 'person-failed' }]);
  mkdirSync(join(store, 'p'), { recursive: true });
  writeFileSync(join(store, 'p/wording.yaml'), 'off: person-failed\n');
  expect(await found(store, file, '--roster', 'Nuru')).toEqual([]);
});

test('ic check blameless goes by the part that is said, else by the headings', async () => {
  const { store, file } = withReview('There was no runbook for it. We should have an alert. Obviously.\n');
  const rules = async (...words: string[]) => (await found(store, file, ...words)).map(({ rule }) => rule);
  expect(await rules('--section', 'what-happened')).toEqual(['absence-as-event', 'hindsight-adverb']);
  expect(await rules('--section', 'Contributing factors')).toEqual(['hindsight-adverb']);
  expect(await rules('--section', 'actions')).toEqual([]);
  expect(await rules()).toEqual(['absence-as-event', 'hindsight-adverb']);
});

test('ic check blameless calls an outage one only where the severity says so', async () => {
  const { store, file } = withReview('The outage lasted 42 minutes.\n');
  expect(await found(store, file)).toEqual([]);
  expect(await found(store, file, '--severity', 'sev1')).toEqual([]);
  expect(await found(store, file, '--severity', 'SEV3')).toMatchObject([
    { rule: 'outage-overclaim', words: 'outage' },
  ]);
});

test('ic check blameless --strict exits with 1 when there is something, and with 0 when there is not', async () => {
  const { store, file } = withReview();
  expect((await ic(store, 'check', 'blameless', file, '--strict')).code).toBe(1);
  const fine = withReview('The pool was full at 13:31.\n');
  const { code, out } = await ic(fine.store, 'check', 'blameless', fine.file, '--strict');
  expect([code, out]).toEqual([0, 'Nothing to look at.']);
  const empty = withReview('\n');
  expect(await found(empty.store, empty.file)).toEqual([]);
});

test('ic check blameless reads what is piped in', async () => {
  const { child, ended } = startChild('../../../electron/cli/index.ts', [
    ...['check', 'blameless', '-', '--store', temporaryFolder()],
  ]);
  child.stdin?.end('Whose fault was it?\n');
  const { code, lines } = await ended;
  expect([code, lines[0]]).toEqual([0, '1:1  “Whose fault” looks for somebody  (why-you)']);
});

test('ic check blameless says in a sentence what it can’t do', async () => {
  const { store, file } = withReview();
  const said = (code: 1 | 2, ...words: string[]) => refusal(code, store, 'check', ...words);
  expect(await said(2, 'blame', file)).toBe('Say what the text is: ic check update or blameless FILE.\n');
  expect(await said(2, 'blameless')).toBe('check blameless needs FILE, or - for what is piped in.\n');
  expect(await said(2, 'blameless', file, '--cadence', '15')).toBe('check blameless knows no --cadence.\n');
  expect(await said(2, 'update', file, '--roster', 'Ana')).toBe('check update knows no --roster.\n');
  expect(await said(2, 'blameless', file, '--section', ' ')).toBe(
    '--section needs the name of a part, such as what-happened or actions.\n',
  );
  expect(await said(2, 'blameless', file, '--severity', 'sev9')).toMatch(/^“sev9” is no severity/);
  expect(await said(1, 'blameless', '/nowhere/at/all')).toBe(
    'The file /nowhere/at/all is not there; nothing was checked.\n',
  );
  writeFileSync(file, Buffer.from([0xff, 0xfe, 0x00]));
  expect(await said(1, 'blameless', file)).toMatch(/is not UTF-8 text; save it again as UTF-8\.\n$/);
});
