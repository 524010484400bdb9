import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ConsoleSession } from '../../electron/main/console-session.ts';
import { SyncHost } from '../../electron/main/sync-host.ts';
import { layoutOf } from '../../electron/records/layout.ts';
import { retireIdentity } from '../../electron/records/prepare.ts';
import { verifyStore } from '../../electron/records/verify.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { digest } from '../../shared/incident/digest.ts';
import { commandSchema } from '../../shared/incident/commands.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { startChild } from '../support/children/run-child.ts';
import { ic } from '../support/ic.ts';
import { gitHost } from '../support/git-desktop.ts';
import { sha256 } from '../../electron/records/crypto.ts';
import { temporaryFolder } from '../support/small-disk.ts';
import { forkedSync } from '../support/sync-process.ts';

const soon = { timeout: 60_000, interval: 100 };

/** A console without a window: a session and the exchange around it, joined as `main` does. */
async function consoleOn(path: string) {
  const asked: string[] = [];
  const session: ConsoleSession = new ConsoleSession({
    ...{ path, demo: false, person: () => 'ana', version: '0.1.0', notices: [] },
    ...{ changed: () => undefined, playbookChanged: () => undefined, openedChanged: () => undefined },
    push: (channel, message) => {
      if (channel === 'incident:events' && 'from' in message && message.from === Number.MAX_SAFE_INTEGER)
        asked.push(message.id);
    },
    sealed: (stream) => host.changed([stream]),
    devicesChanged: () => undefined,
  });
  const host: SyncHost = new SyncHost({
    ...{ fork: () => forkedSync(), cache: join(temporaryFolder(), 'cache'), version: '0.1.0' },
    ...{ person: () => 'ana', devices: () => session.store?.trust.devices() ?? [] },
    push: () => undefined,
    arrived: () => session.look(),
    taken: (device) => void takeNewName(device),
  });
  const takeNewName = async (device: string): Promise<void> => {
    host.stop();
    await session.anew((root, environment) => retireIdentity(layoutOf(root), environment, device));
    host.use(path);
  };
  onTestFinished(async () => {
    host.stop();
    await session.stop();
  });
  await session.start();
  host.use(path);
  host.begin();
  const log = async (id: string, text: string): Promise<void> => {
    const done = await session.run(id, commandSchema.parse({ name: 'log', fields: { text } }));
    expect(done).toMatchObject({ ok: true });
  };
  return { path, session, host, asked, log };
}
type Console = Awaited<ReturnType<typeof consoleOn>>;

async function notesOn({ session }: Console, id: string): Promise<string[]> {
  const incident = await session.incident(id);
  if (incident === undefined) return [];
  return timelineOf(incident)
    .filter(({ kind }) => kind === 'note')
    .map(({ text }) => text)
    .sort();
}

async function digestOn({ session }: Console, id: string): Promise<string> {
  const incident = await session.incident(id);
  return incident === undefined ? '' : digest(incident, (text) => sha256(text)).state;
}

