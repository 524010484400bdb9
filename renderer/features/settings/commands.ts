import { leaveVisit, visitSettings } from '../../bridge/visit.ts';
import type { WindowCommand } from '../../state/window-command.ts';
import { isEditor } from '../../ui/keys.ts';
import { canUndoChange, undoChange } from './changes.ts';

export const settingsCommands: readonly WindowCommand[] = [
  {
    id: 'settings',
    label: 'Settings',
    chord: 'Ctrl+,',
    where: 'everywhere',
    slash: 'settings',
    run: visitSettings,
  },
  {
    id: 'settings.leave',
    label: 'Back to where you were',
    chord: 'Escape',
    where: 'settings',
    run: () => void leaveVisit(),
  },
  {
    id: 'settings.undo',
    label: 'Take the last change back',
    chord: 'Ctrl+Z',
    where: 'settings',
    when: () => canUndoChange() && !isEditor(document.activeElement),
    run: () => void undoChange(),
  },
];
