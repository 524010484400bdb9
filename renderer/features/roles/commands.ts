import { postsOf } from '../../../shared/incident/roles.ts';
import { roleLabel, type Role } from '../../../shared/incident/vocabulary.ts';
import { peopleOf } from '../../incident-parts/people.ts';
import { useProjections } from '../../state/projections.ts';
import { openSheet, writeSheetText } from '../../state/ui.ts';
import { takesNoWords, type Refusal, type WindowCommand } from '../../state/window-command.ts';
import { takeCommand } from './actions.ts';
import { expertWords, roleWords } from './role-named.ts';

function askRole(words: string): Refusal {
  const read = roleWords(words);
  if (read === null) {
    const all = Object.values(roleLabel).join(', ').toLowerCase();
    return `Begin with the role, the person stands after it. The roles: ${all}.`;
  }
  openSheet({ name: 'role', role: read.role });
  if (read.person === '') return null;
  writeSheetText(read.role === 'sme' ? expertOf(read.person) : { role: read.person });
  return null;
}

function expertOf(words: string): { readonly role: string; readonly area: string } {
  const { opened, settings } = useProjections.getState();
  const known = opened === null ? [] : peopleOf(opened.incident, opened.rows, settings.person);
  const { person, area } = expertWords(
    words,
    known.map(({ name }) => name),
  );
  return { role: person, area };
}

/** The sheet of one place on the board: an expert's shows who it is and for what. */
export function openRole(role: Role, person?: string): void {
  const { opened } = useProjections.getState();
  const post =
    opened === null || role !== 'sme' || person === undefined
      ? undefined
      : postsOf(opened.incident).find((each) => each.role === role && each.person === person);
  openSheet({ name: 'role', role, ...(post === undefined ? {} : { person: post.person }) });
  writeSheetText(post === undefined ? { role: '', area: '' } : { role: post.person, area: post.area ?? '' });
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
  {
    id: 'take-command',
    label: 'Take command',
    chord: 'Alt+T',
    where: 'incident',
    slash: 'take',
    read: (words) => {
      const refused = takesNoWords('take', words);
      if (refused === null) void takeCommand();
      return refused;
    },
    run: () => void takeCommand(),
  },
];
