import { flushSync } from 'react-dom';
import { focusPanel } from '../../state/focus.ts';
import { showSide } from '../../state/ui.ts';
import type { WindowCommand } from '../../state/window-command.ts';

export const hypothesisCommands: readonly WindowCommand[] = [
  {
    id: 'panel.hypotheses',
    label: 'Go to the hypotheses',
    chord: 'Alt+5',
    where: 'incident',
    run: () => {
      flushSync(() => showSide('checklist')); // the next key press is for the panel
      focusPanel('hypotheses');
    },
  },
];
