import { flushSync } from 'react-dom';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { entryKindLabel, type EntryKind } from '../../../shared/incident/vocabulary.ts';
import { changeSettings } from '../../bridge/start.ts';
import { zone } from '../../incident-parts/zone.ts';
import { wallClock } from '../../state/clock.ts';
import { changeComposer, useComposer } from '../../state/composer.ts';
import { showDiagnosis } from '../../state/diagnosis.ts';
import { composerIsEmpty, focusComposer } from '../../state/focus.ts';
import { useProjections } from '../../state/projections.ts';
import { selectRow, showLog, showTrouble } from '../../state/ui.ts';
import type { Refusal, WindowCommand } from '../../state/window-command.ts';
import { readLine, withKind } from '../../state/words.ts';
import { isEditor } from '../../ui/keys.ts';
import {
  canRedactRow,
  canTakeBack,
  copyRow,
  correctRow,
  fits,
  markRow,
  moreTime,
  moveSelection,
  redactRow,
  restoreRow,
  selectedRow,
  takeBackRow,
  waitsForAnswer,
} from './actions.ts';
import { useArrivals } from './arrivals.ts';
import { CHAT_DAY, isDaylessChat } from './pasted-chat.ts';
import { enter } from './enter.ts';
import { filterNamed } from './filters.ts';
import { isEntry } from './row-words.ts';
import { beginFind, openViewer, showAll, showOnly, toggleDetails } from './view.ts';

const GROUP = 'Selected row';

/** A command about the selected row, where `fits` says so. */
function onRow(
  command: Pick<WindowCommand, 'id' | 'label' | 'chord'> & { readonly unlisted?: boolean },
  fit: (row: TimelineRow) => boolean,
  act: (row: TimelineRow) => unknown,
): WindowCommand {
  return {
    ...command,
    group: GROUP,
    where: 'incident',
    outsideText: true,
    when: () => {
      const row = selectedRow();
      return row !== undefined && fit(row);
    },
    run: () => {
      const row = selectedRow();
      if (row !== undefined) act(row);
    },
  };
}

const always = (): boolean => true;
/** Enter belongs to the row only where no control in it has the focus. */
const hasFocus = ({ key }: TimelineRow): boolean => document.activeElement?.id === `row-${key}`;

/** Gives the line a kind; words that were typed after the command are entered at once. */
function chooseKind(kind: EntryKind, words = ''): void {
  const now = useComposer.getState();
  if (now.marking === null) {
    const here = { now: wallClock(), zone };
    changeComposer(withKind(words === '' ? now : readLine({ ...now, text: '' }, words, here), kind));
    if (words !== '') enter();
  }
  // It is to be seen while it is written.
  const { opened } = useProjections.getState();
  if (kind === 'hypothesis' && opened !== null) showDiagnosis(opened.incident.id);
  flushSync(showLog); // the next key press is for the line
  focusComposer();
}

const kindCommand = (kind: EntryKind, slash: string, chord: string): WindowCommand => ({
  id: `kind.${kind}`,
  label: `New entry: ${entryKindLabel[kind].toLowerCase()}`,
  chord,
  where: 'incident',
  group: 'The log',
  slash,
  read: (words): Refusal => {
    chooseKind(kind, words);
    return null;
  },
  run: () => chooseKind(kind),
});

/** The clock that the log shows first: the person's own, or UTC. */
export function switchClock(): void {
  const { times } = useProjections.getState().settings;
  void changeSettings({ times: times === 'utc' ? 'local' : 'utc' }).then((refused) => {
    if (refused !== null) showTrouble(refused);
  });
}

function showNamed(words: string): Refusal {
  const filter = filterNamed(words);
  if (filter === undefined) {
    return `Nothing is called “${words}”. Write decisions, asks, hypotheses, updates, findings, #tag, @person or all.`;
  }
  if (filter.by === 'all') showAll();
  else showOnly(filter);
  return null;
}

