import { linkKinds } from '../../../shared/incident/vocabulary.ts';
import { openSheet, writeSheetText } from '../../state/ui.ts';
import type { WindowCommand } from '../../state/window-command.ts';
import { askLink, linksNow, openBridge } from './actions.ts';
import { linkWords } from './link-words.ts';

/** The first of the places that every incident needs and this one does not have yet. */
function askMissing(): void {
  const held = new Set(linksNow().map(({ kind }) => kind));
  askLink(linkKinds.find((kind) => kind !== 'dashboard' && !held.has(kind)) ?? 'dashboard');
}

export const linkCommands: readonly WindowCommand[] = [
  {
    id: 'link.add',
    label: 'Set a link: bridge, channel, dashboard',
    chord: 'Alt+L',
    where: 'incident',
    group: 'What it is',
    slash: 'link',
    read: (words) => {
      if (words === '') askMissing();
      else {
        const { label, target, kind } = linkWords(words);
        openSheet({ name: 'link', kind });
        writeSheetText({ link: label, target });
      }
      return null;
    },
    run: askMissing,
  },
  {
    id: 'bridge',
    label: 'Open the bridge',
    chord: 'Alt+B',
    where: 'incident',
    group: 'What it is',
    words: 'call meet',
    run: openBridge,
  },
];
