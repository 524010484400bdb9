import { openSheet } from '../../state/ui.ts';
import type { WindowCommand } from '../../state/window-command.ts';
import { setTimeInWords } from './set-time.ts';

export const timesCommands: readonly WindowCommand[] = [
  {
    id: 'times',
    label: 'All times, and how long it took',
    chord: 'Alt+E',
    where: 'incident',
    group: 'What it is',
    slash: 'times',
    read: setTimeInWords,
    run: () => openSheet({ name: 'times' }),
  },
];
