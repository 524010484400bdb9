import { leaveVisit, visitRoster } from '../../bridge/visit.ts';
import { wallClock } from '../../state/clock.ts';
import { showFront, useUi } from '../../state/ui.ts';
import { zone } from '../../incident-parts/zone.ts';
import type { Refusal, WindowCommand } from '../../state/window-command.ts';
import { recordOutcome, recordPage, recordTold } from './actions.ts';
import { escalationKeys, type EscalationKeys } from './keys.ts';
import { answerSaid, pageSaid, toldSaid } from './said.ts';

const open = (): void => showFront({ name: 'escalation' });

/** `/page @rune by app -5m` records it; alone it shows whom to page. */
function page(words: string): Refusal | Promise<Refusal> {
  if (words === '') {
    open();
    return null;
  }
  const { who, means, at } = pageSaid(words, { now: wallClock(), zone });
  if (who === '') return 'Say whom: /page @rune, with “by app” or -5m after the name.';
  return recordPage({ who, ...(means === null ? {} : { means }), ...(at === null ? {} : { at }) }, who);
}

const outcome =
  (name: 'page-answered' | 'page-failed', slash: string) =>
  (words: string): Refusal | Promise<Refusal> => {
    if (words === '') return `Say whose page: /${slash} @rune.`;
    const { page: whose, by } = answerSaid(words);
    return recordOutcome(name, whose, name === 'page-answered' ? by : null);
  };

function tell(words: string): Refusal | Promise<Refusal> {
  if (words === '') {
    open();
    return null;
  }
  const { who, how } = toldSaid(words);
  return recordTold(who, how);
}

const isOpen = (): boolean => useUi.getState().front?.name === 'escalation';
const onFront = (
  id: string,
  label: string,
  chord: string,
  act: (keys: EscalationKeys) => void,
  more: Partial<WindowCommand> = {},
): WindowCommand => ({
  id: `escalation.${id}`,
  label,
  chord,
  where: 'incident',
  group: 'Escalation',
  outsideText: true,
  when: isOpen,
  run: () => {
    const keys = escalationKeys();
    if (keys !== null) act(keys);
  },
  ...more,
});

/** The roster of the incident that is on screen stands beside its ladder; everywhere else by itself. */
function showRoster(): void {
  if (useUi.getState().route.name !== 'incident') {
    visitRoster();
    return;
  }
  open();
  requestAnimationFrame(() => escalationKeys()?.find()); // the front is drawn by then
}

export const escalationCommands: readonly WindowCommand[] = [
  {
    id: 'roster',
    label: 'Roster: who can be called, with their numbers',
    chord: '',
    where: 'everywhere',
    words: 'phone numbers on call contacts',
    slash: 'roster',
    run: showRoster,
  },
  {
    id: 'roster.leave',
    label: 'Back to where you were',
    chord: 'Escape',
    where: 'roster',
    run: () => void leaveVisit(),
  },
  {
    id: 'escalation',
    label: 'Whom to page and to tell, and the roster',
    chord: 'Alt+F',
    where: 'incident',
    group: 'Escalation',
    words: 'escalate ladder call phone on call notify',
    slash: 'page',
    read: page,
    run: open,
  },
  {
    id: 'answered',
    label: 'A page was answered: @who',
    chord: '',
    where: 'incident',
    group: 'Escalation',
    words: 'acknowledge',
    slash: 'answered',
    read: outcome('page-answered', 'answered'),
    run: open,
  },
  {
    id: 'no-answer',
    label: 'Nobody answers a page: @who',
    chord: '',
    where: 'incident',
    group: 'Escalation',
    words: 'unanswered missed',
    slash: 'no-answer',
    read: outcome('page-failed', 'no-answer'),
    run: open,
  },
  {
    id: 'told',
    label: 'Somebody was told: who, how',
    chord: '',
    where: 'incident',
    group: 'Escalation',
    words: 'notify inform',
    slash: 'told',
    read: tell,
    run: open,
  },
  onFront('page', 'Page whoever is selected, or the step that is due', 'P', (keys) => keys.page()),
  onFront('answered', 'The page was answered', 'A', (keys) => keys.answered()),
  onFront('no-answer', 'Nobody answers the page', 'N', (keys) => keys.noAnswer()),
  onFront('find', 'Find on the roster', 'F', (keys) => keys.find()),
  onFront('down', 'The next line', 'ArrowDown', (keys) => keys.move(1), { unlisted: true }),
  onFront('up', 'The line before', 'ArrowUp', (keys) => keys.move(-1), { unlisted: true }),
];
