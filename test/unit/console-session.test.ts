import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ConsoleSession } from '../../electron/main/console-session.ts';
import { makeStore, manyIncidents } from '../support/make-store.ts';
import { temporaryFolder } from '../support/small-disk.ts';
import { treeOf } from '../support/tree.ts';

async function sessionOn(path: string): Promise<ConsoleSession> {
  const session = new ConsoleSession({
    ...{ path, demo: false, person: () => 'ana', version: '0.1.0', notices: [] },
    ...{ push: () => undefined, changed: () => undefined, playbookChanged: () => undefined },
    ...{ sealed: () => undefined, openedChanged: () => undefined, devicesChanged: () => undefined },
  });
  onTestFinished(() => session.stop());
  await session.start();
  return session;
}

it('a store that is there only at the second attempt is opened once, with what is live in it', async () => {
  const path = join(temporaryFolder(), 'store');
  writeFileSync(path, 'in its place');
  const session = await sessionOn(path);
  expect(session.state().readOnly).not.toBeNull();
  expect(await session.retry()).toBe(false);
  rmSync(path);
  await makeStore(path, manyIncidents(5));
  expect(await Promise.all([session.retry(), session.retry()])).toEqual([true, true]);
  expect(session.state().readOnly).toBeNull();
  expect(await session.first.live()).toHaveLength(3);
  expect(await session.retry()).toBe(false);
});

it('writes no playbook into a store that it may only read', async () => {
  const path = join(temporaryFolder(), 'store');
  await makeStore(path, manyIncidents(1));
  const icc = join(path, 'icc.json');
  writeFileSync(icc, readFileSync(icc, 'utf8').replace('"fmt":1', '"fmt":2')); // a newer version made it
  const session = await sessionOn(path);
  const before = treeOf(path);
  expect(session.state().readOnly).not.toBeNull();
  expect(await session.writePlaybook()).toMatchObject({ ok: false, error: { kind: 'read-only' } });
  expect(treeOf(path)).toEqual(before);
});
