import type { WindowCommand } from '../../state/window-command.ts';
import { setMine, useMine } from './mine.ts';

export const reviewsCommands: readonly WindowCommand[] = [
  {
    id: 'reviews.find',
    label: 'Find a review',
    chord: 'Ctrl+F',
    where: 'reviews',
    run: () => document.getElementById('search-reviews')?.focus(),
  },
  {
    id: 'reviews.mine',
    label: 'Mine only, or everybody’s',
    chord: 'M',
    where: 'reviews',
    outsideText: true,
    run: () => setMine(!useMine.getState().mine),
  },
];
