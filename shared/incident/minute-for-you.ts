import type { Playbook } from '../playbook/playbook.ts';
import { boardOf } from './boards.ts';
import { checklistOf } from './checklist.ts';
import { phaseOf } from './facts.ts';
import { askedOf, type ForMe } from './for-me.ts';
import { gist } from './gist.ts';
import { isMeant } from './people.ts';
import { isLive } from './phases.ts';
import { postsOf } from './roles.ts';
import type { Incident } from './state.ts';
import { roleLabel, type EntryKind } from './vocabulary.ts';

/** What is asked of the person who reads, the most pressing first. */
export type ForYou = {
  readonly asked: readonly string[];
  /** Actions, roadblocks and items of the checklist that were given to them. */
  readonly given: readonly string[];
  /** The roles that they hold, each with what it is for. */
  readonly roles: readonly string[];
};

/** What somebody does who asks for something. */
const asking: Record<ForMe['kind'], string> = {
  ask: 'asks you',
  handoff: 'hands over to you',
  proposal: 'proposes',
  draft: 'asks you to look at',
  page: 'pages you',
  inject: 'says to you',
};

const nothing: ForYou = { asked: [], given: [], roles: [] };

/** What is asked; a role that is offered with the words that came with it, and the key that accepts it. */
function wordsOf(item: ForMe): string {
  const asked = `${item.by} ${asking[item.kind]}: ${gist(item.text, 80)}`;
  if (item.kind !== 'handoff') return asked;
  const { words } = item.offer;
  return `${asked}${words === null ? '' : `, saying “${gist(words, 80)}”`}. Alt+Q accepts it`;
}

/** What waits for one person in an incident: asks, what was given to them, and their roles. Nothing once it is over. */
export function forYou(incident: Incident, playbook: Playbook, person: string): ForYou {
  if (!isLive(phaseOf(incident))) return nothing;
  const isMe = (name: string | null): boolean => name !== null && isMeant(incident, name, person);
  const given = (kind: EntryKind) => boardOf(incident, kind).filter(({ open, to }) => open && isMe(to));
  const items = checklistOf(incident, playbook).filter(({ done, owner }) => !done && isMe(owner));
  const held = postsOf(incident).filter((post) => isMe(post.person));
  return {
    asked: askedOf(incident, person).map(wordsOf),
    given: [
      ...[...given('action'), ...given('roadblock')].map(({ text }) => gist(text, 60)),
      ...items.map(({ item }) => gist(item.text, 60)),
    ],
    roles: held.map(({ role }) => `${roleLabel[role]}: ${gist(playbook.roles[role].purpose, 80)}`),
  };
}
