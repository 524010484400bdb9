import { showSide } from '../../state/ui.ts';
import type { WindowCommand } from '../../state/window-command.ts';
import { add } from './actions.ts';
import { askFor } from './field.ts';

function askItem(): void {
  showSide('checklist');
  askFor({ kind: 'add' });
}

export const checklistCommands: readonly WindowCommand[] = [
  {
    id: 'item',
    label: 'Add an item to the checklist',
    chord: 'Alt+K',
    where: 'incident',
    group: 'Work and risks',
    words: 'task todo',
    slash: 'item',
    read: (words) => {
      if (words !== '') return add(words);
      askItem();
      return null;
    },
    run: askItem,
  },
];
