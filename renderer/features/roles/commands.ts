import { roleLabel, roles, type Role } from '../../../shared/incident/vocabulary.ts';
import { openSheet } from '../../state/ui.ts';
import type { WindowCommand } from '../../state/window-command.ts';

/** The role whose name or label begins with the word, or has a word that does: `comms` is not needed, `com` will do. */
export function roleNamed(word: string): Role | null {
  const typed = word.toLowerCase().trim();
  if (typed === '') return null;
  const words = (role: Role): readonly string[] => [
    role,
    ...role.split('-'),
    ...roleLabel[role].toLowerCase().split(' '),
  ];
  return (
    roles.find(
      (role) => roleLabel[role].toLowerCase() === typed || words(role).some((each) => each.startsWith(typed)),
    ) ?? null
  );
}

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
