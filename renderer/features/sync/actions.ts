import type { Device } from '../../../shared/sync/state.ts';
import type { ConnectionState } from '../../../shared/sync/connection.ts';
import {
  chooseFolder,
  connectPlace,
  disconnectPlace,
  lookNow,
  standDevice,
  tryPlace,
} from '../../bridge/sync.ts';
import { leaveVisit } from '../../bridge/visit.ts';
import { useProjections } from '../../state/projections.ts';
import {
  beginConnecting,
  beginTest,
  endConnecting,
  failTest,
  isConnected,
  noteDone,
  sayRefused,
  setBusy,
  showReport,
  takeLastDone,
  useSharing,
  writePlace,
} from '../../state/sharing.ts';
import { showTrouble, useUi } from '../../state/ui.ts';
import { isKnown, meetingOf } from './place.ts';
import { findingOf } from './words.ts';

/** The system's dialog; the folder that was chosen is tried at once. */
export async function pickFolder(): Promise<void> {
  const { path, refused } = await chooseFolder();
  beginConnecting(); // the focus is back in the field
  sayRefused(refused);
  if (path === null) return;
  writePlace({ typed: path });
  await test();
}

/** What was typed, as one word: a report about something else is not shown. */
const question = (): string => {
  const { typed, branch, connecting } = useSharing.getState();
  return JSON.stringify([typed, branch, connecting]);
};

/** Tries the place that was typed, and shows each step as it is made. */
export async function test(): Promise<void> {
  const { typed, branch, test: running } = useSharing.getState();
  const place = meetingOf(typed, branch);
  if (running === 'running') return;
  if (place === null) {
    failTest('Type a folder or the address of a repository, or choose a folder.');
    return;
  }
  const asked = question();
  beginTest();
  const report = await tryPlace(place, (soFar) => {
    if (question() === asked && useSharing.getState().test === 'running') showReport(soFar, 'running');
  });
  if (question() !== asked) return;
  if (typeof report === 'string') failTest(report);
  else showReport(report, 'done');
}

/** Enter: tries the place first, connects to what was found then. */
export async function answer(): Promise<void> {
  const { typed, branch, test: state, report, busy } = useSharing.getState();
  const place = meetingOf(typed, branch);
  const { summaries, sync } = useProjections.getState();
  if (busy) return;
  const known = isKnown(typed, sync.connections);
  const found = state === 'done' && report !== null ? findingOf(report, summaries.length, known) : null;
  if (report === null || place === null || found === null || found.verb === null) {
    await test();
    return;
  }
  setBusy(true);
  const refused = await connectPlace(place, report.found === 'other');
  setBusy(false);
  if (refused === null) isConnected();
  sayRefused(refused);
}

/** Esc: the step is closed first, then the screen is left. */
export function stepBack(): void {
  const { connecting } = useSharing.getState();
  const only = useProjections.getState().sync.connections.length === 0;
  if (connecting && !only) endConnecting();
  else void leaveVisit();
}

/** Looks at every meeting point now; why it could not is said where one is. */
export async function look(): Promise<void> {
  const refused = await lookNow();
  if (useUi.getState().route.name === 'sharing') sayRefused(refused);
  else showTrouble(refused);
}

/** Leaves a meeting point; it can be connected again. */
export async function disconnect({ key, connection, place }: ConnectionState): Promise<void> {
  const refused = await disconnectPlace(key);
  sayRefused(refused);
  if (refused !== null) return;
  noteDone({
    words: `Disconnected ${place}. What came from there stays here, what is there stays there.`,
    back: () => connectPlace(connection, false),
  });
}

/** Approves or revokes a desktop; the other way round takes it back. */
export async function stand({ id, name, standing }: Device, to: 'approve' | 'revoke'): Promise<void> {
  const refused = await standDevice(id, to);
  sayRefused(refused);
  if (refused !== null) return;
  const whose = `the desktop of ${name}`;
  noteDone({
    words:
      to === 'approve'
        ? `Approved ${whose}${standing === 'revoked' ? ' again' : ''}. Its entries count without a mark. Taking this back revokes it.`
        : `Revoked ${whose}. What it writes from now on does not count.`,
    back: () => standDevice(id, to === 'approve' ? 'revoke' : 'approve'),
  });
}

export const canTakeBack = (): boolean => useSharing.getState().done.length > 0;

/** Takes the last thing back that was done on this screen. */
export async function takeBack(): Promise<void> {
  const last = takeLastDone();
  if (last === undefined) return;
  const refused = await last.back();
  if (refused !== null) noteDone(last);
  sayRefused(refused);
}
