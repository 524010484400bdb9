import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { GitServer } from '../support/git-server.ts';
import { ic, icJson, refusal } from '../support/ic.ts';
import { shareFolder } from '../support/sync-process.ts';
import { temporaryFolder } from '../support/small-disk.ts';
import { treeOf } from '../support/tree.ts';

beforeAll(() => {
  process.env['XDG_CACHE_HOME'] = temporaryCache;
});
const temporaryCache = join(process.env['TMPDIR'] ?? '/tmp', `ic-sync-cache-${process.pid}`);

/** A store of this person's with one incident. */
async function storeOf(person: string): Promise<{ store: string; id: string }> {
  const store = join(temporaryFolder(), person);
  await ic(store, 'init', '--by', person);
  const id = (
    await ic(store, 'declare', '--title', 'Films do not start', '--severity', 'sev2', '--by', person)
  ).out;
  return { store, id };
}

const connect = async (store: string, share: string, by: string): Promise<string> => {
  const said = await ic(store, 'sync', '--folder', share, '--by', by);
  expect([said.code, said.err]).toEqual([0, '']);
  return said.out;
};

test('founds the workspace in an empty folder, and a place is remembered: the next time no word is needed', async () => {
  const share = shareFolder();
  const { store, id } = await storeOf('ana');
  expect(await connect(store, share, 'ana')).toMatch(/: up to date\.\n0 entries came, 2 entries went\.$/);
  await ic(store, 'log', id, 'twelve percent', '--by', 'ana');
  expect(await icJson(store, 'sync')).toMatchObject({
    published: 1,
    imported: 0,
    connections: [{ standing: 'in-step', place: share }],
  });
});

test('where there is no store one is made of the workspace that is there, and both hold the same', async () => {
  const share = shareFolder();
  const { store, id } = await storeOf('ana');
  await connect(store, share, 'ana');
  const ben = join(temporaryFolder(), 'ben');
  expect(await connect(ben, share, 'ben')).toContain(`${ben} is a desktop of the workspace at ${share} now.`);
  expect(readdirSync(ben).filter((name) => name.startsWith('set-aside'))).toEqual([]);
  await ic(ben, 'log', id, 'only one venue', '--by', 'ben');
  await connect(ben, share, 'ben');
  await connect(store, share, 'ana');
  expect(await ic(ben, 'digest')).toEqual(await ic(store, 'digest'));
  expect((await ic(store, 'show', id)).out).toContain('only one venue');
});

test('a place that was wiped is filled again when somebody says so, and not before', async () => {
  const share = shareFolder();
  const { store } = await storeOf('ana');
  await connect(store, share, 'ana');
  const before = treeOf(join(share, 'i'));
  rmSync(share, { recursive: true });
  mkdirSync(share);
  for (const words of [[], ['--folder', share]]) {
    const said = await ic(store, 'sync', ...words);
    expect([said.code, readdirSync(share)]).toEqual([1, []]);
    expect(said.out).toContain('--refill');
  }
  expect((await ic(store, 'sync', '--folder', share, '--refill')).code).toBe(0);
  expect(treeOf(join(share, 'i'))).toEqual(before);
  expect((await ic(store, 'sync')).code).toBe(0);
});

test('whose entries are marked is said, with what approves them', async () => {
  const share = shareFolder();
  const { store, id } = await storeOf('ana');
  await connect(store, share, 'ana');
  const ben = join(temporaryFolder(), 'ben');
  expect(await connect(ben, share, 'ben')).toContain(
    'is not approved yet: a member approves it with ic approve',
  );
  await ic(ben, 'log', id, 'only one venue', '--by', 'ben');
  await connect(ben, share, 'ben');
  expect(await connect(store, share, 'ana')).toMatch(/ben \([a-z2-7]{8}\) is not approved yet/);
  expect((await ic(store, 'show', id)).out).toContain('only one venue (not approved)');
  expect((await ic(store, 'approve', 'ben')).code).toBe(0);
  expect((await ic(store, 'show', id)).out).not.toContain('not approved');
});

