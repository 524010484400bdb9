import { openSheet } from '../../state/ui.ts';
import type { WindowCommand } from '../../state/window-command.ts';

export const statusCommands: readonly WindowCommand[] = [
  {
    id: 'status',
    label: 'Spoken status: what to read out to who just joined',
    chord: 'Alt+V',
    where: 'incident',
    group: 'Telling people',
    words: 'brief read aloud',
    slash: 'status',
    run: () => openSheet({ name: 'status' }),
  },
];
