import { toggleFront } from '../../state/front.ts';
import { showFront, useUi } from '../../state/ui.ts';
import type { WindowCommand } from '../../state/window-command.ts';
import { runbookKeys, type RunbookKeys } from './keys.ts';
import { narrowTo } from './state.ts';

const isOpen = (): boolean => useUi.getState().front?.name === 'runbook';
const SEARCH = 'runbook-search';

/** A key that acts on the runbook that is shown in an incident. */
const here = (id: string, label: string, chord: string, run: (keys: RunbookKeys) => void): WindowCommand => ({
  ...{ id: `runbook.${id}`, label, chord, where: 'incident', group: 'Work and risks' },
  ...{ outsideText: true, when: isOpen, unlisted: true },
  run: () => {
    const keys = runbookKeys();
    if (keys !== null) run(keys);
  },
});

export const runbookCommands: readonly WindowCommand[] = [
  {
    id: 'runbook',
    label: 'Runbooks: those that fit this incident, and all others',
    chord: 'Alt+Shift+B',
    where: 'incident',
    group: 'Work and risks',
    words: 'playbook procedure steps mitigation',
    slash: 'use-runbook',
    read: (words) => {
      showFront({ name: 'runbook' });
      narrowTo(words);
      return null;
    },
    run: () => toggleFront({ name: 'runbook' }),
  },
  here('helped', 'The runbook helped', 'H', (keys) => keys.helped()),
  here('wrong', 'The runbook was wrong here', 'W', (keys) => keys.wrong()),
  here('not-needed', 'The runbook was not needed', 'N', (keys) => keys.notNeeded()),
  here('take-up', 'Take the runbook up', 'T', (keys) => keys.takeUp()),
  here('put-away', 'Put the runbook away', 'P', (keys) => keys.putAway()),
  {
    id: 'runbooks.find',
    label: 'Find a runbook',
    chord: 'Ctrl+F',
    where: 'runbooks',
    run: () => document.getElementById(SEARCH)?.focus(),
  },
  {
    id: 'runbooks.reviewed',
    label: 'Reviewed today: it is right',
    chord: 'Alt+R',
    where: 'runbooks',
    run: () => runbookKeys()?.reviewed(),
  },
];
