import { forgetWritten, receiveHandbook, receiveWritten } from '../state/handbook.ts';
import { useProjections } from '../state/projections.ts';
import { goTo, showTrouble, useUi, type Route } from '../state/ui.ts';
import { request } from './bridge.ts';
import { leaveIncident, openIncident } from './incidents.ts';

/** Where one was before the handbook, and the leaving of it, which may still be going on. */
let came: Route = { name: 'home' };
let left: Promise<void> = Promise.resolve();

/** Opens the handbook; from the handbook itself it leads back to where one came from. */
export async function openHandbook(): Promise<void> {
  const { route } = useUi.getState();
  if (route.name === 'handbook') return closeHandbook();
  came = route;
  left = 'id' in route ? leaveIncident() : Promise.resolve();
  goTo({ name: 'handbook' });
  await fetchHandbook();
}

/** Back to where one came from: an incident with its half-typed line, the form, the list. */
export async function closeHandbook(): Promise<void> {
  forgetWritten();
  await left;
  if ('id' in came) await openIncident(came.id, came.name);
  else goTo(came);
}

/** The incident that is behind the handbook, if it is on screen and there is one. */
export function behindHandbook(): string | null {
  return useUi.getState().route.name === 'handbook' && 'id' in came ? came.id : null;
}

/** Asks for the handbook's pages as they are now. */
export async function fetchHandbook(): Promise<void> {
  const answer = await request('playbook:handbook', undefined);
  if (answer.ok) receiveHandbook(answer.value);
  else showTrouble(answer.error.message);
}

/**
 * Writes the playbook's files where there are none, and shows their folder. The first start says itself where they are;
 * everywhere else the handbook does.
 */
export async function writePlaybook(): Promise<void> {
  const { summaries } = useProjections.getState();
  const { route } = useUi.getState();
  const stays = route.name === 'handbook' || (route.name === 'home' && summaries.length === 0);
  const answer = await request('playbook:write', undefined);
  if (!answer.ok) {
    showTrouble(answer.error.message);
    return;
  }
  showTrouble(null);
  const { folder, written } = answer.value;
  receiveWritten(folder, written.length);
  if (!stays) await openHandbook();
  const shown = await request('app:reveal', { what: 'playbook' });
  if (!shown.ok) showTrouble(shown.error.message);
}
