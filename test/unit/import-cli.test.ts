import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ic, icJson, refusal } from '../support/ic.ts';
import { temporaryFolder } from '../support/small-disk.ts';
import { statuspageDump } from '../support/statuspage.ts';

test('a dry run needs no store, prints a line for each document, and takes nothing over', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'incidents.json'), statuspageDump(2));
  writeFileSync(join(folder, 'notes.json'), '{"a": 1}');
  const store = join(folder, 'store');
  const dry = await ic(store, 'import', folder, '--dry-run', '--verbose');
  expect([dry.code, dry.err]).toEqual([0, '']);
  expect(dry.out).toMatch(/incidents\.json +statuspage +\d+ +\d+ +0 +0 +\d+ +new/);
  expect(dry.out).toContain('2 documents, 1 failed');
  expect(dry.out).toContain('notes.json: It is JSON, but of no tool that is read here.');
  expect(dry.out).toMatch(/ok {6}.* to customers: /);
  expect(await refusal(1, store, 'show')).toContain('Run ic init');
});

test('what is imported is there, twice is once, and it is said what failed', async () => {
  const folder = temporaryFolder();
  const [store, file, other] = [
    join(folder, 'store'),
    join(folder, 'incidents.json'),
    join(folder, 'log.csv'),
  ];
  writeFileSync(file, statuspageDump(1));
  writeFileSync(other, 'time,who,text\n2026-09-01T10:00:00Z,ana,Alerts\n');
  await ic(store, 'init');
  const { incidents } = await icJson(store, 'import', file, join(folder, 'nowhere.json'), '--by', 'ana');
  const [{ id }] = incidents as [{ id: string }];
  expect((await ic(store, 'import', file)).out).toMatch(/^\S+ {2}0 entries added, \d+ known before: /);
  expect(await icJson(store, 'import', other, '--into', id, '--zone', 'UTC')).toMatchObject({
    incidents: [{ id, added: 1, known: 0 }],
  });
  expect((await ic(store, 'show', id)).out).toContain('Alerts');
  expect((await ic(store, 'undo-import', id)).out).toBe('1 entry changed; the log shows them.');
  const nowhere = await ic(store, 'import', join(folder, 'nowhere.json'));
  expect([nowhere.code, nowhere.out]).toEqual([1, 'nowhere.json: There is no such file.']);
});

test('a mistake in the call is one sentence', async () => {
  const store = join(temporaryFolder(), 'store');
  expect(await refusal(2, store, 'import')).toContain('needs a FILE');
  expect(await refusal(2, store, 'import', 'x', '--format', 'word')).toContain('There is no format “word”');
  expect(await refusal(2, store, 'import', 'x', '--zone', 'Nowhere/Land')).toContain('There is no zone');
});
