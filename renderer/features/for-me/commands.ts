import { closeFront, sayDone, showLog } from '../../state/ui.ts';
import type { WindowCommand } from '../../state/window-command.ts';
import { kindOf } from './kinds.ts';
import { show, showNext, shownNow, STRIP } from './place.ts';

const NOTHING = 'nothing is asked of you now';
const whyNot = (): string | null => (shownNow() === undefined ? NOTHING : null);

/** Does what answers the thing in the strip. */
function answerShown(): void {
  const shown = shownNow();
  if (shown === undefined) {
    sayDone('Nothing is asked of you now');
    return;
  }
  // Nobody answers what they can't see: the first press brings it into view.
  if (document.getElementById(STRIP)?.checkVisibility({ visibilityProperty: true }) !== true) {
    closeFront();
    showLog();
    return;
  }
  show(null);
  kindOf(shown).answers(shown)[0].run();
}

export const forMeCommands: readonly WindowCommand[] = [
  {
    id: 'for-me',
    label: 'Answer what is asked of me',
    chord: 'Alt+Q',
    where: 'incident',
    group: 'Asked, proposed, decided',
    words: 'acknowledge accept reply',
    slash: 'mine',
    whyNot,
    run: answerShown,
  },
  {
    id: 'for-me.next',
    label: 'Show the next thing that is asked of me',
    chord: 'Alt+Shift+Q',
    where: 'incident',
    group: 'Asked, proposed, decided',
    whyNot,
    run: showNext,
  },
];
