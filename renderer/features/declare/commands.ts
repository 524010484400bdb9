import { severities, severityLabel } from '../../../shared/incident/vocabulary.ts';
import { changeDeclareForm, pickSeverity, useDeclareForm } from '../../state/declaration.ts';
import type { WindowCommand } from '../../state/window-command.ts';
import { cancelDeclaration, submitExercise } from './submit.ts';

export const declareCommands: readonly WindowCommand[] = [
  ...severities.map((severity, i): WindowCommand => ({
    id: `declare.${severity}`,
    label: `As ${severityLabel[severity]}`,
    chord: `Alt+${i + 1}`,
    where: 'declare',
    run: () => pickSeverity(severity),
  })),
  ...severities.map((severity, i): WindowCommand => ({
    id: `declare.${severity}.digit`,
    label: `${severityLabel[severity]}, outside a text`,
    chord: String(i + 1),
    where: 'declare',
    outsideText: true,
    unlisted: true,
    run: () => pickSeverity(severity),
  })),
  {
    id: 'declare.exercise',
    label: 'Declare as an exercise',
    chord: 'Ctrl+E',
    where: 'declare',
    run: () => void submitExercise(),
  },
  {
    id: 'declare.real',
    label: 'Not an exercise',
    chord: 'Ctrl+E',
    where: 'declare',
    unlisted: true,
    when: () => useDeclareForm.getState().exercise,
    run: () => changeDeclareForm({ exercise: false }),
  },
  {
    id: 'declare.cancel',
    label: 'Cancel',
    chord: 'Escape',
    where: 'declare',
    run: () => void cancelDeclaration(),
  },
];
