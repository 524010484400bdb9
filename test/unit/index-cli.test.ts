import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { layoutOf } from '../../electron/records/layout.ts';
import { ic, icJson, refusal } from '../support/ic.ts';
import { temporaryFolder } from '../support/small-disk.ts';

async function made(): Promise<{ store: string; id: string }> {
  const store = join(temporaryFolder(), 'store');
  await ic(store, 'init');
  const { out: id } = await ic(store, 'declare', '--title', 'Films do not start', '--severity', 'sev2');
  await ic(store, 'log', id, 'Zoë restarted the proxy');
  await ic(store, 'add-action', id, 'Warn before the proxy is full', '--owner', 'ben');
  return { store, id };
}

test('ic search finds words in everything, says what each is, and leaves out what a filter leaves out', async () => {
  const { store, id } = await made();
  const { out } = await ic(store, 'search', 'proxy');
  expect(out).toMatch(
    /^Action item {2}SEV2 {2}Films do not start {2}\S+ {2}ben .*\n {4}Warn before the proxy is full$/m,
  );
  expect(out).toMatch(/^Log {2}SEV2 .*\n {4}Zoë restarted the proxy$/m);
  expect(out).toMatch(/\n1 log entry, 1 action item$/);
  expect(await icJson(store, 'search', 'prox', '--kind', 'entry', '--severity', 'sev1,sev2')).toMatchObject({
    hits: [{ kind: 'entry', incident: id, text: 'Zoë restarted the proxy', matches: ['proxy'] }],
    ...{ counts: { entry: 1 }, more: [], waiting: 0 },
  });
  expect((await ic(store, 'search', 'prox', 'kind:action', 'by:zoe')).out).toMatch(
    /^Nothing holds “prox kind:action/,
  );
});

test('ic index says how the index stands and makes it anew; deleting it loses nothing', async () => {
  const { store } = await made();
  const { index } = layoutOf(store);
  expect((await ic(store, 'index')).out).toBe('Up to date: 1 incident, full text search.');
  rmSync(index);
  expect((await ic(store, 'search', 'zoe restarted')).out).toContain('Zoë restarted the proxy');
  expect(existsSync(index)).toBe(true);
  expect((await ic(store, 'index', 'rebuild')).out).toMatch(
    /^Made anew in [\d.]+ s: 1 incident, full text search\.$/,
  );
  expect(await icJson(store, 'index', 'rebuild')).toMatchObject({
    ...{ incidents: 1, waiting: 0, search: 'fts5', trouble: null },
  });
  expect(readFileSync(index).subarray(0, 15).toString()).toBe('SQLite format 3');
});

test('what can’t be looked for is one sentence', async () => {
  const { store } = await made();
  expect(await refusal(2, store, 'search')).toBe('Say what to look for: ic search WORDS.\n');
  expect(await refusal(2, store, 'search', 'x', '--kind', 'cat')).toBe(
    'There is no --kind “cat”; there are incident, entry, postmortem, action, runbook.\n',
  );
  expect(await refusal(2, store, 'search', 'x', '--limit', 'all')).toBe(
    '--limit is a number from 1 to 200.\n',
  );
  expect(await refusal(2, store, 'search', 'x', '--from', '1h', '--to', '2h')).toMatch(
    /^--to lies before --from/,
  );
  expect(await refusal(2, store, 'index', 'remake')).toMatch(/^index does not understand “remake”/);
});

test('whoever reads only the beginning of what ic says ends it without a word', async () => {
  const { store } = await made();
  const read = spawn(process.execPath, ['electron/cli/index.ts', 'metrics', '--json', '--store', store]);
  let said = '';
  read.stderr.on('data', (more) => (said += String(more)));
  read.stdout.destroy();
  expect(await once(read, 'close')).toEqual([0, null]);
  expect(said).toBe('');
});
