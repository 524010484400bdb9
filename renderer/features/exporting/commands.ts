import { openSheet } from '../../state/ui.ts';
import type { WindowCommand } from '../../state/window-command.ts';

export const exportCommands: readonly WindowCommand[] = [
  {
    id: 'export',
    label: 'Export: the record, the log or a form as a file or as text',
    chord: 'Ctrl+E',
    where: 'incident',
    group: 'Telling people',
    words: 'save file pdf html json csv markdown ics statuspage',
    slash: 'export',
    run: () => openSheet({ name: 'export' }),
  },
];
