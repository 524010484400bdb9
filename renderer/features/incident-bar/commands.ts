import { phaseVerbs, type PhaseVerb } from '../../../shared/incident/phases.ts';
import {
  canTransition,
  canUndoSeverity,
  canUndoTransition,
  type Verdict,
} from '../../../shared/incident/policy.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { severities, severityLabel } from '../../../shared/incident/vocabulary.ts';
import { run } from '../../bridge/incidents.ts';
import { useProjections } from '../../state/projections.ts';
import { changeSheet, openSheet, useUi, writeSheetText, type SheetState } from '../../state/ui.ts';
import type { Refusal, WindowCommand } from '../../state/window-command.ts';
import { describe, readServices } from './describe.ts';
import { orSay, takeBackTransition, transitInWords } from './phase-actions.ts';
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

/** Why something can't be done in the incident on screen, from the policy that decides it as well. */
const reasonOf = (verdict: (incident: Incident) => Verdict) => (): string | null => {
  const { opened } = useProjections.getState();
  const answer = opened === null ? 'no incident is open' : verdict(opened.incident);
  return answer === true ? null : answer;
};

const severityCommands: readonly WindowCommand[] = [
  {
    id: 'severity',
    label: 'Change the severity',
    chord: 'Alt+S',
    where: 'incident',
    group: 'Severity and phases',
    words: 'upgrade downgrade',
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
    id: 'severity.undo',
    label: 'Take the last change of severity back',
    chord: '',
    where: 'incident',
    group: 'Severity and phases',
    whyNot: reasonOf(canUndoSeverity),
    run: () => orSay(run({ name: 'undo-severity', fields: {} }).then((failure) => failure?.message ?? null)),
  },
];

const verbs: Record<PhaseVerb, { readonly label: string; readonly slash: string }> = {
  acknowledge: { label: 'Acknowledge', slash: 'ack' },
  'start-mitigation': { label: 'Start mitigation', slash: 'mitigating' },
  mitigate: { label: 'Mitigated, the impact has stopped', slash: 'mitigated' },
  resolve: { label: 'Resolve', slash: 'resolve' },
  reopen: { label: 'Reopen', slash: 'reopen' },
  close: { label: 'Close', slash: 'close' },
};

/** `/mitigate -5m` could mean either: nothing is logged on a guess. */
const whichMitigation = (words: string): string =>
  `“/mitigate” can mean two things. Nothing was logged: write /mitigating ${words} where the work on it began, /mitigated ${words} where the impact has stopped.`;

const phaseCommands: readonly WindowCommand[] = [
  {
    id: 'phase',
    label: 'Move to another phase, or take the last one back',
    chord: 'Alt+P',
    where: 'incident',
    group: 'Severity and phases',
    slash: 'phase',
    run: () => openSheet({ name: 'phase' }),
  },
  {
    id: 'phase.choose',
    label: 'Mitigation: begun, or has the impact stopped? Asks which',
    chord: '',
    where: 'incident',
    unlisted: true,
    slash: 'mitigate',
    read: (words) => {
      if (words !== '') return whichMitigation(words);
      openSheet({ name: 'phase' });
      return null;
    },
    run: () => openSheet({ name: 'phase' }),
  },
  ...phaseVerbs.map((verb): WindowCommand => ({
    id: `phase.${verb}`,
    label: verbs[verb].label,
    chord: '',
    where: 'incident',
    group: 'Severity and phases',
    slash: verbs[verb].slash,
    whyNot: reasonOf((incident) => canTransition(incident, verb)),
    read: (words) => transitInWords(verb, words),
    run: () => orSay(transitInWords(verb, '')),
  })),
  {
    id: 'phase.undo',
    label: 'Take the last phase back',
    chord: '',
    where: 'incident',
    group: 'Severity and phases',
    whyNot: reasonOf(canUndoTransition),
    run: () => orSay(takeBackTransition()),
  },
];

type Fact = Extract<SheetState, { name: 'describe' }>['fact'];

/** `/title words` does it at once; without words it asks. */
function fact(
  id: NonNullable<Fact>,
  slash: string,
  label: string,
  said: (words: string) => Promise<string | null>,
): WindowCommand {
  const ask = (): void => openSheet({ name: 'describe', fact: id });
  return {
    id: `describe.${id}`,
    label,
    chord: '',
    where: 'incident',
    group: 'What it is',
    slash,
    read: (words) => {
      if (words !== '') return said(words);
      ask();
      return null;
    },
    run: ask,
  };
}

const describeCommands: readonly WindowCommand[] = [
  {
    id: 'describe',
    label: 'Title, impact, services, found by',
    chord: 'Alt+I',
    where: 'incident',
    group: 'What it is',
    slash: 'describe',
    run: () => openSheet({ name: 'describe', fact: null }),
  },
  fact('title', 'title', 'Change the title', (title) => describe({ title })),
  fact('impact', 'impact', 'Say the impact in one sentence', (impact) => describe({ impact })),
  fact('services', 'services', 'Say which services are affected', (words) =>
    describe({ services: readServices(words) }),
  ),
  {
    id: 'describe.found-by',
    label: 'Say who noticed first',
    chord: '',
    where: 'incident',
    group: 'What it is',
    run: () => openSheet({ name: 'describe', fact: 'found-by' }),
  },
];

export const barCommands: readonly WindowCommand[] = [
  ...severityCommands,
  ...phaseCommands,
  ...describeCommands,
];
