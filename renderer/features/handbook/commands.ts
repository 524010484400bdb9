import { closeHandbook, openHandbook, writePlaybook } from '../../bridge/playbook.ts';
import type { WindowCommand } from '../../state/window-command.ts';

/** The ids of the page's two parts, for the keys that lead there. */
export const CONTENTS = 'handbook-contents';
export const TEXT = 'handbook-text';

export const handbookCommands: readonly WindowCommand[] = [
  {
    id: 'handbook',
    label: 'The handbook: how incidents are run',
    chord: 'F2',
    where: 'everywhere',
    slash: 'handbook',
    run: () => void openHandbook(),
  },
  {
    id: 'playbook.write',
    label: 'Write the playbook’s files',
    chord: '',
    where: 'everywhere',
    slash: 'playbook',
    run: () => void writePlaybook(),
  },
  { id: 'handbook.back', label: 'Back', chord: 'Escape', where: 'handbook', run: () => void closeHandbook() },
  {
    id: 'handbook.contents',
    label: 'Go to the contents',
    chord: 'Alt+1',
    where: 'handbook',
    run: () => document.querySelector<HTMLElement>(`#${CONTENTS} a`)?.focus(),
  },
  {
    id: 'handbook.text',
    label: 'Go to the text',
    chord: 'Alt+2',
    where: 'handbook',
    run: () => document.getElementById(TEXT)?.focus(),
  },
  {
    id: 'handbook.edit',
    label: 'Edit the files',
    chord: 'Alt+E',
    where: 'handbook',
    run: () => void writePlaybook(),
  },
];
