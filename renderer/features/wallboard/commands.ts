import { useProjections } from '../../state/projections.ts';
import { useUi } from '../../state/ui.ts';
import type { WindowCommand } from '../../state/window-command.ts';
import { leaveWallboard, openWallboard, turnWallboard } from './actions.ts';
import { wallOpensOn, wallOrder } from './wall-order.ts';

/** Why there is nothing to show large. */
function nothingToShow(): string | null {
  const { route } = useUi.getState();
  const onScreen = 'id' in route ? route.id : null;
  return wallOpensOn(useProjections.getState().summaries, onScreen) === null ? 'no incident is live' : null;
}

const onlyOne = (): string | null =>
  wallOrder(useProjections.getState().summaries).length < 2 ? 'no other incident is live' : null;

export const wallboardCommands: readonly WindowCommand[] = [
  {
    id: 'wallboard',
    label: 'Wallboard: readable across the room',
    chord: 'Alt+W',
    where: 'everywhere',
    slash: 'wallboard',
    whyNot: nothingToShow,
    run: openWallboard,
  },
  {
    id: 'wallboard.leave',
    label: 'Back to the console',
    chord: 'Escape',
    where: 'wallboard',
    run: leaveWallboard,
  },
  {
    id: 'wallboard.toggle',
    label: 'Back to the console',
    chord: 'Alt+W',
    where: 'wallboard',
    unlisted: true,
    when: () => true,
    run: leaveWallboard,
  },
  {
    id: 'wallboard.next',
    label: 'The next live incident',
    chord: 'ArrowRight',
    where: 'wallboard',
    whyNot: onlyOne,
    run: () => turnWallboard(1),
  },
  {
    id: 'wallboard.previous',
    label: 'The live incident before',
    chord: 'ArrowLeft',
    where: 'wallboard',
    whyNot: onlyOne,
    run: () => turnWallboard(-1),
  },
];
