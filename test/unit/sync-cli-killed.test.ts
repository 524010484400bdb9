import { cpSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { layoutOf } from '../../electron/records/layout.ts';
import { verifyStore } from '../../electron/records/verify.ts';
import { readWorkspace } from '../../electron/records/workspace.ts';
import { runChild, startChild, twoAtATime } from '../support/children/run-child.ts';
import { exchangeOnce } from '../support/exchange-once.ts';
import { ic } from '../support/ic.ts';
import { shareFolder } from '../support/sync-process.ts';
import { temporaryFolder } from '../support/small-disk.ts';

const soon = { timeout: 40_000, interval: 200 };
const cli = '../../../electron/cli/index.ts';

/** `ic sync --watch` on a store, and what it has printed. */
function watch(store: string, ...words: string[]) {
  const { child, ended } = startChild(cli, ['sync', '--store', store, '--watch', ...words]);
  let printed = '';
  child.stdout?.on('data', (data: Buffer) => (printed += data.toString()));
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, ended, printed: () => printed };
}

test('three watch one folder, one is killed again and again: nothing that it acknowledged is lost', async () => {
  const share = shareFolder();
  const [ana, ben, cleo] = ['ana', 'ben', 'cleo'].map((name) => join(temporaryFolder(), name));
  if (ana === undefined || ben === undefined || cleo === undefined) throw new Error('three stores');
  await ic(ana, 'init');
  const { out: id } = await ic(ana, 'declare', '--title', 'Films do not start', '--severity', 'sev2');
  for (const store of [ana, ben, cleo])
    expect((await ic(store, 'sync', '--folder', share)).code, store).toBe(0);
  const [first, second] = [watch(ana), watch(ben)];
  const said: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    const text = `round ${round}`;
    expect((await ic(cleo, 'log', id, text, '--by', 'cleo')).code).toBe(0);
    said.push(text);
    const { child } = watch(cleo);
    if (child.stdout !== null) await once(child.stdout, 'data'); // it is at work
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  expect((await ic(cleo, 'sync')).code).toBe(0);
  await vi.waitFor(async () => {
    for (const store of [ana, ben]) {
      const { out } = await ic(store, 'show', id);
      for (const text of said) expect(out).toContain(text);
    }
  }, soon);
  expect(second.printed()).toMatch(/came in/);
  for (const { child, ended } of [first, second]) {
    child.kill('SIGTERM');
    const { code, lines, errors } = await ended;
    expect([code, errors]).toEqual([0, '']);
    expect(lines.at(-1)).toMatch(/^Ended: \d+ entr/);
  }
  for (const store of [ana, ben, cleo]) expect((await ic(store, 'verify')).code).toBe(0);
}, 120_000);

test('killed at every step of publishing: others take in only what is whole, and the next run brings the rest', async () => {
  const share = shareFolder();
  const [ana, ben] = [join(temporaryFolder(), 'ana'), join(temporaryFolder(), 'ben')];
  await ic(ana, 'init');
  await ic(ana, 'sync', '--folder', share);
  await ic(ben, 'sync', '--folder', share);
  const { out: id } = await ic(ana, 'declare', '--title', 'Films do not start', '--severity', 'sev2');
  await ic(ana, 'log', id, 'twelve percent');
  const copies = (): [ana: string, share: string, ben: string] => {
    const folder = temporaryFolder();
    for (const [name, from] of Object.entries({ ana, share, ben }))
      cpSync(from, join(folder, name), { recursive: true });
    return [join(folder, 'ana'), join(folder, 'share'), join(folder, 'ben')];
  };
  const dry = copies();
  const { lines, errors } = await runChild('publishing.ts', [dry[0], dry[1], id, '0']);
  const steps = Number(/^steps (\d+)$/.exec(lines.at(-1) ?? '')?.[1]);
  expect(steps, errors).toBeGreaterThan(10);
  const all = await exchangeOnce(dry[2], dry[1], id);
  expect(all).toHaveLength(2);
  const seen = new Set<number>();
  await twoAtATime(
    Array.from({ length: steps }, (_, i) => i + 1),
    async (step) => {
      const [own, there, other] = copies();
      const { signal } = await runChild('publishing.ts', [own, there, id, String(step)]);
      expect(signal, `step ${step}`).toBe('SIGKILL');
      const arrived = await exchangeOnce(other, there, id);
      expect(all, `step ${step}`).toEqual(expect.arrayContaining(arrived));
      seen.add(arrived.length);
      expect(await exchangeOnce(own, there, id), `step ${step}`).toEqual(all);
      expect(await exchangeOnce(other, there, id), `step ${step}`).toEqual(all);
      const { fs, layout } = { fs: nodeFileSystem, layout: layoutOf(other) };
      const workspace = readWorkspace(fs, layout);
      const { problems } = await verifyStore(fs, layout, workspace.ok ? workspace.value.ws : '');
      expect(problems, `step ${step}`).toEqual([]);
    },
  );
  expect(seen.has(0) && seen.has(2)).toBe(true);
}, 120_000);

test('--watch prints a line for each change, as JSON too, and Ctrl-C ends it cleanly', async () => {
  const share = shareFolder();
  const [ana, ben] = [join(temporaryFolder(), 'ana'), join(temporaryFolder(), 'ben')];
  await ic(ana, 'init');
  await ic(ana, 'sync', '--folder', share);
  await ic(ben, 'sync', '--folder', share);
  const watching = watch(ana, '--json');
  await vi.waitFor(() => expect(watching.printed()).toContain('up to date'), soon);
  const { out: id } = await ic(ben, 'declare', '--title', 'Films do not start', '--severity', 'sev2');
  await ic(ben, 'sync', '--by', 'ben');
  await vi.waitFor(() => expect(watching.printed()).toContain(`came in ${id}`), soon);
  watching.child.kill('SIGINT');
  const { code, lines } = await watching.ended;
  expect(code).toBe(0);
  const texts = lines.map((line) => JSON.parse(line) as Record<string, unknown>); // a line of JSON each, by contract
  expect(texts.at(-1)).toMatchObject({ imported: 1 });
}, 60_000);
