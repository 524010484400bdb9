import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { verifyStore } from '../../electron/records/verify.ts';
import { eventIdPattern } from '../../shared/ids.ts';
import { runChild, twoAtATime, type Ended } from '../support/children/run-child.ts';
import { temporaryFolder } from '../support/small-disk.ts';

const stream = '20261120-aaaaaaaa';

async function emptyStore(folder: string): Promise<string> {
  const root = join(folder, 'empty');
  const store = await RecordStore.open(root, desktopEnvironment(), true);
  await store.close();
  return root;
}

const idsIn = ({ lines }: Ended): string[] => lines.filter((line) => eventIdPattern.test(line));
const numberIn = ({ lines }: Ended, word: string): number =>
  Number(lines.find((line) => line.startsWith(`${word} `))?.slice(word.length));

/** The next start finds every acknowledged entry once, the entries in their order, and nothing wrong. */
async function expectWhole(root: string, acknowledged: readonly string[], what: string): Promise<void> {
  const store = await RecordStore.open(root, desktopEnvironment());
  const events = (await store.readOnce(stream)).sort((a, b) => a.h[0] - b.h[0] || a.h[1] - b.h[1]);
  for (const id of acknowledged)
    expect(
      events.filter((e) => e.id === id),
      what,
    ).toHaveLength(1);
  expect(new Set(events.map((e) => e.id)).size, what).toBe(events.length);
  expect(store.notices(), what).toEqual([]);
  expect(store.unsealed(stream).events, what).toBe(0);
  await store.close();
  expect(nodeFileSystem.list(store.layout.writers), what).toEqual([]);
  expect((await verifyStore(nodeFileSystem, store.layout, store.ws)).problems, what).toEqual([]);
}

test('8 killed at any step of appending and sealing: every acknowledged entry is there once', async () => {
  const folder = temporaryFolder();
  const empty = await emptyStore(folder);
  const copy = (name: string): string => {
    cpSync(empty, join(folder, name), { recursive: true });
    return join(folder, name);
  };
  const whole = await runChild('killed.ts', [copy('whole'), '0']);
  expect(whole.errors).toBe('');
  const [opened, steps] = [numberIn(whole, 'opened'), numberIn(whole, 'steps')];
  expect(steps - opened).toBeGreaterThan(30);
  const counts = new Set<number>();
  const kills = Array.from({ length: steps - opened }, (_, i) => opened + 1 + i);
  await twoAtATime(kills, async (at) => {
    const root = copy(`killed-at-${at}`);
    const ended = await runChild('killed.ts', [root, String(at)]);
    expect(ended.signal, ended.errors).toBe('SIGKILL');
    const acknowledged = idsIn(ended);
    counts.add(acknowledged.length);
    await expectWhole(root, acknowledged, `killed at step ${at} of ${steps}`);
  });
  expect([...counts].sort()).toEqual([0, 1, 2, 3]);
});

test('8 killed at any step of recovery: every acknowledged entry is there once', async () => {
  const folder = temporaryFolder();
  const left = await emptyStore(folder);
  // Killed with two entries in a log: found by trying, since the number of steps is nobody's promise.
  let acknowledged: string[] = [];
  let root = '';
  for (let at = 12; acknowledged.length < 2; at += 1) {
    root = join(folder, `left-${at}`);
    cpSync(left, root, { recursive: true });
    acknowledged = idsIn(await runChild('killed.ts', [root, String(at)]));
  }
  const probe = join(folder, 'probe');
  cpSync(root, probe, { recursive: true });
  const opened = numberIn(await runChild('killed.ts', [probe, '0']), 'opened');
  expect(opened).toBeGreaterThan(8);
  const kills = Array.from({ length: opened }, (_, i) => i + 1);
  await twoAtATime(kills, async (at) => {
    const again = join(folder, `again-${at}`);
    cpSync(root, again, { recursive: true });
    const ended = await runChild('killed.ts', [again, String(at)]);
    expect(ended.signal, ended.errors).toBe('SIGKILL');
    await expectWhole(again, acknowledged, `killed at step ${at} of recovery`);
  });
});
