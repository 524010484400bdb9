import type { WindowCommand } from '../../state/window-command.ts';
import { readinessKeys } from './keys.ts';

/** A letter that presses the button of the row that has the focus. */
const letter = (chord: string, label: string): WindowCommand => ({
  ...{ id: `readiness.${chord}`, label, chord, where: 'readiness', outsideText: true },
  when: () => readinessKeys()?.hasLetter(chord) === true,
  run: () => readinessKeys()?.pressLetter(chord),
});

export const readinessCommands: readonly WindowCommand[] = [
  letter('P', 'Plan or move what is due'),
  letter('D', 'Done today; an alert: demoted'),
  letter('U', 'Not done after all'),
  letter('A', 'An alert: automated'),
  letter('C', 'What was said at the same time: choose the other'),
  letter('K', 'An alert: kept; what was said at the same time: keep what shows'),
  letter('W', 'Why it was decided so'),
  letter('H', 'The hours of a quarter'),
  letter('R', 'A runbook: reviewed today; a post-mortem: recommend it'),
  letter('X', 'Remove it'),
  {
    ...{ id: 'readiness.undo', label: 'Take back what was done last', chord: 'Ctrl+Z', where: 'readiness' },
    outsideText: true,
    when: () => readinessKeys()?.canUndo() === true,
    run: () => readinessKeys()?.undo(),
  },
  {
    ...{ id: 'readiness.copy', label: 'Copy all of it as text', chord: 'Ctrl+C', where: 'readiness' },
    outsideText: true,
    when: () => readinessKeys() !== null && document.getSelection()?.isCollapsed !== false,
    run: () => readinessKeys()?.copy(),
  },
];
