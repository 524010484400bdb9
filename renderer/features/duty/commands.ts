import { peopleOf } from '../../incident-parts/people.ts';
import { comeBack, comeBackOrSay, takeBreak } from '../../incident-parts/duty-actions.ts';
import { useProjections } from '../../state/projections.ts';
import { openSheet } from '../../state/ui.ts';
import type { Refusal, WindowCommand } from '../../state/window-command.ts';
import { breakWords } from './break-words.ts';

function known() {
  const { opened, settings, playbook } = useProjections.getState();
  return opened === null ? [] : peopleOf(opened.incident, opened.rows, settings.person, playbook.roster);
}

const self = (): string => useProjections.getState().settings.person;

function askBreak(words: string): Refusal | Promise<Refusal> {
  if (words.trim() === '') {
    openSheet({ name: 'break' });
    return null;
  }
  const { person, minutes } = breakWords(words, known());
  if (person?.toLowerCase() === 'back') return comeBack(self());
  return takeBreak(person ?? self(), minutes);
}

export const dutyCommands: readonly WindowCommand[] = [
  {
    id: 'break',
    label: 'Take a break, or send somebody on one',
    chord: '',
    where: 'incident',
    group: 'People and roles',
    words: 'rest pause fatigue',
    slash: 'break',
    read: askBreak,
    run: () => openSheet({ name: 'break' }),
  },
  {
    id: 'back',
    label: 'Back from a break',
    chord: '',
    where: 'incident',
    group: 'People and roles',
    words: 'rest pause',
    slash: 'back',
    read: (words) => comeBack(breakWords(words, known()).person ?? self()),
    run: () => void comeBackOrSay(self()),
  },
];
