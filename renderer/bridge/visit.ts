import { goTo, useUi, type Route } from '../state/ui.ts';
import { leaveIncident, openIncident } from './incidents.ts';

/** Where one was before the settings, and the leaving of it, which may still be going on. */
let came: Route = { name: 'home' };
let left: Promise<void> = Promise.resolve();

/** Goes to the settings; what was on screen comes back afterwards. */
export function visitSettings(): void {
  const { route } = useUi.getState();
  if (route.name === 'settings') return;
  came = route;
  left = 'id' in route ? leaveIncident() : Promise.resolve();
  goTo({ name: 'settings' });
}

/** Back to where one came from. */
export async function leaveSettings(): Promise<void> {
  await left;
  if ('id' in came) await openIncident(came.id, came.name);
  else goTo(came);
}

/** The incident that is behind the settings, if they are on screen and there is one. */
export function behindSettings(): string | null {
  return useUi.getState().route.name === 'settings' && 'id' in came ? came.id : null;
}
