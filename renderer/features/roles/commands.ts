import { postsOf } from '../../../shared/incident/roles.ts';
import { roleLabel, type Role } from '../../../shared/incident/vocabulary.ts';
import { peopleOf } from '../../incident-parts/people.ts';
import { useProjections } from '../../state/projections.ts';
import { openSheet, writeSheetText } from '../../state/ui.ts';
import type { Refusal, WindowCommand } from '../../state/window-command.ts';
import { expertWords, roleWords } from '../../incident-parts/role-named.ts';
import { takeRole } from '../../incident-parts/taking-roles.ts';

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
  const { opened, settings, playbook } = useProjections.getState();
  const known =
    opened === null ? [] : peopleOf(opened.incident, opened.rows, settings.person, playbook.roster);
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

/** `/take` takes command, `/take asleep` says why, `/take scribe cut off` takes another role. */
function takeWith(words: string): Refusal {
  const read = words.trim() === '' ? null : roleWords(words);
  const role = read?.role ?? 'commander';
  const rest = (read?.role ?? null) === null ? words : (read?.person ?? '');
  if (role !== 'sme') {
    void takeRole(role, undefined, rest.trim());
    return null;
  }
  const [expert = '', ...why] = rest.trim().split(/\s+/);
  if (expert === '') return 'Say whose place it is: /take expert farah.';
  void takeRole(role, expert, why.join(' '));
  return null;
}

export const roleCommands: readonly WindowCommand[] = [
  {
    id: 'role',
    label: 'Assign a role',
    chord: 'Alt+R',
    where: 'incident',
    group: 'People and roles',
    words: 'relieve replace',
    slash: 'role',
    read: askRole,
    run: () => openSheet({ name: 'role', role: null }),
  },
  {
    id: 'take-command',
    label: 'Take command; /take scribe takes another role',
    chord: 'Alt+T',
    where: 'incident',
    group: 'People and roles',
    words: 'relieve take over',
    slash: 'take',
    read: takeWith,
    run: () => void takeRole('commander'),
  },
];
