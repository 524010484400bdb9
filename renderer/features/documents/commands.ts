import { hasSelection, toggleFront } from '../../state/front.ts';
import { useUi } from '../../state/ui.ts';
import type { WindowCommand } from '../../state/window-command.ts';
import { copyDocument } from './actions.ts';

const isOpen = (): boolean => useUi.getState().front?.name === 'document';

export const documentCommands: readonly WindowCommand[] = [
  {
    id: 'document',
    label: 'The incident as a document: how it stands, as Markdown',
    chord: 'Alt+Shift+M',
    where: 'incident',
    group: 'Telling people',
    words: 'state document export google',
    slash: 'document',
    run: () => toggleFront({ name: 'document', which: 'state' }),
  },
  {
    id: 'record',
    label: 'The whole record as Markdown',
    chord: '',
    where: 'incident',
    group: 'Telling people',
    words: 'export timeline',
    slash: 'record',
    run: () => toggleFront({ name: 'document', which: 'record' }),
  },
  {
    id: 'document.copy',
    label: 'Copy the document',
    chord: 'Ctrl+C',
    where: 'incident',
    unlisted: true,
    when: () => isOpen() && !hasSelection(),
    run: () => void copyDocument(),
  },
  {
    id: 'document.copy-all',
    label: 'Copy the document',
    chord: 'Ctrl+Shift+C',
    where: 'incident',
    unlisted: true,
    when: isOpen,
    run: () => void copyDocument(),
  },
];
