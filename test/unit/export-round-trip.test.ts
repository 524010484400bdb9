import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entryKinds } from '../../shared/incident/vocabulary.ts';
import { ic, icJson } from '../support/ic.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ic-round-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Shown = {
  readonly title: string;
  readonly severity: string;
  readonly log: readonly {
    readonly at: number;
    readonly kind: string;
    readonly text: string;
    readonly detail?: string;
    readonly takenBackBy?: string;
  }[];
};

const isEntry = (kind: string): boolean => entryKinds.some((each) => each === kind);

test('a record that went out as JSON comes in again, in another store: the same log, and a second time adds nothing', async () => {
  const [here, there, file] = [join(folder, 'here'), join(folder, 'there'), join(folder, 'record.json')];
  for (const store of [here, there]) await icJson(store, 'init');
  const id = String((await icJson(here, 'replay', 'electron/demo/resolved-sev3.jsonl'))['id']);
  await icJson(here, 'export', id, '--format', 'json', '--out', file);
  // Where the record itself is, a copy of it is no second incident, and brings no words back that were taken out.
  const copy = await ic(here, 'import', file);
  expect([copy.code, `${copy.out}${copy.err}`]).toEqual([1, expect.stringContaining('which is here')]);
  expect(((await icJson(here, 'show')) as { incidents: readonly unknown[] }).incidents).toHaveLength(1);
  expect((await ic(there, 'import', file)).code).toBe(0);
  const [came, ...more] = ((await icJson(there, 'show')) as { incidents: readonly { id: string }[] })
    .incidents;
  expect(more).toEqual([]);
  const shown = async (store: string, of: string): Promise<Shown> =>
    (await icJson(store, 'show', of)) as unknown as Shown; // what ic promises
  const [before, after] = [await shown(here, id), await shown(there, came?.id ?? '')];
  expect([after.title, after.severity]).toEqual([before.title, before.severity]);
  // Every line that people wrote and that stands, where it was and as it was.
  const entries = before.log.filter(({ kind, takenBackBy }) => isEntry(kind) && takenBackBy === undefined);
  const there_ = after.log.map(({ at, kind, text }) => `${at} ${kind} ${text}`);
  for (const { at, kind, text, detail } of entries)
    expect(there_).toContain(`${at} ${kind} ${text}${detail === undefined ? '' : `\n${detail}`}`);
  // What stakeholders were told, with its time.
  const updates = ({ log }: Shown) =>
    log.filter(({ kind }) => kind === 'update').map(({ at, detail }) => [at, detail]);
  expect(new Set(updates(after).map(String))).toEqual(new Set(updates(before).map(String)));

  const again = await icJson(there, 'import', file);
  expect(JSON.stringify(again)).toMatch(/"added":0/);
  expect((await shown(there, came?.id ?? '')).log).toEqual(after.log);
});
