import { useProjections } from '../../state/projections.ts';
import type { WindowCommand } from '../../state/window-command.ts';
import { undoLast } from './doing.ts';
import { actionKeys, type ActionKeys } from './keys.ts';
import { narrow, showSaving, turnView, useActions } from './page-state.ts';

const onItem = (): boolean => actionKeys()?.onItem() === true;
const isDone = (): boolean => onItem() && actionKeys()?.isDone() === true;

/** A key that acts on the item that is selected. */
const ofItem = (
  id: string,
  label: string,
  chord: string,
  run: (keys: ActionKeys) => void,
  when = onItem,
): WindowCommand => ({
  ...{ id: `actions.${id}`, label, chord, where: 'actions', outsideText: true, when },
  run: () => {
    const keys = actionKeys();
    if (keys !== null) run(keys);
  },
});

/** What can be done on the page of the action items. */
export const pageCommands: readonly WindowCommand[] = [
  {
    id: 'actions.find',
    label: 'Narrow by words',
    chord: 'Ctrl+F',
    where: 'actions',
    run: () => document.getElementById('actions-words')?.focus(),
  },
  {
    id: 'actions.view',
    label: 'List or board',
    chord: 'B',
    where: 'actions',
    outsideText: true,
    run: turnView,
  },
  {
    id: 'actions.mine',
    label: 'Only mine, or everybody’s',
    chord: 'M',
    where: 'actions',
    outsideText: true,
    run: () => {
      const { filter } = useActions.getState();
      const { person } = useProjections.getState().settings;
      narrow({ person: filter.person === undefined ? person : undefined });
    },
  },
  {
    id: 'actions.save',
    label: 'Save or copy the list: Jira, GitHub, spreadsheet, text',
    chord: 'Ctrl+S',
    where: 'actions',
    run: () => showSaving(!useActions.getState().saving),
  },
  {
    id: 'actions.undo',
    label: 'Undo',
    chord: 'Ctrl+Z',
    where: 'actions',
    outsideText: true,
    run: () => void undoLast(),
  },
  ofItem('forward', 'A state further: begun, done, open again', 'Space', (keys) => keys.forward()),
  ofItem('edit', 'Change its words', 'E', (keys) => keys.edit()),
  ofItem('day', 'Change its day', 'D', (keys) => keys.day()),
  ofItem('owner', 'Change its owner', 'O', (keys) => keys.owner()),
  ofItem('link', 'The ticket that it became', 'L', (keys) => keys.link()),
  ofItem('drop', 'Drop it, with the reason', 'X', (keys) => keys.drop()),
  ofItem('open', 'Open its incident', 'Enter', (keys) => keys.open()),
  ofItem('copy', 'Copy it as text', 'Ctrl+C', (keys) => keys.copy()),
  ofItem('worked', 'The fix worked', 'W', (keys) => keys.effect('worked'), isDone),
  ofItem('failed', 'The fix did not work', 'N', (keys) => keys.effect('did-not-work'), isDone),
  ofItem('early', 'Too early to tell whether it works', 'T', (keys) => keys.effect('too-early'), isDone),
];