test('a store that was just made joins by itself, and what it was is set aside', async () => {
  const share = shareFolder();
  const { store, id } = await storeOf('ana');
  await connect(store, share, 'ana');
  const ben = join(temporaryFolder(), 'ben');
  await ic(ben, 'init');
  expect(await connect(ben, share, 'ben')).toContain(
    'what was in it, no incidents, is in its folder set-aside-',
  );
  expect((await ic(ben, 'show')).out).toContain(id);
  expect((await ic(ben, 'verify')).code).toBe(0);
});

test('a store with incidents never joins another workspace: refused in a sentence, nothing changed anywhere', async () => {
  const share = shareFolder();
  const [ana, eve] = [await storeOf('ana'), await storeOf('eve')];
  await connect(ana.store, share, 'ana');
  const [before, there] = [treeOf(join(eve.store, 'i')), treeOf(share)];
  expect(await refusal(1, eve.store, 'sync', '--folder', share)).toMatch(/another|other/);
  expect(treeOf(join(eve.store, 'i'))).toEqual(before);
  expect([...treeOf(share).keys()]).toEqual([...there.keys()]);
  expect(await refusal(2, eve.store, 'sync')).toContain('--folder');
});

test('over a Git repository as over a folder: founded, joined, and both hold the same', async () => {
  const host = await GitServer.start(temporaryFolder());
  onTestFinished(() => host.close());
  const { store, id } = await storeOf('ana');
  const ben = join(temporaryFolder(), 'ben');
  for (const [at, by] of [
    [store, 'ana'],
    [ben, 'ben'],
  ] as const)
    expect([(await ic(at, 'sync', '--git', host.url, '--by', by)).err, at]).toEqual(['', at]);
  await ic(ben, 'log', id, 'only one venue', '--by', 'ben');
  for (const at of [ben, store]) expect(await ic(at, 'sync')).toMatchObject({ code: 0, err: '' });
  expect(await ic(ben, 'digest')).toEqual(await ic(store, 'digest'));
  host.mood = 'away';
  const away = await ic(store, 'sync');
  expect([away.code, away.err]).toEqual([1, '']);
  expect(away.out).not.toMatch(/\bat .*\.ts:/);
});

test('what is not understood, not there or not a place is said in a sentence', async () => {
  const { store } = await storeOf('ana');
  const share = shareFolder();
  await refusal(2, store, 'sync', 'now');
  await refusal(2, store, 'sync', '--once', '--watch', '--folder', share);
  await refusal(2, store, 'sync', '--folder', share, '--git', 'https://git.example/team.git');
  await refusal(2, store, 'sync', '--branch', 'x', '--folder', share);
  await refusal(1, store, 'sync', '--folder', join(share, 'not', 'there'));
  await refusal(1, store, 'sync', '--git', 'ext::sh -c touch% /tmp/pwned');
  const none = join(temporaryFolder(), 'none');
  expect(await refusal(1, none, 'sync', '--folder', share)).toContain('ic init');
  expect(await refusal(1, none, 'sync')).toContain('ic init');
  const help = await ic(store, 'help', 'sync');
  expect(help.out).toContain('--watch');
});

test('22 a folder that was connected and is empty now is not reachable, never empty: nothing is written there', async () => {
  const share = shareFolder();
  const { store } = await storeOf('ana');
  await connect(store, share, 'ana');
  rmSync(share, { recursive: true });
  mkdirSync(share);
  const said = await ic(store, 'sync');
  expect(said.code).toBe(1);
  expect(readdirSync(share)).toEqual([]);
  expect((await ic(store, 'verify')).code).toBe(0);
});

test('24 while the folder is full of pipes ic goes on logging, and ic sync ends with a sentence', async () => {
  const share = shareFolder();
  const { store, id } = await storeOf('ana');
  await connect(store, share, 'ana');
  rmSync(join(share, 'icc.json'));
  execFileSync('mkfifo', [join(share, 'icc.json')]);
  const [synced, logged] = await Promise.all([
    ic(store, 'sync'),
    ic(store, 'log', id, 'still here', '--by', 'ana'),
  ]);
  expect([synced.code, logged.code]).toEqual([1, 0]);
  expect(synced.err).not.toMatch(/\bat .*\.ts:/);
  expect((await ic(store, 'show', id)).out).toContain('still here');
});
