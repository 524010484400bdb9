import { flushSync } from 'react-dom';
import { isLive } from '../../../../shared/incident/phases.ts';
import { phaseOf } from '../../../../shared/incident/facts.ts';
import { personMeant } from '../../../../shared/incident/people.ts';
import { reviewOf } from '../../../../shared/incident/review.ts';
import { tickOf } from '../../../../shared/incident/review-ticks.ts';
import { peopleOf } from '../../../incident-parts/people.ts';
import { useProjections } from '../../../state/projections.ts';
import { usePostmortem } from '../../../state/postmortem.ts';
import { showFront, useUi } from '../../../state/ui.ts';
import type { Refusal, WindowCommand } from '../../../state/window-command.ts';
import { causeMeant, tagCause } from './cause-actions.ts';
import { nextPoint } from './next-point.ts';
import { setNeed, setOwner } from './review-need-actions.ts';
import { chooseEntries, useTimelineMode } from './timeline-mode.ts';

const isOpen = (): boolean => useUi.getState().front?.name === 'postmortem';
const isChoosing = (): boolean => useTimelineMode.getState().choosing;

/** Whoever was in the list of entries is at the timeline's own button afterwards. */
function turnChoosing(choosing: boolean): void {
  flushSync(() => chooseEntries(choosing));
  if (!choosing && document.activeElement === document.body)
    document.querySelector<HTMLElement>('#postmortem-timeline > header button:last-of-type')?.focus();
}

/** `/cause capacity` tags the incident, or takes the tag off where it is there; in words as the playbook has them. */
function cause(words: string): Refusal | Promise<Refusal> {
  const { opened, playbook } = useProjections.getState();
  const { causes } = playbook.postmortem;
  if (opened === null || causes.length === 0)
    return 'The playbook names no causes: they stand in postmortem.yaml.';
  const known = `There are ${causes.map(({ id }) => id).join(', ')}.`;
  if (words === '') return `Write the cause after it. ${known}`;
  const meant = causeMeant(playbook, words);
  if (meant === null) return `There is no cause “${words}”. ${known}`;
  return tagCause(meant, tickOf(opened.incident, 'cause', meant.id) === undefined);
}

/** Whether there is to be a post-mortem: `/need-review yes it may hit every venue`, `/need-review no`. */
function need(words: string): Refusal | Promise<Refusal> {
  const { opened, playbook } = useProjections.getState();
  const [, what = '', why = ''] = /^(\S+)\s*(.*)$/s.exec(words.trim()) ?? [];
  const needed = (['yes', 'no', 'playbook'] as const).find((each) => each === what.toLowerCase());
  if (opened === null || needed === undefined)
    return 'Write yes, no or playbook after it, and why: /need-review yes it may hit every venue.';
  return setNeed(needed, why, reviewOf(opened.incident, playbook));
}

/** Whose it is: `/owner ana`; `/owner nobody`. */
function owner(words: string): Refusal | Promise<Refusal> {
  const { opened, playbook, settings } = useProjections.getState();
  if (opened === null || words === '') return 'Write the name after it: /owner ana, or /owner nobody.';
  const known = peopleOf(opened.incident, opened.rows, settings.person, playbook.roster);
  const name = words.toLowerCase() === 'nobody' ? '' : personMeant(words.replace(/^@/, ''), known);
  return setOwner(name, reviewOf(opened.incident, playbook));
}

export const partCommands: readonly WindowCommand[] = [
  {
    id: 'postmortem.choose',
    label: 'Choose which entries stand in the timeline',
    chord: 'Alt+T',
    where: 'incident',
    group: 'Post-mortem',
    when: () => isOpen() && usePostmortem.getState().view === 'text',
    run: () => turnChoosing(!isChoosing()),
  },
  {
    id: 'postmortem.chosen',
    label: 'The timeline as it was chosen',
    chord: 'Escape',
    where: 'incident',
    group: 'Post-mortem',
    unlisted: true,
    when: () => isOpen() && isChoosing() && usePostmortem.getState().view === 'text',
    run: () => turnChoosing(false),
  },
  {
    id: 'postmortem.point',
    label: 'The next point of the agenda, in the meeting',
    chord: 'N',
    where: 'incident',
    group: 'Post-mortem',
    outsideText: true,
    when: () => isOpen() && usePostmortem.getState().view === 'meeting',
    run: () => void nextPoint(),
  },
  {
    id: 'cause',
    label: 'Tag it with a cause, to find it again by it',
    chord: '',
    where: 'incident',
    group: 'After it',
    words: 'category tag root',
    slash: 'cause',
    read: cause,
    run: () => {
      const { opened } = useProjections.getState();
      if (opened !== null && !isLive(phaseOf(opened.incident)))
        showFront({ name: 'postmortem', part: 'factors' });
    },
  },
  {
    id: 'need-review',
    label: 'Whether it needs a post-mortem: yes, no or playbook, and why',
    chord: '',
    where: 'incident',
    group: 'After it',
    words: 'systemic risk review retrospective',
    slash: 'need-review',
    read: need,
    run: () => showFront({ name: 'postmortem' }),
  },
  {
    id: 'review-owner',
    label: 'Whose the post-mortem is: who',
    chord: '',
    where: 'incident',
    group: 'After it',
    words: 'review owner assign',
    slash: 'owner',
    read: owner,
    run: () => showFront({ name: 'postmortem' }),
  },
];
