import { openSheet } from '../../state/ui.ts';
import type { WindowCommand } from '../../state/window-command.ts';
import { sendHeartbeat } from './actions.ts';

export const updateCommands: readonly WindowCommand[] = [
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
];
