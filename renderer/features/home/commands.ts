import { beginDeclaring } from '../../bridge/declare.ts';
import { writePlaybook } from '../../bridge/playbook.ts';
import { openDemo } from '../../bridge/start.ts';
import { openConnecting, visitPage } from '../../bridge/visit.ts';
import { useProjections } from '../../state/projections.ts';
import type { WindowCommand } from '../../state/window-command.ts';

const isFirstStart = (): boolean => useProjections.getState().summaries.length === 0;

export const homeCommands: readonly WindowCommand[] = [
  {
    id: 'home.search',
    label: 'Search',
    chord: 'Ctrl+F',
    where: 'home',
    run: () => document.getElementById('search')?.focus(),
  },
  {
    id: 'home.declare',
    label: 'Declare, on the first start',
    chord: 'D',
    where: 'home',
    outsideText: true,
    when: isFirstStart,
    run: () => void beginDeclaring(),
  },
  {
    id: 'home.game-day',
    label: 'Run a game day, on the first start',
    chord: 'G',
    where: 'home',
    outsideText: true,
    when: isFirstStart,
    run: () => visitPage('exercises'),
  },
  {
    id: 'home.demo',
    label: 'Open the demo, on the first start',
    chord: 'O',
    where: 'home',
    outsideText: true,
    when: isFirstStart,
    run: () => void openDemo(),
  },
  {
    id: 'home.connect',
    label: 'Connect a folder or a repository, on the first start',
    chord: 'C',
    where: 'home',
    outsideText: true,
    when: isFirstStart,
    run: openConnecting,
  },
  {
    id: 'home.playbook',
    label: 'Write your team’s playbook, on the first start',
    chord: 'P',
    where: 'home',
    outsideText: true,
    when: isFirstStart,
    run: () => void writePlaybook(),
  },
];
