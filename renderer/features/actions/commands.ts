import { flushSync } from 'react-dom';
import { promiseWords } from '../../../shared/actions/promise-words.ts';
import { dayAt } from '../../../shared/time/days.ts';
import { emptyAction, readAction } from '../../incident-parts/action-draft.ts';
import { addAction } from '../../incident-parts/action-writing.ts';
import { peopleOf } from '../../incident-parts/people.ts';
import { zone } from '../../incident-parts/zone.ts';
import { wallClock } from '../../state/clock.ts';
import { useProjections } from '../../state/projections.ts';
import { changePostmortem } from '../../state/postmortem.ts';
import { composerIsEmpty, focusPanel } from '../../state/focus.ts';
import { openSheet, showSide, useUi } from '../../state/ui.ts';
import type { Refusal, WindowCommand } from '../../state/window-command.ts';
import { goBack, isLookingBack } from './before.ts';

/** Esc has nothing else to do: the line is empty and has the focus, and nothing else is open. */
function isIdle(): boolean {
  const { sheet, front, selectedRow, keys, palette } = useUi.getState();
  const open = sheet !== null || front !== null || selectedRow !== null || keys || palette;
  return !open && composerIsEmpty() && document.activeElement?.id === 'composer';
}

/** Asks for a new action item: where its list is on screen, there; else above the composer. */
function askAction(): void {
  const place = document.querySelector<HTMLElement>('[data-new-action]');
  if (place === null) {
    openSheet({ name: 'action' });
    return;
  }
  // It may be behind the meeting, a version or, in a narrow window, a tab.
  if (!place.checkVisibility()) flushSync(() => changePostmortem({ view: 'text', fold: 'text' }));
  place.click();
}

/** `/promise Rotate the keyring @marek fri #process`. */
function readPromise(words: string): Refusal | Promise<Refusal> {
  const { opened, settings, playbook } = useProjections.getState();
  if (words === '' || opened === null) {
    askAction();
    return null;
  }
  const today = dayAt(wallClock(), zone);
  const { text, owner, due, category, priority } = promiseWords(words, today);
  if (text === '') return 'Write what is to be done first: /promise Rotate the keyring @marek fri #process.';
  const known = peopleOf(opened.incident, opened.rows, settings.person, playbook.roster);
  const said = { text, owner: owner ?? '', due: due ?? '', category: category ?? '' } as const;
  const read = readAction({ ...emptyAction, ...said, priority: priority ?? 'medium' }, known, today);
  return read.ok ? addAction(opened.incident.id, read.value) : read.error.words;
}

export const actionCommands: readonly WindowCommand[] = [
  {
    id: 'action',
    label: 'New action item: what makes this rarer, or shorter',
    chord: 'Alt+Shift+I',
    where: 'incident',
    group: 'After it',
    words: 'promise todo follow-up improvement',
    slash: 'promise',
    read: readPromise,
    run: askAction,
  },
  {
    id: 'before',
    label: 'Go to what was promised and seen before',
    chord: '',
    where: 'incident',
    group: 'After it',
    words: 'earlier similar again last time',
    slash: 'before',
    run: () => {
      flushSync(() => showSide('board'));
      focusPanel('before');
      // It is the last of the board: with its first button alone in sight, the answer would be below the edge.
      // Within this key press what follows it scrolls the board back.
      requestAnimationFrame(() => document.getElementById('before')?.scrollIntoView({ block: 'start' }));
    },
  },
  {
    id: 'before.back',
    label: 'Back to the incident that you came from',
    chord: 'Escape',
    where: 'incident',
    unlisted: true,
    when: () => isLookingBack() && isIdle(),
    run: () => void goBack(),
  },
];
