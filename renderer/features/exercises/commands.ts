import { flushSync } from 'react-dom';
import { exerciseOf } from '../../../shared/incident/exercise.ts';
import { askForHint, endAlone, isPlayingAlone, pauseOrGoOn } from '../../incident-parts/solo.ts';
import { focusComposer } from '../../state/focus.ts';
import { useProjections } from '../../state/projections.ts';
import { closeFront, selectRow, showLog } from '../../state/ui.ts';
import type { WindowCommand } from '../../state/window-command.ts';
import { isInList, pageKeys } from './keys.ts';
import { teach, useView } from './state.ts';

const GROUP = 'Exercises';

/** The row of the log in which what the players were told stands; null where no game day has begun. */
function briefRow(): string | null {
  const { opened } = useProjections.getState();
  if (opened === null || exerciseOf(opened.incident) === null) return null;
  const row = opened.rows.find(({ id }) => opened.incident.events.get(id)?.t === 'exercise-begun/1');
  return row?.key ?? null;
}

function showBrief(): void {
  const row = briefRow();
  if (row === null) return;
  flushSync(() => {
    closeFront();
    showLog();
  });
  focusComposer();
  selectRow(row);
}

export const exerciseCommands: readonly WindowCommand[] = [
  {
    ...{ id: 'exercises.open', label: 'Lead the scenario, or open the game day', chord: 'Enter' },
    ...{ where: 'exercises', when: isInList, run: () => pageKeys()?.open() },
  },
  {
    ...{ id: 'exercises.alone', label: 'Play the scenario alone', chord: 'Shift+Enter' },
    ...{ where: 'exercises', when: isInList, run: () => pageKeys()?.alone() },
  },
  {
    ...{ id: 'exercises.read', label: 'Read the scenario as its facilitator: gives it away', chord: 'R' },
    ...{ where: 'exercises', outsideText: true, run: () => pageKeys()?.read() },
  },
  {
    ...{ id: 'exercises.copy', label: 'Copy the scenario to change it', chord: 'C' },
    ...{ where: 'exercises', outsideText: true, run: () => pageKeys()?.copy() },
  },
  {
    ...{ id: 'exercises.write', label: 'How to write a scenario', chord: 'W' },
    ...{ where: 'exercises', outsideText: true, run: () => teach(!useView.getState().teaching) },
  },
  {
    ...{ id: 'exercise.brief', label: 'Brief: what the players were told', chord: '', slash: 'brief' },
    ...{ where: 'incident', group: GROUP, words: 'game day objectives', when: () => briefRow() !== null },
    run: showBrief,
  },
  {
    ...{ id: 'exercise.hint', label: 'A hint, playing alone', chord: 'Alt+Shift+H', slash: 'hint' },
    ...{ where: 'incident', group: GROUP, words: 'help stuck', when: isPlayingAlone },
    run: () => void askForHint(),
  },
  {
    ...{
      id: 'exercise.pause',
      label: 'Pause the exercise, or go on, playing alone',
      chord: '',
      slash: 'pause',
    },
    ...{ where: 'incident', group: GROUP, words: 'stop clocks resume', when: isPlayingAlone },
    run: () => void pauseOrGoOn(),
  },
  {
    ...{ id: 'exercise.end', label: 'End the exercise, playing alone', chord: 'Alt+Shift+E', slash: 'end' },
    ...{ where: 'incident', group: GROUP, words: 'finish report', when: isPlayingAlone },
    run: () => void endAlone(),
  },
];
