import { flushSync } from 'react-dom';
import { beginDeclaring } from '../bridge/declare.ts';
import { leaveIncident } from '../bridge/incidents.ts';
import { takeBack } from '../bridge/undo.ts';
import { checklistCommands } from '../features/checklist/commands.ts';
import { criteriaCommands } from '../features/criteria/commands.ts';
import { decisionCommands } from '../features/decisions/commands.ts';
import { declareCommands } from '../features/declare/commands.ts';
import { escalationCommands } from '../features/escalation/commands.ts';
import { forMeCommands } from '../features/for-me/commands.ts';
import { dutyCommands } from '../features/duty/commands.ts';
import { handbookCommands } from '../features/handbook/commands.ts';
import { handoffCommands } from '../features/handoff/commands.ts';
import { homeCommands } from '../features/home/commands.ts';
import { hypothesisCommands } from '../features/hypotheses/commands.ts';
import { barCommands } from '../features/incident-bar/commands.ts';
import { linkCommands } from '../features/links/commands.ts';
import { documentCommands } from '../features/documents/commands.ts';
import { logCommands } from '../features/log/commands.ts';
import { minuteCommands } from '../features/minute/commands.ts';
import { heartbeatCommands } from '../features/next/commands.ts';
import { roadblockCommands } from '../features/roadblocks/commands.ts';
import { roleCommands } from '../features/roles/commands.ts';
import { settingsCommands } from '../features/settings/commands.ts';
import { syncCommands } from '../features/sync/commands.ts';
import {
  composerIsEmpty,
  focusComposer,
  focusComposerAfterwards,
  focusPanel,
  isInPanel,
  wasEmptiedByHand,
} from '../state/focus.ts';
import {
  closeFront,
  closeSheet,
  selectRow,
  showKeys,
  showLog,
  showPalette,
  showSide,
  useUi,
  type Side,
} from '../state/ui.ts';
import { statusCommands } from '../features/status/commands.ts';
import { timesCommands } from '../features/times/commands.ts';
import { workstreamCommands } from '../features/workstreams/commands.ts';
import { updateCommands } from '../features/updates/commands.ts';
import { wallboardCommands } from '../features/wallboard/commands.ts';
import { copyLink } from '../bridge/desktop.ts';
import { changeSettings } from '../bridge/start.ts';
import { leaveVisit, visitPage, visitSearch, visitSettings } from '../bridge/visit.ts';
import { navPages } from '../incident-parts/nav-pages.ts';
import { goToMostPressingOther, mostPressingOther } from '../incident-parts/other-alarms-order.ts';
import type { Refusal, WindowCommand } from '../state/window-command.ts';
import { isEditor } from '../ui/keys.ts';
import { printScreen } from './print.ts';

export const themes = ['system', 'light', 'dark', 'hc-light', 'hc-dark'] as const;

const everywhere: readonly WindowCommand[] = [
  {
    id: 'palette',
    label: 'Everything: find it by a few letters',
    chord: 'Ctrl+K',
    where: 'everywhere',
    run: () => showPalette(!useUi.getState().palette),
  },
  {
    id: 'keys',
    label: 'Show the keys',
    chord: 'F1',
    where: 'everywhere',
    slash: 'keys',
    run: () => showKeys(!useUi.getState().keys),
  },
  {
    id: 'keys.close',
    label: 'Close the sheet of keys',
    chord: 'Escape',
    where: 'everywhere',
    unlisted: true,
    when: () => useUi.getState().keys,
    run: () => showKeys(false),
  },
  {
    id: 'declare',
    label: 'Declare an incident',
    chord: 'Ctrl+N',
    where: 'everywhere',
    run: () => void beginDeclaring(),
  },
  {
    id: 'home',
    label: 'All incidents',
    chord: 'Ctrl+0',
    where: 'everywhere',
    slash: 'home',
    run: () => void leaveIncident(),
  },
  ...navPages.map(({ name, label, chord }): WindowCommand => ({
    id: `page.${name}`,
    label: `Go to ${label.toLowerCase()}`,
    chord,
    where: 'everywhere',
    ...(name === 'home' ? { unlisted: true } : { slash: name }),
    run: () => visitPage(name),
  })),
  ...(['reviews', 'actions', 'metrics', 'runbooks', 'readiness', 'search'] as const).map(
    (where): WindowCommand => ({
      id: `${where}.leave`,
      label: 'Back to where you were',
      chord: 'Escape',
      where,
      run: () => void leaveVisit(),
    }),
  ),
  {
    id: 'search',
    label: 'Search everything: incidents, logs, post-mortems, actions, runbooks',
    chord: 'Ctrl+Shift+F',
    where: 'everywhere',
    slash: 'search',
    read: (words) => {
      visitSearch(words);
      return null;
    },
    run: () => visitSearch(),
  },
  {
    id: 'print',
    label: 'Print what is on screen',
    chord: 'Ctrl+P',
    where: 'everywhere',
    slash: 'print',
    run: printScreen,
  },
  {
    id: 'name',
    label: 'Your name in the log',
    chord: '',
    where: 'everywhere',
    slash: 'name',
    read: setName,
    run: visitSettings,
  },
  {
    id: 'theme',
    label: 'Light, dark, high contrast',
    chord: '',
    where: 'everywhere',
    slash: 'theme',
    read: setTheme,
    run: visitSettings,
  },
];

