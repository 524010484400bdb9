import type { ElectronApplication, Page } from '@playwright/test';
import type { Bridge, Pushes, Requests } from '../../../shared/ipc/contract.ts';
import type { ConnectionState, Trouble } from '../../../shared/sync/connection.ts';
import {
  noSync,
  type Device,
  type Peer,
  type ProbeReport,
  type SyncState,
} from '../../../shared/sync/state.ts';

const MINUTE = 60_000;

/** Ids of desktops that are nobody's. */
export const deviceNamed = (name: string): string =>
  `${name}abcdefghijklmnop`.replaceAll(/[^a-z]/g, '').slice(0, 16);

export const desktop = (name: string, over: Partial<Device> = {}): Device => ({
  ...{ id: deviceNamed(name), name, standing: 'member', self: false },
  ...over,
});

/** Another desktop that was heard of so many minutes ago. */
export const peer = (name: string, ago: number, over: Partial<Peer> = {}): Peer => ({
  ...{ device: deviceNamed(name), name, lastExchange: Date.now() - ago * MINUTE },
  ...{ here: ago < 2, open: [], waiting: 0 },
  ...over,
});

export const folder = (over: Partial<ConnectionState> = {}): ConnectionState => ({
  ...{ key: 'folder:/mnt/team', connection: { kind: 'folder', path: '/mnt/team' }, place: '/mnt/team' },
  ...{ standing: 'in-step', waiting: 0, lastExchange: Date.now(), since: null, trouble: null },
  ...{ parked: [], progress: null },
  ...over,
});

export const repository = (over: Partial<ConnectionState> = {}): ConnectionState => ({
  ...folder({ key: 'git:x', place: 'git@git.example:team/incidents.git' }),
  connection: { kind: 'git', url: 'git@git.example:team/incidents.git', branch: 'incidents' },
  ...over,
});

export const trouble = (kind: Trouble['kind'], message: string): Trouble => ({ kind, message });

/** The exchange as the window would be told of it. */
export const exchange = (over: Partial<SyncState>): SyncState => ({ ...noSync, ...over });

/** Tells the window what main would; an exchange that is really going on would tell it otherwise soon. */
export async function tell(app: ElectronApplication, sync: SyncState): Promise<void> {
  await app.evaluate(({ BrowserWindow }, state) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send('sync:state', state);
  }, sync);
}

/** Stands in for the test of a place: these steps one after the other, then the report. Answers once they were asked for. */
export async function standInProbe(
  app: ElectronApplication,
  { report, found }: { report: ProbeReport; found?: Requests['sync:connect']['answer'] },
): Promise<void> {
  await app.evaluate(
    ({ ipcMain }, { answer, connected }) => {
      ipcMain.removeHandler('sync:probe');
      ipcMain.handle('sync:probe', (event) => {
        for (const [index] of answer.steps.entries()) {
          const soFar: Pushes['sync:probing'] = { ...answer, steps: answer.steps.slice(0, index + 1) };
          event.sender.send('sync:probing', soFar);
        }
        return { ok: true, value: answer };
      });
      ipcMain.removeHandler('sync:connect');
      ipcMain.handle('sync:connect', () => ({ ok: true, value: connected }));
    },
    { answer: report, connected: found ?? noSync },
  );
}

/** Stands in for what approves and revokes. @returns what was asked of it until now. */
export async function standInDevices(
  app: ElectronApplication,
  state: SyncState,
): Promise<() => Promise<readonly Requests['device:stand']['argument'][]>> {
  await app.evaluate(({ ipcMain }, held) => {
    const asked: Requests['device:stand']['argument'][] = [];
    Reflect.set(globalThis, 'askedOfDevices', asked);
    ipcMain.removeHandler('device:stand');
    ipcMain.handle('device:stand', (_event, argument: Requests['device:stand']['argument']) => {
      asked.push(argument);
      const standing = argument.stand === 'approve' ? 'member' : 'revoked';
      const devices = held.devices.map((each) =>
        each.id === argument.device ? { ...each, standing } : each,
      );
      return { ok: true, value: { ...held, devices } };
    });
  }, state);
  return () =>
    app.evaluate(() => Reflect.get(globalThis, 'askedOfDevices') as Requests['device:stand']['argument'][]);
}

/** A team at work: who is here, who is behind, who asks to be approved, whose desktop was lost, what is missing. */
export const teamAtWork = (incident: string): SyncState =>
  exchange({
    connections: [folder()],
    devices: [
      desktop('ines', { self: true }),
      ...['marek', 'dora', 'ben'].map((name) => desktop(name)),
      desktop('rune', { standing: 'unverified' }),
      desktop('oskar', { standing: 'revoked' }),
    ],
    peers: [
      peer('marek', 0, { open: [incident] }),
      peer('dora', 1, { open: [incident] }),
      peer('ben', 3, { waiting: 3 }),
      peer('rune', 40),
      peer('oskar', 60 * 24 * 5, { waiting: 214 }),
    ],
    gaps: [{ stream: incident, device: deviceNamed('ben'), name: 'ben', count: 17 }],
  });

/** The same with places that want something of somebody. */
export const teamInTrouble = (incident: string): SyncState => ({
  ...teamAtWork(incident),
  connections: [
    repository({
      standing: 'attention',
      since: Date.now() - 10 * MINUTE,
      waiting: 12,
      trouble: trouble(
        'auth',
        'The Git host asks to sign in. Everything is kept here. Sign in once with Git in a terminal, then press Look now.',
      ),
      parked: [
        {
          path: 'i/20261120-k3x97qz2/s/abcdefghijklmnop-qrstuv-000001-000009-abcdefghij.icl',
          why: 'The host took it for a secret: redact the entry that holds one, and the rest of the file goes.',
        },
      ],
    }),
    folder({ standing: 'starting', progress: { done: 120, of: 400 } }),
  ],
});

/** Another team's workspace, as its test finds it. */
export const foundOther: ProbeReport = {
  ...{ found: 'other', trouble: null, readOnly: false, incidents: 12, devices: 4 },
  steps: [
    { what: 'reach', outcome: 'good', words: 'The folder is there.' },
    { what: 'store', outcome: 'good', words: 'It holds the records of a workspace.' },
    { what: 'write', outcome: 'good', words: 'A file was written.' },
    { what: 'read-back', outcome: 'good', words: 'It reads as it was written, and was removed.' },
  ],
};

/** A host that lets nobody in, as its test finds it. */
export const foundLocked: ProbeReport = {
  ...{ found: 'unusable', readOnly: false, incidents: 0, devices: 0 },
  trouble: trouble(
    'auth',
    'The Git host asks to sign in, and Git on this desktop has nothing to sign in with. Nothing was changed. Sign in once in a terminal with “git ls-remote” and the address, then press Try again.',
  ),
  steps: [
    { what: 'git', outcome: 'good', words: 'Git 2.39.' },
    { what: 'reach', outcome: 'good', words: 'The host answers.' },
    { what: 'sign-in', outcome: 'bad', words: 'The host refused.' },
    { what: 'store', outcome: 'not-tried', words: '' },
  ],
};

/** The incident that comes first in the list. */
export const firstIncident = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    // What the preload puts there.
    const bridge = Reflect.get(globalThis, 'icConsole') as Bridge;
    const answer = await bridge.request('incident:list', undefined);
    return answer.ok ? (answer.value[0]?.id ?? '') : '';
  });
