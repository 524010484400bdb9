import type { WindowCommand } from '../../state/window-command.ts';
import { logRisk, logRoadblock, writeRisk, writeRoadblock } from './actions.ts';

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
  {
    id: 'risk',
    label: 'Log a risk: what may yet go wrong',
    chord: '',
    where: 'incident',
    slash: 'risk',
    read: (words) => {
      if (words !== '') return logRisk(words);
      writeRisk();
      return null;
    },
    run: writeRisk,
  },
];
