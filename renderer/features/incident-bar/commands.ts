import { severities, severityLabel } from '../../../shared/incident/vocabulary.ts';
import { runOrSay } from '../../bridge/incidents.ts';
import { openSheet, useUi } from '../../state/ui.ts';
import type { WindowCommand } from '../../state/window-command.ts';

/** `1` and `sev1` both name SEV1. */
const severityNamed = (word: string) =>
  word === '' ? null : (severities.find((severity) => severity.endsWith(word.toLowerCase())) ?? null);

export const barCommands: readonly WindowCommand[] = [
  {
    id: 'severity',
    label: 'Change the severity',
    chord: 'Alt+S',
    where: 'incident',
    slash: 'sev',
    run: (word = '') => openSheet({ name: 'severity', to: severityNamed(word) }),
  },
  ...severities.map((severity, i): WindowCommand => ({
    id: `severity.${severity}`,
    label: `${severityLabel[severity]}, in the severity sheet`,
    chord: `Alt+${i + 1}`,
    where: 'incident',
    unlisted: true,
    when: () => useUi.getState().sheet?.name === 'severity',
    run: () => openSheet({ name: 'severity', to: severity }),
  })),
  {
    id: 'phase',
    label: 'Move to another phase',
    chord: 'Alt+P',
    where: 'incident',
    slash: 'phase',
    run: () => openSheet({ name: 'phase' }),
  },
  {
    id: 'resolve',
    label: 'Resolve',
    chord: '',
    where: 'incident',
    slash: 'resolve',
    run: () => void runOrSay({ name: 'resolve', fields: {} }),
  },
];
