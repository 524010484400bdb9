import { openSheet, useUi, writeUpdate } from '../../state/ui.ts';
import { takesNoWords, type Refusal, type WindowCommand } from '../../state/window-command.ts';
import { recordHeartbeat, sendHeartbeat } from './actions.ts';
import { joined } from './update-words.ts';

/** `/update words`: they join what is already written of the update. */
function askUpdate(words: string): Refusal {
  const { updateText } = useUi.getState();
  if (words !== '') writeUpdate(joined(updateText, words));
  openSheet({ name: 'update' });
  return null;
}

export const updateCommands: readonly WindowCommand[] = [
  {
    id: 'update',
    label: 'Write a stakeholder update',
    chord: 'Alt+U',
    where: 'incident',
    slash: 'update',
    read: askUpdate,
    run: () => openSheet({ name: 'update' }),
  },
  {
    id: 'heartbeat',
    label: 'No change: say so, with the next time',
    chord: 'Alt+N',
    where: 'incident',
    slash: 'nochange',
    read: async (words) => takesNoWords('nochange', words) ?? (await recordHeartbeat()),
    run: () => void sendHeartbeat(),
  },
];
