import { copyLine } from '../../incident-parts/copy-line.ts';
import { hasSelection, toggleFront } from '../../state/front.ts';
import { useUi } from '../../state/ui.ts';
import type { WindowCommand } from '../../state/window-command.ts';
import { copyMinute, sayHere } from './actions.ts';

const isOpen = (): boolean => useUi.getState().front?.name === 'minute';

export const minuteCommands: readonly WindowCommand[] = [
  {
    id: 'minute',
    label: 'The minute: what happened, who does what, what is asked of you',
    chord: 'Alt+M',
    where: 'incident',
    group: 'Telling people',
    words: 'brief catch up summary joiner late',
    slash: 'minute',
    run: () => toggleFront({ name: 'minute' }),
  },
  {
    id: 'line',
    label: 'Copy a line for stakeholders who ask',
    chord: 'Ctrl+Shift+C',
    where: 'incident',
    group: 'Telling people',
    words: 'status stakeholders',
    slash: 'line',
    run: () => void copyLine(),
  },
  {
    id: 'minute.copy',
    label: 'Copy the minute',
    chord: 'Ctrl+C',
    where: 'incident',
    unlisted: true,
    when: () => isOpen() && !hasSelection(),
    run: () => void copyMinute(),
  },
  {
    id: 'minute.here',
    label: 'Say that you are here',
    chord: 'Ctrl+Enter',
    where: 'incident',
    unlisted: true,
    when: isOpen,
    run: sayHere,
  },
];
