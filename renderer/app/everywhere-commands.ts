import { beginDeclaring } from '../bridge/declare.ts';
import { leaveIncident } from '../bridge/incidents.ts';
import { declareCommands } from '../features/declare/commands.ts';
import { handbookCommands } from '../features/handbook/commands.ts';
import { homeCommands } from '../features/home/commands.ts';
import { settingsCommands } from '../features/settings/commands.ts';
import { syncCommands } from '../features/sync/commands.ts';
import { showKeys, showPalette, useUi } from '../state/ui.ts';
import { changeSettings } from '../bridge/start.ts';
import { leaveVisit, visitPage, visitSearch, visitSettings } from '../bridge/visit.ts';
import { navPages } from '../incident-parts/nav-pages.ts';
import type { Refusal, WindowCommand } from '../state/window-command.ts';
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
  ...(
    ['reviews', 'actions', 'metrics', 'runbooks', 'readiness', 'search', 'exercises', 'import'] as const
  ).map((where): WindowCommand => ({
    id: `${where}.leave`,
    label: 'Back to where you were',
    chord: 'Escape',
    where,
    run: () => void leaveVisit(),
  })),
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

/** What can be done before any incident is open. */
export const everywhereCommands: readonly WindowCommand[] = [
  ...everywhere,
  ...settingsCommands,
  ...syncCommands,
  ...homeCommands,
  ...handbookCommands,
  ...declareCommands,
];
