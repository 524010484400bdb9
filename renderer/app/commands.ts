import { beginDeclaring } from '../bridge/declare.ts';
import { leaveIncident, runOrSay } from '../bridge/incidents.ts';
import { openDemo } from '../bridge/start.ts';
import { cancelDeclaration, submitDeclaration } from '../features/declare/submit.ts';
import {
  copyRow,
  correctRow,
  moveSelection,
  restoreRow,
  selectedRow,
  takeBackRow,
} from '../features/log/actions.ts';
import { isEntry } from '../features/log/row-words.ts';
import { sendHeartbeat } from '../features/next/actions.ts';
import { severities, roles, type Role, type Severity } from '../../shared/incident/vocabulary.ts';
import { changeDeclareForm } from '../state/declaration.ts';
import { changeComposer, useComposer } from '../state/composer.ts';
import { composerIsEmpty, focusComposer, focusPanel } from '../state/focus.ts';
import { useProjections } from '../state/projections.ts';
import {
  closeSheet,
  openSheet,
  selectRow,
  showKeys,
  showSide,
  useUi,
  withdrawUndo,
  type Route,
} from '../state/ui.ts';
import { isEditor, type Chord } from '../ui/keys.ts';

export type WindowCommand = {
  readonly id: string;
  readonly label: string;
  readonly chord: Chord;
  /** The screen on which it exists; the sheet of keys shows it there. */
  readonly where: Route['name'] | 'everywhere';
  /** Whether it can be done now. */
  readonly when?: () => boolean;
  /** A key that is text where text is typed: it counts only outside. */
  readonly outsideText?: boolean;
  /** The word that runs it from the composer: `/sev 1`. */
  readonly slash?: string;
  readonly run: (rest?: string) => void;
};

const ui = useUi.getState;
const rowIs = (what: (row: NonNullable<ReturnType<typeof selectedRow>>) => boolean) => (): boolean => {
  const row = selectedRow();
  return row !== undefined && what(row);
};
const onRow = (act: (row: NonNullable<ReturnType<typeof selectedRow>>) => unknown) => (): void => {
  const row = selectedRow();
  if (row !== undefined) act(row);
};

function undo(): void {
  const { undo: offered } = ui();
  if (offered === null) return;
  withdrawUndo(offered.id);
  void runOrSay(offered.command).then(focusComposer);
}

/** Undo in a text that is being typed belongs to that text. */
const canUndo = (): boolean =>
  ui().undo !== null &&
  (!isEditor(document.activeElement) || (document.activeElement?.id === 'composer' && composerIsEmpty()));

const severityNamed = (word: string): Severity | null =>
  severities.find((s) => s.endsWith(word.toLowerCase())) ?? null;
const roleNamed = (word: string): Role | null =>
  word === '' ? null : (roles.find((role) => role.startsWith(word.toLowerCase())) ?? null);

const pickSeverity = (index: number): readonly WindowCommand[] => {
  const severity = severities[index] ?? 'sev4';
  const label = `Severity ${index + 1}`;
  const chord = `Alt+${index + 1}`;
  return [
    {
      id: `declare.severity.${index + 1}`,
      label,
      chord,
      where: 'declare',
      run: () => changeDeclareForm({ severity }),
    },
    {
      id: `sheet.severity.${index + 1}`,
      label: `${label}, in the severity sheet`,
      chord,
      where: 'incident',
      when: () => ui().sheet?.name === 'severity',
      run: () => openSheet({ name: 'severity', to: severity }),
    },
  ];
};

