import type { WindowCommand } from '../../state/window-command.ts';
import { logRisk, logRoadblock, writeRisk, writeRoadblock } from './actions.ts';

export const roadblockCommands: readonly WindowCommand[] = [
  {
    id: 'roadblock',
    label: 'Log a roadblock',
    chord: 'Alt+J',
    where: 'incident',
    group: 'Work and risks',
    words: 'blocked stuck',
    slash: 'block',
    read: (words) => {
      if (words !== '') return logRoadblock(words);
      writeRoadblock();
      return null;
    },
    run: writeRoadblock,
  },
  {
    id: 'risk',
    label: 'Log a risk: what may yet go wrong',
    chord: '',
    where: 'incident',
    group: 'Work and risks',
    slash: 'risk',
    read: (words) => {
      if (words !== '') return logRisk(words);
      writeRisk();
      return null;
    },
    run: writeRisk,
  },
];
