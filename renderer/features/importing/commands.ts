import { visitImport } from '../../bridge/visit.ts';
import { useUi } from '../../state/ui.ts';
import type { WindowCommand } from '../../state/window-command.ts';
import { isEditor } from '../../ui/keys.ts';
import { callOff, choose, copyShown, isUnderWay, openIt, takeBack, takeOver } from './doing.ts';
import { DAY, focusOn, isOnPage, TARGET, ZONE } from './keys.ts';
import { tickAll, useView } from './state.ts';

const stage = (): string => useView.getState().stage.name;
const isPreview = (): boolean => stage() === 'preview';
const isDone = (): boolean => stage() === 'done';
/** Nothing changes while something is under way. */
const isFree = (): boolean => !isUnderWay();

/** The page of imports; from an incident, into that one. */
function toImport(): void {
  const { route } = useUi.getState();
  visitImport(route.name === 'incident' || route.name === 'wallboard' ? route.id : undefined);
}

export const importCommands: readonly WindowCommand[] = [
  {
    ...{ id: 'import', label: 'Import what other tools recorded', chord: 'Ctrl+O', slash: 'import' },
    ...{ where: 'everywhere', words: 'read open file slack pagerduty alertmanager statuspage markdown csv' },
    when: () => useUi.getState().route.name !== 'import',
    run: toImport,
  },
  {
    ...{ id: 'import.again', label: 'Choose files', chord: 'Ctrl+O', unlisted: true },
    ...{ where: 'import', when: isFree, run: () => void choose('files') },
  },
  {
    ...{ id: 'import.files', label: 'Choose files', chord: 'F', where: 'import', outsideText: true },
    ...{ when: isFree, run: () => void choose('files') },
  },
  {
    ...{ id: 'import.folder', label: 'Choose a folder', chord: 'D', where: 'import', outsideText: true },
    ...{ when: isFree, run: () => void choose('folder') },
  },
  {
    ...{ id: 'import.run', label: 'Import what is ticked', chord: 'Enter', where: 'import' },
    ...{ when: () => isPreview() && isOnPage(), run: () => void takeOver() },
  },
  {
    ...{ id: 'import.all', label: 'Tick all, or none', chord: 'A', where: 'import', outsideText: true },
    ...{ when: isPreview, run: tickAll },
  },
  {
    ...{ id: 'import.target', label: 'Where it goes', chord: 'T', where: 'import', outsideText: true },
    ...{ when: isPreview, run: () => focusOn(TARGET) },
  },
  {
    ...{ id: 'import.zone', label: 'Zone of clock times', chord: 'Z', where: 'import', outsideText: true },
    ...{ when: isPreview, run: () => focusOn(ZONE) },
  },
  {
    ...{ id: 'import.day', label: 'Day of clock times', chord: 'Y', where: 'import', outsideText: true },
    ...{ when: isPreview, run: () => focusOn(DAY) },
  },
  {
    ...{ id: 'import.copy', label: 'Copy the document as understood', chord: 'C', where: 'import' },
    ...{ outsideText: true, when: isPreview, run: () => void copyShown() },
  },
  {
    ...{ id: 'import.cancel', label: 'Call off what is under way', chord: 'Escape', where: 'import' },
    ...{ when: isUnderWay, run: callOff },
  },
  {
    ...{ id: 'import.open', label: 'Open what was imported', chord: 'Enter', where: 'import' },
    ...{ when: () => isDone() && isOnPage(), run: () => openIt() },
  },
  {
    ...{
      id: 'import.undo',
      label: 'Take the import back, or bring it back',
      chord: 'Ctrl+Z',
      where: 'import',
    },
    ...{ when: () => isDone() && !isEditor(document.activeElement), run: () => void takeBack() },
  },
];