test('33 of a desktop and its clone one goes on under a new identity by itself: nothing is lost, nothing is forced', async () => {
  const server = await gitHost();
  server.git('config', 'receive.denyNonFastForwards', 'true');
  const ana = await consoleOn(join(temporaryFolder(), 'ana'));
  const fields = { title: 'Films do not start', severity: 'sev2' };
  const declared = await ana.session.run(null, commandSchema.parse({ name: 'declare', fields }));
  const id = declared.ok ? declared.value.id : '';
  await ana.session.openIncident(id);
  expect(await ana.host.connect({ kind: 'git', url: server.url, branch: 'incidents' })).toMatchObject({
    ok: true,
  });
  const name = ana.session.store?.identity?.device ?? '';
  await vi.waitFor(() => {
    expect(ana.session.store?.unsealed(id).events).toBe(0);
    expect(ana.host.state().connections).toMatchObject([{ standing: 'in-step' }]);
  }, soon);

  const copy = join(temporaryFolder(), 'clone');
  cpSync(ana.path, copy, { recursive: true, filter: (path) => !/writers|locks/.test(path) });
  const clone = await consoleOn(copy);
  expect(clone.session.store?.identity?.device, 'the machine’s name is the same').toBe(name);
  await clone.session.openIncident(id);
  await vi.waitFor(
    () => expect(clone.host.state().connections).toMatchObject([{ standing: 'in-step' }]),
    soon,
  );
  await Promise.all([ana.log(id, 'twelve percent'), clone.log(id, 'only one venue')]);
  const both = [ana, clone];
  await vi.waitFor(
    () => expect(new Set(both.map(({ session }) => session.store?.identity?.device)).size).toBe(2),
    soon,
  );
  const renamed = both.filter(({ session }) => session.store?.identity?.device !== name);
  expect(renamed, 'one of them keeps the name').toHaveLength(1);
  await Promise.all([ana.log(id, 'after it, here'), clone.log(id, 'after it, there')]);
  const all = ['after it, here', 'after it, there', 'only one venue', 'twelve percent'];
  await vi.waitFor(async () => {
    for (const each of both) {
      expect(await notesOn(each, id)).toEqual(all);
      expect(each.host.state().connections).toMatchObject([{ standing: 'in-step', trouble: null }]);
    }
  }, soon);
  expect(await digestOn(clone, id)).toBe(await digestOn(ana, id));
  expect([...server.refs().keys()].filter((ref) => ref.endsWith('/log'))).toHaveLength(2);
  for (const { session, path, asked } of renamed) {
    const said = session.state().notices.map(({ message }) => message);
    expect(said).toEqual([expect.stringMatching(/^Another computer writes under.*Nothing was lost\./)]);
    expect(asked, 'the window asks for what it shows').toEqual([id]);
    const layout = layoutOf(path);
    expect(nodeFileSystem.list(layout.local).some((each) => each.startsWith('identity.json.'))).toBe(true);
    const { problems } = await verifyStore(nodeFileSystem, layout, session.store?.ws ?? '');
    expect(problems).toEqual([]);
  }
}, 120_000);

test('33 ic sync --watch goes on under a new identity between two rounds, and says so', async () => {
  process.env['XDG_CACHE_HOME'] = join(temporaryFolder(), 'cache');
  const server = await gitHost();
  server.git('config', 'receive.denyNonFastForwards', 'true');
  const [ana, clone] = [join(temporaryFolder(), 'ana'), join(temporaryFolder(), 'clone')];
  await ic(ana, 'init');
  const { out: id } = await ic(ana, 'declare', '--title', 'Films do not start', '--severity', 'sev2');
  expect((await ic(ana, 'sync', '--git', server.url)).code).toBe(0);
  cpSync(ana, clone, { recursive: true });
  const { child, ended } = startChild('../../../electron/cli/index.ts', ['sync', '--store', ana, '--watch']);
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  child.stdout?.on('data', (data: Buffer) => (printed += data.toString()));
  await vi.waitFor(() => expect(printed).toContain('up to date'), soon);
  await ic(clone, 'log', id, 'only one venue');
  expect((await ic(clone, 'sync')).code).toBe(0);
  await ic(ana, 'log', id, 'twelve percent');
  await vi.waitFor(() => expect(printed).toMatch(/goes on under a name of its own(?:.|\n)*up to date/), soon);
  await vi.waitFor(async () => {
    expect((await ic(clone, 'sync')).code).toBe(0);
    expect((await ic(clone, 'show', id)).out).toMatch(/twelve percent/);
    expect(await ic(clone, 'digest')).toEqual(await ic(ana, 'digest'));
  }, soon);
  expect((await ic(ana, 'show', id)).out).toContain('only one venue');
  expect([...server.refs().keys()].filter((ref) => ref.endsWith('/log'))).toHaveLength(2);
  child.kill('SIGTERM');
  expect(await ended).toMatchObject({ code: 0, errors: '' });
}, 180_000);
