import type { DeviceId } from '../../shared/ids.ts';
import type { Requests } from '../../shared/ipc/contract.ts';
import type { Device, ProbeReport } from '../../shared/sync/state.ts';
import { focusComposerAfterwards } from '../state/focus.ts';
import { receiveSync } from '../state/projections.ts';
import { offerUndo, showTrouble } from '../state/ui.ts';
import { request, subscribe } from './bridge.ts';

type Meeting = Requests['sync:probe']['argument']['connection'];

/** Hears how the exchange with other desktops stands. */
export function hearSync(): void {
  subscribe('sync:state', receiveSync);
}

/** The system's own dialog for a folder. @returns its path, or null where none was chosen; a sentence where it did not open. */
export async function chooseFolder(): Promise<{
  readonly path: string | null;
  readonly refused: string | null;
}> {
  const answer = await request('sync:choose-folder', undefined);
  return answer.ok ? { path: answer.value, refused: null } : { path: null, refused: answer.error.message };
}

/**
 * Tries a meeting point without connecting to it.
 * @param step hears of each step while it is tried.
 * @returns what was found, or why it could not be tried at all, as a sentence.
 */
export async function tryPlace(
  connection: Meeting,
  step: (report: ProbeReport) => void,
): Promise<ProbeReport | string> {
  const end = subscribe('sync:probing', step);
  const answer = await request('sync:probe', { connection });
  end();
  return answer.ok ? answer.value : answer.error.message;
}

/** @returns null, or why it was not connected. */
export const connectPlace = (connection: Meeting, join: boolean): Promise<string | null> =>
  received('sync:connect', { connection, join });

/** Leaves a meeting point. @returns null, or why it was not left. */
export const disconnectPlace = (key: string): Promise<string | null> => received('sync:disconnect', { key });

/** Approves or revokes a device. @returns null, or why nothing was changed. */
export const standDevice = (device: DeviceId, stand: 'approve' | 'revoke'): Promise<string | null> =>
  received('device:stand', { device, stand });

/** Approves a desktop from where one is; it can be taken back there as well. */
export async function approveDevice({ id, name }: Device): Promise<void> {
  const focus = focusComposerAfterwards();
  const refused = await standDevice(id, 'approve');
  showTrouble(refused);
  if (refused === null) offerUndo(`Approved the desktop of ${name}`, () => standDevice(id, 'revoke'));
  focus();
}

/** Looks at every meeting point now. @returns null, or why nobody looked. */
export async function lookNow(): Promise<string | null> {
  const answer = await request('sync:now', undefined);
  return answer.ok ? null : answer.error.message;
}

/** Asks for a change; how the exchange stands after it goes to the projections. */
async function received<C extends 'sync:connect' | 'sync:disconnect' | 'device:stand'>(
  channel: C,
  argument: Requests[C]['argument'],
): Promise<string | null> {
  const answer = await request(channel, argument);
  if (!answer.ok) return answer.error.message;
  receiveSync(answer.value);
  return null;
}
