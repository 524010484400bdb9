import { flushSync } from 'react-dom';
import { showDiagnosis } from '../../state/diagnosis.ts';
import { focusPanel } from '../../state/focus.ts';
import { useProjections } from '../../state/projections.ts';
import { showSide } from '../../state/ui.ts';
import type { WindowCommand } from '../../state/window-command.ts';

export const hypothesisCommands: readonly WindowCommand[] = [
  {
    id: 'panel.hypotheses',
    label: 'Go to the hypotheses',
    chord: 'Alt+5',
    where: 'incident',
    run: () => {
      const { opened } = useProjections.getState();
      if (opened !== null) showDiagnosis(opened.incident.id);
      flushSync(() => showSide('checklist')); // the next key press is for the panel
      focusPanel('hypotheses');
    },
  },
];
