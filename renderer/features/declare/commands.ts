import { severities, severityLabel } from '../../../shared/incident/vocabulary.ts';
import { changeDeclareForm } from '../../state/declaration.ts';
import type { WindowCommand } from '../../state/window-command.ts';
import { cancelDeclaration, submitDeclaration } from './submit.ts';

export const declareCommands: readonly WindowCommand[] = [
  ...severities.map((severity, i): WindowCommand => ({
    id: `declare.${severity}`,
    label: `As ${severityLabel[severity]}`,
    chord: `Alt+${i + 1}`,
    where: 'declare',
    run: () => changeDeclareForm({ severity }),
  })),
  {
    id: 'declare.exercise',
    label: 'Declare as an exercise',
    chord: 'Ctrl+E',
    where: 'declare',
    run: () => void submitDeclaration(true),
  },
  {
    id: 'declare.cancel',
    label: 'Cancel',
    chord: 'Escape',
    where: 'declare',
    run: () => void cancelDeclaration(),
  },
];
