import { openSheet } from '../../state/ui.ts';
import type { WindowCommand } from '../../state/window-command.ts';
import { roleNamed } from './role-named.ts';

export const roleCommands: readonly WindowCommand[] = [
  {
    id: 'role',
    label: 'Assign a role',
    chord: 'Alt+R',
    where: 'incident',
    slash: 'role',
    run: (word = '') => openSheet({ name: 'role', role: roleNamed(word) }),
  },
];
