import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { changeComposer, useComposer } from '../../state/composer.ts';
import { composerIsEmpty, focusComposer } from '../../state/focus.ts';
import type { WindowCommand } from '../../state/window-command.ts';
import { isEditor } from '../../ui/keys.ts';
import { copyRow, correctRow, moveSelection, restoreRow, selectedRow, takeBackRow } from './actions.ts';
import { isEntry } from './row-words.ts';

/** A command about the selected row, where `fits` says so. */
function onRow(
  command: Pick<WindowCommand, 'id' | 'label' | 'chord'> & { readonly unlisted?: boolean },
  fits: (row: TimelineRow) => boolean,
  act: (row: TimelineRow) => unknown,
): WindowCommand {
  return {
    ...command,
    where: 'incident',
    outsideText: true,
    when: () => {
      const row = selectedRow();
      return row !== undefined && fits(row);
    },
    run: () => {
      const row = selectedRow();
      if (row !== undefined) act(row);
    },
  };
}

const always = (): boolean => true;

export const logCommands: readonly WindowCommand[] = [
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
  onRow({ id: 'row.up.plain', label: 'Row above', chord: 'ArrowUp', unlisted: true }, always, () =>
    moveSelection(-1),
  ),
  onRow({ id: 'row.down.plain', label: 'Row below', chord: 'ArrowDown', unlisted: true }, always, () =>
    moveSelection(1),
  ),
  onRow({ id: 'row.correct', label: 'Correct the selected row', chord: 'E' }, isEntry, correctRow),
  onRow(
    { id: 'row.remove', label: 'Take the selected row back', chord: 'Delete' },
    (row) => isEntry(row) && row.takenBackBy === undefined,
    takeBackRow,
  ),
  onRow(
    { id: 'row.restore', label: 'Restore the selected row', chord: 'R' },
    (row) => row.takenBackBy !== undefined,
    restoreRow,
  ),
  onRow(
    { id: 'row.copy', label: 'Copy the selected row as text', chord: 'Ctrl+C' },
    () => window.getSelection()?.isCollapsed !== false,
    copyRow,
  ),
  {
    id: 'end',
    label: 'Go to the end of the log',
    chord: 'End',
    where: 'incident',
    when: () =>
      !isEditor(document.activeElement) || (document.activeElement?.id === 'composer' && composerIsEmpty()),
    run: () => {
      changeComposer({ follow: useComposer.getState().follow + 1 });
      focusComposer();
    },
  },
];