/** What the window can do: keys, the sheet of keys and the composer's `/` commands all come from here. */
export const windowCommands: readonly WindowCommand[] = [
  {
    id: 'keys',
    label: 'Show the keys',
    chord: 'F1',
    where: 'everywhere',
    slash: 'keys',
    run: () => showKeys(!ui().keys),
  },
  {
    id: 'declare',
    label: 'Declare an incident',
    chord: 'Ctrl+N',
    where: 'everywhere',
    run: () => void beginDeclaring(),
  },
  {
    id: 'home',
    label: 'All incidents',
    chord: 'Ctrl+0',
    where: 'everywhere',
    slash: 'home',
    run: () => void leaveIncident(),
  },

  {
    id: 'home.search',
    label: 'Search',
    chord: 'Ctrl+F',
    where: 'home',
    run: () => document.getElementById('search')?.focus(),
  },
  {
    id: 'home.declare',
    label: 'Declare, on the first start',
    chord: 'D',
    where: 'home',
    outsideText: true,
    when: isFirstStart,
    run: () => void beginDeclaring(),
  },
  {
    id: 'home.demo',
    label: 'Open the demo, on the first start',
    chord: 'O',
    where: 'home',
    outsideText: true,
    when: isFirstStart,
    run: () => void openDemo(),
  },

  ...[0, 1, 2, 3].flatMap(pickSeverity),
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

  {
    id: 'update',
    label: 'Write a stakeholder update',
    chord: 'Alt+U',
    where: 'incident',
    slash: 'update',
    run: () => openSheet({ name: 'update' }),
  },
  {
    id: 'heartbeat',
    label: 'No change: say so, with the next time',
    chord: 'Alt+N',
    where: 'incident',
    slash: 'nochange',
    run: () => void sendHeartbeat(),
  },
  {
    id: 'severity',
    label: 'Change the severity',
    chord: 'Alt+S',
    where: 'incident',
    slash: 'sev',
    run: (word = '') => openSheet({ name: 'severity', to: word === '' ? null : severityNamed(word) }),
  },
  {
    id: 'phase',
    label: 'Move to another phase',
    chord: 'Alt+P',
    where: 'incident',
    slash: 'phase',
    run: () => openSheet({ name: 'phase' }),
  },
  {
    id: 'role',
    label: 'Assign a role',
    chord: 'Alt+R',
    where: 'incident',
    slash: 'role',
    run: (word = '') => openSheet({ name: 'role', role: roleNamed(word) }),
  },
  {
    id: 'resolve',
    label: 'Resolve',
    chord: '',
    where: 'incident',
    slash: 'resolve',
    run: () => void runOrSay({ name: 'resolve', fields: {} }),
  },
  { id: 'undo', label: 'Undo', chord: 'Ctrl+Z', where: 'incident', when: canUndo, run: undo },

  {
    id: 'panel.checklist',
    label: 'Go to the checklist',
    chord: 'Alt+1',
    where: 'incident',
    run: () => toPanel('checklist', 'checklist'),
  },
  {
    id: 'panel.log',
    label: 'Go to the log',
    chord: 'Alt+2',
    where: 'incident',
    run: () => toPanel('log', 'log'),
  },
  {
    id: 'panel.next',
    label: 'Go to what is next',
    chord: 'Alt+3',
    where: 'incident',
    run: () => toPanel('board', 'next'),
  },

  {
    id: 'row.up',
    label: 'Select the row above',
    chord: 'Alt+ArrowUp',
    where: 'incident',
    run: () => moveSelection(-1),
  },
  {
    id: 'row.down',
    label: 'Select the row below',
    chord: 'Alt+ArrowDown',
    where: 'incident',
    run: () => moveSelection(1),
  },
  {
    id: 'row.up.plain',
    label: 'Row above, in the log',
    chord: 'ArrowUp',
    where: 'incident',
    outsideText: true,
    when: rowIs(() => true),
    run: () => moveSelection(-1),
  },
  {
    id: 'row.down.plain',
    label: 'Row below, in the log',
    chord: 'ArrowDown',
    where: 'incident',
    outsideText: true,
    when: rowIs(() => true),
    run: () => moveSelection(1),
  },
  {
    id: 'row.correct',
    label: 'Correct the selected row',
    chord: 'E',
    where: 'incident',
    outsideText: true,
    when: rowIs(isEntry),
    run: onRow(correctRow),
  },
  {
    id: 'row.remove',
    label: 'Take the selected row back',
    chord: 'Delete',
    where: 'incident',
    outsideText: true,
    when: rowIs((row) => isEntry(row) && row.takenBackBy === undefined),
    run: onRow(takeBackRow),
  },
  {
    id: 'row.restore',
    label: 'Restore the selected row',
    chord: 'R',
    where: 'incident',
    outsideText: true,
    when: rowIs((row) => row.takenBackBy !== undefined),
    run: onRow(restoreRow),
  },
  {
    id: 'row.copy',
    label: 'Copy the selected row as text',
    chord: 'Ctrl+C',
    where: 'incident',
    outsideText: true,
    when: rowIs(() => window.getSelection()?.isCollapsed !== false),
    run: onRow(copyRow),
  },
  {
    id: 'end',
    label: 'Go to the end of the log',
    chord: 'End',
    where: 'incident',
    when: () => !isEditor(document.activeElement) || composerIsEmpty(),
    run: toEnd,
  },
  { id: 'escape', label: 'Back to the composer', chord: 'Escape', where: 'incident', run: toComposer },
];

function isFirstStart(): boolean {
  return useProjections.getState().summaries.length === 0;
}

function toPanel(side: 'checklist' | 'log' | 'board', id: string): void {
  showSide(side);
  requestAnimationFrame(() =>
    id === 'log' ? document.querySelector<HTMLElement>('[role="log"]')?.focus() : focusPanel(id),
  );
}

function toEnd(): void {
  changeComposer({ follow: useComposer.getState().follow + 1 });
  focusComposer();
}

function toComposer(): void {
  if (ui().keys) showKeys(false);
  else closeSheet();
  selectRow(null);
  focusComposer();
}
