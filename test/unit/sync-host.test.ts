import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { ForkedProcess } from '../../electron/main/sync-link.ts';
import { tryLock } from '../../electron/records/lock.ts';
import type { ToSync } from '../../electron/sync/protocol.ts';
import { hostedColleague, hostedDesktop, lockOf, shareFolder } from '../support/sync-process.ts';
import { temporaryFolder } from '../support/small-disk.ts';

const stream = '20261120-aaaaaaaa';
const soon = { timeout: 20_000, interval: 50 };
const folder = (path: string) => ({ kind: 'folder', path }) as const;

test('two desktops meet in a folder: what one writes is on the other within its look, both ways', async () => {
  const share = shareFolder();
  const arrived = vi.fn();
  const ana = await hostedDesktop('ana', { arrived });
  expect(await ana.host.connect(folder(share))).toMatchObject({ ok: true });
  const ben = await hostedColleague('ben', ana, share);
  for (const { host } of [ana, ben]) host.opened([stream]);
  await ana.write(stream, 'twelve percent');
  await vi.waitFor(async () => expect(await ben.words(stream)).toEqual(['twelve percent']), soon);
  await ben.write(stream, 'only one venue');
  await vi.waitFor(
    async () => expect(await ana.words(stream)).toEqual(['only one venue', 'twelve percent']),
    soon,
  );
  await vi.waitFor(() => {
    expect(arrived).toHaveBeenCalled();
    const [connection] = ana.state().connections;
    expect(connection).toMatchObject({ standing: 'in-step', place: share, trouble: null });
    expect(ana.state().peers).toMatchObject([{ device: ben.store.identity?.device, here: true }]);
  }, soon);
});

test('a probe tries the folder step by step, leaves nothing there, and what is connected is remembered', async () => {
  const share = shareFolder();
  const push = vi.fn();
  const ana = await hostedDesktop('ana', { push });
  expect(ana.children).toHaveLength(0); // connected to nothing: there is no process yet
  expect(await ana.host.probe(folder(share))).toMatchObject({ found: 'empty', trouble: null });
  expect(push.mock.calls.some(([channel]) => channel === 'sync:probing')).toBe(true);
  expect(existsSync(join(share, 'icc.json'))).toBe(false);
  await ana.host.connect(folder(share));
  ana.host.again();
  expect(ana.state().connections.map(({ place }) => place)).toEqual([share]);
  expect(await ana.host.disconnect(`folder:${share}`)).toMatchObject({
    ok: true,
    value: { connections: [] },
  });
  ana.host.again();
  expect(ana.state().connections).toEqual([]);
  expect(existsSync(join(share, 'icc.json'))).toBe(true);
});

test('another team’s folder is told by its id, and a place that is none of a store by its reason', async () => {
  const share = shareFolder();
  const [ana, eve] = [await hostedDesktop('ana'), await hostedDesktop('eve')];
  await eve.host.connect(folder(share));
  const refused = await ana.host.connect(folder(share));
  expect(refused).toMatchObject({ ok: false, error: { kind: 'refused', other: eve.store.ws } });
  const missing = await ana.host.connect(folder(join(share, 'not', 'there')));
  expect(missing).toMatchObject({ ok: false, error: { kind: 'refused' } });
  expect(await ana.host.connect(folder('relative/path'))).toMatchObject({ ok: false });
  expect(ana.state().connections).toEqual([]);
});

test('an exchange that is killed is started again, says so meanwhile, and nothing is lost', async () => {
  const share = shareFolder();
  const ana = await hostedDesktop('ana');
  await ana.host.connect(folder(share));
  const ben = await hostedColleague('ben', ana, share);
  await ana.write(stream, 'before');
  const [first] = ana.children;
  first?.kill('SIGKILL');
  await vi.waitFor(() => {
    const [connection] = ana.state().connections;
    expect(connection).toMatchObject({ standing: 'offline' });
    expect(connection?.trouble?.message).toContain('is being started again');
  }, soon);
  await ana.write(stream, 'meanwhile');
  await vi.waitFor(async () => expect(await ben.words(stream)).toEqual(['before', 'meanwhile']), soon);
  expect(ana.children.length).toBeGreaterThan(1);
  await vi.waitFor(() => expect(ana.state().connections).toMatchObject([{ trouble: null }]), soon);
});

