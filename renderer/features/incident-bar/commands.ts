import { severities, severityLabel } from '../../../shared/incident/vocabulary.ts';
import { run, runOrSay } from '../../bridge/incidents.ts';
import { changeSheet, openSheet, useUi, writeSheetText } from '../../state/ui.ts';
import { takesNoWords, type Refusal, type WindowCommand } from '../../state/window-command.ts';
import { severityWords } from './severity-words.ts';

function askSeverity(words: string): Refusal {
  const read = severityWords(words);
  if (read === null) {
    return 'Begin with the severity, 1 to 4; the reason stands after it: /sev 2 wider than thought.';
  }
  openSheet({ name: 'severity', to: read.severity });
  if (read.reason !== '') writeSheetText({ severity: read.reason });
  return null;
}

export const barCommands: readonly WindowCommand[] = [
  {
    id: 'severity',
    label: 'Change the severity',
    chord: 'Alt+S',
    where: 'incident',
    slash: 'sev',
    read: askSeverity,
    run: () => openSheet({ name: 'severity', to: null }),
  },
  ...severities.map((severity, i): WindowCommand => ({
    id: `severity.${severity}`,
    label: `${severityLabel[severity]}, in the severity sheet`,
    chord: `Alt+${i + 1}`,
    where: 'incident',
    unlisted: true,
    when: () => useUi.getState().sheet?.name === 'severity',
    run: () => changeSheet({ name: 'severity', to: severity }),
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
    read: async (words) =>
      takesNoWords('resolve', words) ?? (await run({ name: 'resolve', fields: {} }))?.message ?? null,
    run: () => void runOrSay({ name: 'resolve', fields: {} }),
  },
];
