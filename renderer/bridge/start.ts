import type { Settings } from '../../shared/ipc/contract.ts';
import { lookAtZone } from '../incident-parts/zone.ts';
import { lookAtClock } from '../state/clock.ts';
import { receiveSettings, receiveStart, receiveStore, receiveSummaries } from '../state/projections.ts';
import { showTrouble } from '../state/ui.ts';
import { request } from './bridge.ts';
import { connectDesktop, goThere } from './desktop.ts';
import { flushDraftsOnLeave } from './drafts.ts';
import { connect } from './incidents.ts';
import { sendPending } from './lines.ts';
import { hearSync } from './sync.ts';

/** Asks for everything that the first screen needs, then hears what changes. @returns null, or why there is nothing to show. */
export async function start(): Promise<string | null> {
  flushDraftsOnLeave();
  const answer = await request('app:start', undefined);
  if (!answer.ok) return answer.error.message;
  receiveStart(answer.value);
  lookAtZone(answer.value.settings.times);
  connect(); // pushes since that answer have been kept for this
  hearSync();
  connectDesktop();
  if (answer.value.go !== null) void goThere(answer.value.go);
  return null;
}

/** All incidents, where the first screen began with the latest; asked for once that is painted. */
export async function fetchOlder(): Promise<void> {
  const answer = await request('incident:list', undefined);
  if (answer.ok) receiveSummaries({ summaries: answer.value });
}

/** Opens the demo's records; main loads the window anew with them. */
export async function openDemo(): Promise<void> {
  const answer = await request('app:open-demo', undefined);
  if (!answer.ok) showTrouble(answer.error.message);
}

/** Looks whether the store can be written to again, then sends what waits. */
export async function retrySaving(): Promise<void> {
  const answer = await request('store:retry', undefined);
  if (answer.ok) receiveStore(answer.value);
  await sendPending();
}

/** @returns null, or why nothing was changed. */
export async function changeSettings(change: Partial<Settings>): Promise<string | null> {
  const answer = await request('settings:change', change);
  if (!answer.ok) return answer.error.message;
  receiveSettings(answer.value);
  lookAtZone(answer.value.times);
  lookAtClock();
  return null;
}
