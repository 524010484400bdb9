import { takeBack } from '../../bridge/undo.ts';
import { hasSelection, toggleFront } from '../../state/front.ts';
import { useUi } from '../../state/ui.ts';
import type { WindowCommand } from '../../state/window-command.ts';
import type { Chord } from '../../ui/keys.ts';
import {
  endAndScore,
  giveHint,
  giveLater,
  giveNow,
  isFacilitating,
  nextSpeed,
  selectBeside,
  skip,
  toColumn,
  toFacilitator,
  toggleOpen,
  togglePause,
  toPlayersView,
} from './actions.ts';
import { copyView } from './copying.ts';
import { isObservationIdle } from './keys.ts';
import { ledRun } from './led.ts';
import { turnKind } from './observing.ts';
import { changeView, useView } from './view.ts';

const whyNot = (): string | null => (ledRun() === null ? 'this desktop leads no exercise here' : null);
const leads = (): boolean => isFacilitating() && ledRun() !== null;

/** On the facilitator's front only: there it takes the place of what the key means in the incident. */
const here = (
  id: string,
  label: string,
  chord: Chord,
  run: () => void,
  more: Partial<WindowCommand> = {},
): WindowCommand => ({
  ...{ id: `facilitate.${id}`, label, chord, run },
  ...{ where: 'incident', group: 'Leading an exercise', when: leads },
  ...more,
});

/** Looks at the exercise from the players' side: the key that led there leads back. */
const isAway = (): boolean => useView.getState().away && useUi.getState().front === null && ledRun() !== null;

export const facilitateCommands: readonly WindowCommand[] = [
  {
    id: 'facilitate',
    label: 'Facilitator’s view: injects, promises, observations',
    chord: 'Alt+Shift+F',
    where: 'incident',
    group: 'Leading an exercise',
    words: 'exercise game day inject scenario lead',
    slash: 'facilitate',
    whyNot,
    run: () => {
      changeView({ away: isFacilitating() });
      toggleFront({ name: 'facilitate' });
    },
  },
  here('give', 'Give the inject now', 'Alt+G', () => void giveNow()),
  here('later', 'The inject comes 5 min later', 'Alt+L', () => void giveLater(false), {
    words: 'postpone move delay',
  }),
  here('later-all', 'Everything to come is 5 min later', 'Alt+Shift+L', () => void giveLater(true), {
    words: 'postpone move delay rest',
  }),
  here('skip', 'Skip the inject, or bring it back', 'Alt+J', () => void skip()),
  here('hint', 'Give the hint', 'Alt+H', () => void giveHint()),
  here('add', 'Add an inject', 'Alt+I', () => changeView({ adding: true, column: 'injects' }), {
    words: 'improvise new',
  }),
  here('pause', 'Pause the exercise, or let it go on', 'Alt+P', () => void togglePause(), {
    words: 'stop clocks resume',
  }),
  here('speed', 'Speed: 1x, 2x, 5x', 'Alt+X', nextSpeed, { words: 'faster slower' }),
  here('players', 'Players’ view', 'Alt+V', toPlayersView),
  here('back', 'Back to the facilitator’s view', 'Alt+V', toFacilitator, { when: isAway, unlisted: true }),
  here('kind', 'The observation is a strength, a gap, or neither', 'Alt+K', turnKind),
  here('before', 'Select the inject before', 'Alt+ArrowUp', () => selectBeside(-1)),
  here('after', 'Select the inject after', 'Alt+ArrowDown', () => selectBeside(1)),
  here('open', 'Open the inject: its words, what is expected, its hint', 'Alt+Enter', () => toggleOpen()),
  here('injects', 'Go to the injects', 'Alt+1', () => toColumn('injects'), { unlisted: true }),
  here('observe', 'Go to the observation', 'Alt+2', () => toColumn('log'), { unlisted: true }),
  here('promises', 'Go to the promises', 'Alt+3', () => toColumn('promises'), { unlisted: true }),
  here('undo', 'Undo', 'Ctrl+Z', () => void takeBack(), {
    when: () => leads() && isObservationIdle(),
    unlisted: true,
  }),
  // Whoever presses Esc and types on would write into the players’ log: it leads to the line of this front.
  here('escape', 'Back to the observation', 'Escape', () => toColumn('log'), {
    when: () => leads() && ledRun()?.state !== 'ended',
    unlisted: true,
  }),
  here('copy', 'Copy the facilitator’s view as text', 'Ctrl+C', () => void copyView(), {
    when: () => leads() && !hasSelection(),
    unlisted: true,
  }),
  {
    id: 'facilitate.end',
    label: 'End the exercise, and see what it showed',
    chord: 'Alt+Shift+E',
    where: 'incident',
    group: 'Leading an exercise',
    words: 'stop finish score report',
    when: () => {
      const run = ledRun();
      return run !== null && run.state !== 'ended';
    },
    run: () => void endAndScore(),
  },
];