function setName(name: string): Refusal | Promise<Refusal> {
  return name === '' ? 'Write the name after it: /name Ana Ruiz.' : changeSettings({ person: name });
}

function setTheme(word: string): Refusal | Promise<Refusal> {
  const theme = themes.find((each) => each === word.toLowerCase());
  if (theme !== undefined) return changeSettings({ theme });
  const all = `there are ${themes.join(', ')}`;
  return word === '' ? `Write the look after it; ${all}.` : `There is no look “${word}”; ${all}.`;
}

const inIncident: readonly WindowCommand[] = [
  {
    id: 'link',
    label: 'Copy link to this incident',
    chord: '',
    where: 'incident',
    group: 'What it is',
    slash: 'copy-link',
    run: () => void copyLink().then(focusComposerAfterwards()),
  },
  {
    id: 'others',
    label: 'Go to the most pressing other incident',
    chord: 'Alt+O',
    where: 'incident',
    when: () => mostPressingOther() !== null,
    run: () => void goToMostPressingOther(),
  },
  { id: 'undo', label: 'Undo', chord: 'Ctrl+Z', where: 'incident', when: canUndo, run: undo },
  toPanel('checklist', 'Go to the checklist', 'Alt+1', 'checklist'),
  toPanel('log', 'Go to the log', 'Alt+2', null),
  toPanel('next', 'Go to what is next', 'Alt+3', 'board'),
  { id: 'escape', label: 'Back to the composer', chord: 'Escape', where: 'incident', run: toComposer },
];

/** What the window can do: keys, the sheet of keys and the composer's `/` commands all come from here. */
export const windowCommands: readonly WindowCommand[] = [
  ...everywhere,
  ...settingsCommands,
  ...syncCommands,
  ...homeCommands,
  ...handbookCommands,
  ...declareCommands,
  ...forMeCommands,
  ...decisionCommands,
  ...updateCommands,
  ...heartbeatCommands,
  ...barCommands,
  ...timesCommands,
  ...statusCommands,
  ...minuteCommands,
  ...documentCommands,
  ...roleCommands,
  ...handoffCommands,
  ...escalationCommands,
  ...dutyCommands,
  ...checklistCommands,
  ...workstreamCommands,
  ...roadblockCommands,
  ...linkCommands,
  ...logCommands,
  ...criteriaCommands,
  ...hypothesisCommands,
  ...wallboardCommands,
  ...inIncident,
];

function undo(): void {
  const inPanel = isInPanel(document.activeElement);
  const focus = focusComposerAfterwards();
  void takeBack().then(() => {
    // Whoever works down a list goes on there; what was taken back may be gone, though.
    if (!inPanel || document.activeElement === document.body) focus();
  });
}

/** Undo in a text that is being typed, or was just deleted, belongs to that text. */
function canUndo(): boolean {
  const { activeElement } = document;
  if (!isEditor(activeElement)) return true;
  if (activeElement?.id !== 'composer' || !composerIsEmpty()) return false;
  return useUi.getState().chip !== null || !wasEmptiedByHand();
}

function toPanel(id: string, label: string, chord: string, side: Side | null): WindowCommand {
  const focus = (): void =>
    side === null ? document.querySelector<HTMLElement>('[role="log"]')?.focus() : focusPanel(id);
  return {
    id: `panel.${id}`,
    label,
    chord,
    where: 'incident',
    run: () => {
      // The panel may have been hidden until now, and the next key is meant for it already.
      flushSync(() => (side === null ? showLog() : showSide(side)));
      focus();
    },
  };
}

function toComposer(): void {
  flushSync(() => {
    closeSheet();
    closeFront();
    showLog(); // it may have been hidden until now
    selectRow(null);
  });
  focusComposer();
}
