import { linkTo } from '../../shared/deep-link.ts';
import { goesOn } from '../../shared/incident/goes-on.ts';
import type { Destination } from '../../shared/ipc/contract.ts';
import { lookAtClock } from '../state/clock.ts';
import { focusComposer } from '../state/focus.ts';
import { receiveAlarms, useProjections } from '../state/projections.ts';
import { goTo, sayDone, showKeys, showLog, showTrouble, useUi } from '../state/ui.ts';
import { playTwoNotes } from '../ui/two-notes.ts';
import { request, subscribe } from './bridge.ts';
import { beginDeclaring } from './declare.ts';
import { leaveIncident, openIncident } from './incidents.ts';
import { behindHandbook } from './playbook.ts';
import { behindVisit, visitPage } from './visit.ts';

/** Hears what the desktop outside the window says: alarms, clocks that were set, and where to go. */
export function connectDesktop(): void {
  subscribe('alarms:state', (state) => {
    receiveAlarms(state);
    lookAtClock();
  });
  subscribe('alarms:ring', () => {
    if (useProjections.getState().settings.sound) playTwoNotes();
  });
  subscribe('app:go', (to) => void goThere(to));
}

/** Goes where a link, a notification, the tray or the chord from outside leads. */
export async function goThere(to: Destination): Promise<void> {
  switch (to.to) {
    case 'incident':
      return goToIncident(to.id);
    case 'composer':
      return goToComposer();
    case 'home':
      return leaveIncident();
    case 'actions': {
      visitPage('actions');
      return;
    }
    case 'declare':
      return useUi.getState().route.name === 'declare' ? undefined : beginDeclaring();
  }
}

async function goToIncident(id: string): Promise<void> {
  const { route } = useUi.getState();
  if (route.name === 'incident' && route.id === id) return;
  await openIncident(id);
  const { trouble, route: now } = useUi.getState();
  if (now.name !== 'declare' || trouble === null) return;
  goTo({ name: 'home' }); // what was being declared is kept; here the sentence can be read
  showTrouble(trouble);
}

/** The composer of the incident on screen, or else of the one that was declared last and is still live. */
async function goToComposer(): Promise<void> {
  if (useUi.getState().route.name !== 'incident') {
    const live = useProjections.getState().summaries.filter(goesOn);
    const latest = live.find(({ exercise }) => !exercise) ?? live[0];
    const id = behindVisit() ?? behindHandbook() ?? latest?.id;
    if (id !== undefined) await openIncident(id);
    return;
  }
  showKeys(false);
  showLog();
  requestAnimationFrame(focusComposer); // the log may have been hidden until now
}

/** Copies a link that opens the incident on screen on any desktop that has it. */
export async function copyLink(): Promise<void> {
  const { opened } = useProjections.getState();
  if (opened !== null) await copyWords(linkTo(opened.incident.id), 'the link to this incident');
}

/** Copies words, and says that they were: what was copied shows nowhere else. */
export async function copyWords(words: string, name: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words);
    sayDone(`Copied ${name}`);
  } catch {
    showTrouble('Not copied: the clipboard refused. Select the words and copy them by hand.');
  }
}

/** Shows a folder in the system's own file manager. @returns null, or why it was not shown. */
export async function reveal(what: 'records' | 'playbook'): Promise<string | null> {
  const answer = await request('app:reveal', { what });
  return answer.ok ? null : answer.error.message;
}
