import { takesNoWords, type WindowCommand } from '../../state/window-command.ts';
import { recordHeartbeat, sendHeartbeat } from './actions.ts';

/** The heartbeat: nothing new, and when the next word comes. The update itself is written on a front of its own. */
export const heartbeatCommands: readonly WindowCommand[] = [
  {
    id: 'heartbeat',
    label: 'No change: say so, with the next time',
    chord: 'Alt+N',
    where: 'incident',
    group: 'Telling people',
    words: 'postpone later nothing new',
    slash: 'nochange',
    read: async (words) => takesNoWords('nochange', words) ?? (await recordHeartbeat()),
    run: () => void sendHeartbeat(),
  },
];
