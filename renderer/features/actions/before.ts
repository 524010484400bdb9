import { useEffect } from 'react';
import type { IncidentId } from '../../../shared/ids.ts';
import { causesOf } from '../../../shared/incident/causes.ts';
import { declarationOf } from '../../../shared/incident/facts.ts';
import { derived, type Incident } from '../../../shared/incident/state.ts';
import type { Described } from '../../../shared/actions/before.ts';
import { request, subscribe } from '../../bridge/bridge.ts';
import { openIncident } from '../../bridge/incidents.ts';
import { useBefore } from '../../state/before.ts';
import { useProjections } from '../../state/projections.ts';
import { sayDone, showTrouble, useUi } from '../../state/ui.ts';

/** Nobody waits for it: the first entries come first, in ms. */
const QUIET_MS = 600;
/** What is promised elsewhere changes while this one is open: it is asked for again at most so often, in ms. */
const AGAIN_MS = 60_000;

/** What an incident is compared by; it is compared again where that changes. */
const described = derived((incident): Described | null => {
  const declared = declarationOf(incident);
  if (declared === undefined) return null;
  const { title, services, startedAt, exercise } = declared;
  const causes = causesOf(incident);
  return { id: incident.id, title, services: [...services], causes: [...causes], startedAt, exercise };
});

/** Keeps what earlier incidents say to the one on screen: asked for a moment after it was opened, and when it is described anew. */
export function useFollowBefore(incident: Incident | undefined): void {
  const looks = incident === undefined ? '' : JSON.stringify(described(incident));
  useEffect(() => {
    if (looks === '' || looks === 'null') return undefined;
    const about = JSON.parse(looks) as Described; // written above
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked = -Infinity;
    const ask = (): void => {
      clearTimeout(timer);
      const wait = Math.max(QUIET_MS, asked + AGAIN_MS - performance.now());
      timer = setTimeout(() => {
        asked = performance.now();
        void take(about);
      }, wait);
    };
    ask();
    let known: number | undefined;
    const stop = subscribe('knowledge:changed', ({ listed }) => {
      // A line in the log says nothing to it: all earlier incidents would be gone through for each.
      if (listed !== known) ask();
      known = listed;
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [looks]);
}

async function take(about: Described): Promise<void> {
  const answer = await request('knowledge:before', about);
  if (!answer.ok) return; // the pages say what is wrong with the index; nobody here waits for it
  const { id } = about;
  const { id: held, before } = useBefore.getState();
  if (held === id && JSON.stringify(before) === JSON.stringify(answer.value)) return;
  useBefore.setState({ id, before: answer.value });
}

/** Opens an earlier incident from the one on screen; Esc in its empty line comes back. */
export async function lookAt(id: IncidentId): Promise<void> {
  const { opened } = useProjections.getState();
  const { from: held } = useBefore.getState();
  const here = opened?.incident.id;
  if (here === undefined || here === id) return;
  // From one of the earlier ones to the next: the way back leads to where it began.
  const began = held !== null && held.at === here ? held : null;
  const title = (opened === null ? undefined : declarationOf(opened.incident)?.title) ?? here;
  const from = began === null ? { id: here, title } : { id: began.id, title: began.title };
  await openIncident(id);
  const { route } = useUi.getState();
  if (!('id' in route) || route.id !== id) return; // it could not be opened, and that was said
  if (from.id === id) useBefore.setState({ from: null });
  else {
    useBefore.setState({ from: { ...from, at: id } });
    sayDone(`Esc goes back to “${from.title}”`);
  }
}

/** Whether an earlier incident is being looked at, and the way back is open. */
export function isLookingBack(): boolean {
  const { from } = useBefore.getState();
  const { route } = useUi.getState();
  return from !== null && route.name === 'incident' && route.id === from.at;
}

/** Back to the incident from which this one was opened. */
export async function goBack(): Promise<void> {
  const { from } = useBefore.getState();
  if (from === null) return;
  useBefore.setState({ from: null });
  await openIncident(from.id);
  if (useUi.getState().route.name !== 'incident')
    showTrouble('The incident that you came from is in the list.');
}
