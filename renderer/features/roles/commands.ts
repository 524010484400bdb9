import { roleLabel } from '../../../shared/incident/vocabulary.ts';
import { openSheet, writeSheetText } from '../../state/ui.ts';
import type { Refusal, WindowCommand } from '../../state/window-command.ts';
import { roleWords } from './role-named.ts';

function askRole(words: string): Refusal {
  const read = roleWords(words);
  if (read === null) {
    const all = Object.values(roleLabel).join(', ').toLowerCase();
    return `Begin with the role, the person stands after it. The roles: ${all}.`;
  }
  openSheet({ name: 'role', role: read.role });
  if (read.person !== '') writeSheetText({ role: read.person });
  return null;
}

export const roleCommands: readonly WindowCommand[] = [
  {
    id: 'role',
    label: 'Assign a role',
    chord: 'Alt+R',
    where: 'incident',
    slash: 'role',
    read: askRole,
    run: () => openSheet({ name: 'role', role: null }),
  },
];