export const logCommands: readonly WindowCommand[] = [
  kindCommand('decision', 'decide', 'Alt+D'),
  kindCommand('proposal', 'propose', 'Alt+Shift+D'),
  kindCommand('ask', 'ask', 'Alt+A'),
  kindCommand('hypothesis', 'hypothesis', 'Alt+H'),
  kindCommand('criterion', 'exit', 'Alt+X'),
  kindCommand('action', 'action', ''),
  {
    id: 'find',
    label: 'Find in the log',
    chord: 'Ctrl+F',
    where: 'incident',
    group: 'The log',
    words: 'search',
    run: () => {
      showLog();
      beginFind();
    },
  },
  {
    id: 'show',
    label: 'Show only: decisions, #tag, @person, all',
    chord: '',
    where: 'incident',
    group: 'The log',
    words: 'filter',
    slash: 'show',
    read: showNamed,
    run: showAll,
  },
  {
    id: 'arrived',
    label: 'Show what arrived late',
    chord: '',
    where: 'incident',
    group: 'The log',
    slash: 'arrived',
    whyNot: () => (useArrivals.getState().notes.length === 0 ? 'nothing has arrived late' : null),
    run: () => {
      showLog();
      selectRow(useArrivals.getState().notes.at(-1)?.first ?? null);
    },
  },
  {
    id: 'clock',
    label: 'Local time or UTC',
    chord: 'Alt+Z',
    where: 'incident',
    group: 'The log',
    words: 'zone',
    slash: 'utc',
    run: switchClock,
  },
  {
    id: 'chat.day',
    label: 'Day of the pasted chat',
    chord: 'Alt+Shift+Y',
    where: 'incident',
    group: 'The log',
    whyNot: () => (isDaylessChat() ? null : 'no chat without a day is in the line'),
    run: () => document.getElementById(CHAT_DAY)?.focus(),
  },
  {
    id: 'row.up',
    label: 'Select the row above',
    chord: 'Alt+ArrowUp',
    where: 'incident',
    group: 'The log',
    run: () => moveSelection(-1),
  },
  {
    id: 'row.down',
    label: 'Select the row below',
    chord: 'Alt+ArrowDown',
    where: 'incident',
    group: 'The log',
    run: () => moveSelection(1),
  },
  onRow({ id: 'row.up.plain', label: 'Row above', chord: 'ArrowUp', unlisted: true }, always, () =>
    moveSelection(-1),
  ),
  onRow({ id: 'row.down.plain', label: 'Row below', chord: 'ArrowDown', unlisted: true }, always, () =>
    moveSelection(1),
  ),
  onRow(
    { id: 'row.correct', label: 'Correct', chord: 'E' },
    (row) => (isEntry(row) || row.kind === 'update') && row.takenBackBy === undefined,
    correctRow,
  ),
  onRow(
    { id: 'row.settle', label: 'Answered, done, confirmed, verified or cleared', chord: 'A' },
    (row) => fits(row, 'settled'),
    (row) => markRow(row, 'settled'),
  ),
  onRow(
    { id: 'row.drop', label: 'Ruled out, reversed or dropped', chord: 'X' },
    (row) => fits(row, 'dropped'),
    (row) => markRow(row, 'dropped'),
  ),
  onRow(
    { id: 'row.other', label: 'Changed, or objected to', chord: 'C' },
    (row) => fits(row, 'other'),
    (row) => markRow(row, 'other'),
  ),
  onRow(
    { id: 'row.heard', label: 'Acknowledged', chord: 'K' },
    (row) => fits(row, 'heard'),
    (row) => markRow(row, 'heard'),
  ),
  onRow(
    { id: 'row.again', label: 'Open again', chord: 'O' },
    (row) => fits(row, 'again') && row.waits?.open === false,
    (row) => markRow(row, 'again'),
  ),
  onRow({ id: 'row.more', label: 'Five minutes more', chord: 'M' }, waitsForAnswer, (row) =>
    moreTime(row, 5),
  ),
  onRow({ id: 'row.more10', label: 'Ten minutes more', chord: 'Shift+M' }, waitsForAnswer, (row) =>
    moreTime(row, 10),
  ),
  onRow({ id: 'row.remove', label: 'Take back', chord: 'Delete' }, canTakeBack, takeBackRow),
  onRow(
    { id: 'row.redact', label: 'Redact its words, for good', chord: 'Shift+Delete' },
    canRedactRow,
    redactRow,
  ),
  onRow(
    { id: 'row.restore', label: 'Restore', chord: 'R' },
    (row) => row.takenBackBy !== undefined,
    restoreRow,
  ),
  onRow(
    { id: 'row.copy', label: 'Copy as text', chord: 'Ctrl+C' },
    () => window.getSelection()?.isCollapsed !== false,
    copyRow,
  ),
  onRow({ id: 'row.details', label: 'Times and versions', chord: 'D' }, always, (row) =>
    toggleDetails(row.key),
  ),
  onRow({ id: 'row.open', label: 'Open its file, or its details', chord: 'Enter' }, hasFocus, (row) => {
    if (row.files === undefined) toggleDetails(row.key);
    else openViewer({ entry: row.key, index: 0 });
  }),
  {
    id: 'end',
    label: 'Go to the end of the log',
    chord: 'End',
    where: 'incident',
    group: 'The log',
    when: () =>
      !isEditor(document.activeElement) || (document.activeElement?.id === 'composer' && composerIsEmpty()),
    run: () => {
      changeComposer({ follow: useComposer.getState().follow + 1 });
      focusComposer();
    },
  },
];
