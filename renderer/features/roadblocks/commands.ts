import type { WindowCommand } from '../../state/window-command.ts';
import { logRoadblock, writeRoadblock } from './actions.ts';

export const roadblockCommands: readonly WindowCommand[] = [
  {
    id: 'roadblock',
    label: 'Log a roadblock',
    chord: 'Alt+J',
    where: 'incident',
    slash: 'block',
    read: (words) => {
      if (words !== '') return logRoadblock(words);
      writeRoadblock();
      return null;
    },
    run: writeRoadblock,
  },
];
