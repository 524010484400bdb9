import { openProposals, type Proposal } from '../../../shared/incident/proposals.ts';
import { personMeant } from '../../../shared/incident/people.ts';
import { run } from '../../bridge/incidents.ts';
import { markOrAsk } from '../../incident-parts/marking.ts';
import { objectTo } from '../../incident-parts/objecting.ts';
import { peopleOf } from '../../incident-parts/people.ts';
import { useProjections } from '../../state/projections.ts';
import { offerUndo } from '../../state/ui.ts';
import type { Refusal, WindowCommand } from '../../state/window-command.ts';

const open = (): readonly Proposal[] => {
  const { opened } = useProjections.getState();
  return opened === null ? [] : openProposals(opened.incident);
};

const whyNot = (): string | null => (open().length === 0 ? 'nothing is proposed' : null);

/** The one proposal that is open, or why it is not clear which one is meant. */
function theOne(): Proposal | string {
  const [one, another] = open();
  if (one === undefined) return 'Nothing is proposed: Alt+Shift+D proposes something.';
  return another === undefined
    ? one
    : `${open().length} proposals are open: choose above what is next which one is meant.`;
}

/** `/decided`, `/decided @ana`: who decided is whoever says so, or who is named. */
async function decided(words: string): Promise<Refusal> {
  const one = theOne();
  if (typeof one === 'string') return one;
  const [, handle] = /^@?(\S+)$/.exec(words) ?? [];
  if (words !== '' && handle === undefined) return 'Write who decided after it, or nothing: /decided @ana.';
  const { opened, settings } = useProjections.getState();
  const known = opened === null ? [] : peopleOf(opened.incident, opened.rows, settings.person);
  const { entry } = one.item;
  const by = handle === undefined ? {} : { who: personMeant(handle, known) };
  const failure = await run({ name: 'decide', fields: { proposal: entry, ...by } });
  if (failure === null) offerUndo('Proposal decided', { name: 'mark', fields: { entry, mark: 'open' } });
  return failure?.message ?? null;
}

async function object(words: string): Promise<Refusal> {
  const one = theOne();
  if (typeof one === 'string') return one;
  if (words === '') markOrAsk(one.item, 'objected');
  else await objectTo(one.item.entry, words);
  return null;
}

function drop(words: string): Refusal | Promise<Refusal> {
  const one = theOne();
  if (typeof one === 'string') return one;
  if (words === '') {
    markOrAsk(one.item, 'dropped');
    return null;
  }
  const { entry } = one.item;
  return run({ name: 'drop-proposal', fields: { proposal: entry, why: words } }).then((failure) => {
    if (failure === null) offerUndo('Proposal dropped', { name: 'mark', fields: { entry, mark: 'open' } });
    return failure?.message ?? null;
  });
}

export const decisionCommands: readonly WindowCommand[] = [
  {
    id: 'decided',
    label: 'Decide what is proposed',
    chord: '',
    where: 'incident',
    group: 'Asked, proposed, decided',
    words: 'approve agree',
    slash: 'decided',
    whyNot,
    read: decided,
    run: () => void decided(''),
  },
  {
    id: 'object',
    label: 'Object to what is proposed',
    chord: '',
    where: 'incident',
    group: 'Asked, proposed, decided',
    words: 'objection against',
    slash: 'object',
    whyNot,
    read: object,
    run: () => void object(''),
  },
  {
    id: 'drop-proposal',
    label: 'Drop what is proposed',
    chord: '',
    where: 'incident',
    group: 'Asked, proposed, decided',
    words: 'withdraw reject',
    slash: 'drop',
    whyNot,
    read: drop,
    run: () => void drop(''),
  },
];
