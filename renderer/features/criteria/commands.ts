import { flushSync } from 'react-dom';
import { focusPanel } from '../../state/focus.ts';
import { showSide } from '../../state/ui.ts';
import type { WindowCommand } from '../../state/window-command.ts';

export const criteriaCommands: readonly WindowCommand[] = [
  {
    id: 'panel.criteria',
    label: 'Go to the exit criteria',
    chord: 'Alt+4',
    where: 'incident',
    run: () => {
      flushSync(() => showSide('checklist')); // the next key press is for the panel
      focusPanel('criteria');
    },
  },
];
