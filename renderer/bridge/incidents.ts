import type { IncidentId } from '../../shared/ids.ts';
import type { CommandInput } from '../../shared/incident/commands.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import {
  forgetIncident,
  receiveEvents,
  receiveIncident,
  receivePlaybook,
  receiveStore,
  receiveSummaries,
  useProjections,
} from '../state/projections.ts';
import { goTo, hideChip, showFront, showTrouble, useUi } from '../state/ui.ts';
import { request, subscribe } from './bridge.ts';
import { leaveFields, loadFields } from './fields-draft.ts';
import { isFirstLate, noteMinuteSeen } from './late.ts';
import { loadComposer, leaveComposer } from './lines.ts';
import { leaveUpdate, loadUpdate } from './update-draft.ts';

/** Pushes of main go to the projections; a gap makes the window ask for the incident again. */
export function connect(): void {
  subscribe('incident:summaries', receiveSummaries);
  subscribe('store:state', receiveStore);
  subscribe('playbook:changed', receivePlaybook);
  subscribe('incident:events', (push) => {
    if (!receiveEvents(push)) void askAgain(push.id);
  });
}

let asking: Promise<void> | null = null;

function askAgain(id: IncidentId): Promise<void> {
  asking ??= request('incident:open', { id }).then((answer) => {
    asking = null;
    const stillOpen = useProjections.getState().opened?.incident.id === id;
    if (answer.ok && stillOpen) receiveIncident(answer.value);
    if (!answer.ok) showTrouble(answer.error.message);
  });
  return asking;
}

/** Opens an incident, with the line that was half typed in it; or large, for the room. */
export async function openIncident(
  id: IncidentId,
  name: 'incident' | 'wallboard' = 'incident',
): Promise<void> {
  const from = useUi.getState().route.name;
  const answer = await request('incident:open', { id });
  if (!answer.ok) {
    showTrouble(answer.error.message);
    return;
  }
  const { route } = useUi.getState();
  if ('id' in route) await leave(route.id);
  receiveIncident(answer.value);
  // Before the line can be typed in: what comes back from the draft must not meet a key press.
  await Promise.all([loadComposer(id), loadUpdate(id), loadFields(id)]);
  void import('./text-left.ts').then(({ sendLeftTexts }) => sendLeftTexts(id));
  const late = name === 'incident' && (await isFirstLate(id));
  // Who left the wallboard while it turned is where they went, in the incident that it turned to.
  const left = from === 'wallboard' && useUi.getState().route.name === 'incident';
  goTo({ name: left ? 'incident' : name, id });
  if (!late) return;
  showFront({ name: 'minute' });
  void noteMinuteSeen(id);
}

/** Back to the list. */
export async function leaveIncident(): Promise<void> {
  const { route } = useUi.getState();
  goTo({ name: 'home' });
  if ('id' in route) await leave(route.id);
}

async function leave(id: IncidentId): Promise<void> {
  await Promise.all([leaveComposer(), leaveUpdate(), leaveFields()]);
  forgetIncident();
  await request('incident:leave', { id });
}

/** Runs a command in the incident on screen. @returns null, or why it was not done. */
export async function run(command: CommandInput): Promise<Failure | null> {
  const { opened } = useProjections.getState();
  if (opened === null) return { kind: 'not-found', message: 'No incident is open.' };
  return runIn(opened.incident.id, command);
}

const underWay = new Set<Promise<unknown>>();

/** Runs a command in any incident, on screen or not. @returns null, or why it was not done. */
export async function runIn(id: IncidentId, command: CommandInput): Promise<Failure | null> {
  const asked = request('incident:run', { id, command });
  underWay.add(asked);
  const outcome = await asked.finally(() => underWay.delete(asked));
  if (!outcome.ok) return outcome.error;
  hideChip();
  return null;
}

/**
 * Waits until every command that was asked for is answered, and what asked for it has taken note.
 * The events of a command are on screen before its answer: a quick hand is ahead of it.
 */
export async function everythingAnswered(): Promise<void> {
  do {
    await Promise.allSettled(underWay);
    await new Promise((done) => setTimeout(done, 0));
  } while (underWay.size > 0);
}

/** Runs a command that has no sheet of its own; why it failed is said above the composer. */
export async function runOrSay(command: CommandInput): Promise<boolean> {
  const { trouble } = useUi.getState();
  const failure = await run(command);
  // What was refused meanwhile is about something else, and stays.
  if (failure !== null) showTrouble(failure.message);
  else if (useUi.getState().trouble === trouble) showTrouble(null);
  return failure === null;
}