test('while another program exchanges these records this one waits, and goes on when that one has ended', async () => {
  const share = shareFolder();
  const ana = await hostedDesktop('ana');
  await ana.host.connect(folder(share));
  ana.host.stop();
  const held = await vi.waitFor(() => {
    const lock = tryLock(lockOf(ana.root));
    if (!lock.ok) throw new Error('the process has not ended yet');
    return lock.value;
  }, soon);
  ana.host.again();
  await vi.waitFor(() => {
    expect(ana.state().connections).toMatchObject([{ standing: 'offline', trouble: { kind: 'busy' } }]);
  }, soon);
  held.release();
  ana.host.now();
  await vi.waitFor(() => expect(ana.state().connections).toMatchObject([{ standing: 'in-step' }]), soon);
});

test('24 a place full of pipes that nobody answers delays no entry, no question and no quitting', async () => {
  const share = shareFolder();
  const ana = await hostedDesktop('ana');
  await ana.host.connect(folder(share));
  rmSync(join(share, 'icc.json'));
  for (const name of ['icc.json', 'm/a.1.json', `i/${stream}/s/x.icl`]) {
    mkdirSync(join(share, name, '..'), { recursive: true });
    execFileSync('mkfifo', [join(share, name)]);
  }
  ana.host.now();
  const slow: number[] = [];
  for (let i = 0; i < 20; i += 1) {
    const began = performance.now();
    await ana.write(stream, `entry ${i}`);
    slow.push(performance.now() - began);
  }
  expect(Math.max(...slow)).toBeLessThan(1_000); // the machine is busy with other tests; the bench has the limit
  await vi.waitFor(() => expect(ana.state().connections[0]?.trouble).not.toBeNull(), soon);
  const report = await ana.host.probe(folder(share));
  expect(report).toMatchObject({ found: 'unusable' });
  const began = performance.now();
  ana.host.stop();
  expect(performance.now() - began).toBeLessThan(100);
  const last = ana.children.at(-1);
  if (last?.exitCode === null && last.signalCode === null) await once(last, 'exit');
});

test('a damaged list of places is none, and a store that can’t be opened is said and tried again', async () => {
  const share = shareFolder();
  const ana = await hostedDesktop('ana');
  await ana.host.connect(folder(share));
  writeFileSync(join(ana.root, 'local', 'sync.json'), '{"fmt":1,"connections":');
  ana.host.again();
  expect(ana.state().connections).toEqual([]);

  const nowhere = await hostedDesktop('zoë', { root: join(temporaryFolder(), 'zoë') });
  await nowhere.host.connect(folder(shareFolder()));
  await nowhere.store.close();
  nowhere.host.stop();
  rmSync(join(nowhere.root, 'icc.json'));
  rmSync(join(nowhere.root, 'm'), { recursive: true });
  rmSync(join(nowhere.root, 'i'), { recursive: true });
  nowhere.host.again();
  await vi.waitFor(() => {
    expect(nowhere.state().connections).toMatchObject([{ standing: 'attention' }]);
  }, soon);
});

test('a place that answers nobody is given up in a sentence, and what comes of it later is not wanted', async () => {
  const heard: ToSync[] = [];
  const silent: ForkedProcess = {
    postMessage: (message) => void heard.push(message),
    ...{ onMessage: () => undefined, onExit: () => undefined, kill: () => undefined },
  };
  const ana = await hostedDesktop('ana', { fork: () => silent, timeouts: { probe: 20, attach: 20 } });
  const place = folder('/mnt/hangs');
  expect(await ana.host.probe(place)).toMatchObject({ found: 'unusable', trouble: { kind: 'away' } });
  const refused = await ana.host.connect(place);
  expect(refused.ok ? '' : refused.error.message).toMatch(/^Not connected\. There was no answer in time\./);
  expect(heard.at(-1)).toEqual({ kind: 'connections', connections: [] });
  ana.host.use(null); // the demo's records
  expect(await ana.host.probe(place)).toMatchObject({ found: 'unusable' });
  expect(await ana.host.connect(place)).toMatchObject({ ok: false, error: { kind: 'refused' } });
});
