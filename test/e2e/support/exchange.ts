import type { ElectronApplication } from '@playwright/test';
import type { Pushes, Requests } from '../../../shared/ipc/contract.ts';
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
