import { phaseOf } from './facts.ts';
import { asksFor, type ForAsk } from './for-me-asks.ts';
import { draftsFor, type ForDraft } from './for-me-drafts.ts';
import { handoffsFor, type ForHandoff } from './for-me-handoffs.ts';
import { injectsFor, type ForInject } from './for-me-injects.ts';
import { pagesFor, type ForPage } from './for-me-pages.ts';
import { proposalsFor, type ForProposal } from './for-me-proposals.ts';
import { isLive } from './phases.ts';
import type { Incident } from './state.ts';

/**
 * Something that is asked of one person: it stands above the log on their desktop, rings there at once, and one key
 * answers it. A kind is a file beside this one (`for-me-asks.ts`) and one in the window's `features/for-me/`; it is
 * joined here and in `kinds.ts` there.
 */
export type ForMe = ForPage | ForHandoff | ForAsk | ForProposal | ForDraft | ForInject;

const sources: readonly ((incident: Incident, person: string) => readonly ForMe[])[] = [
  pagesFor,
  handoffsFor,
  asksFor,
  proposalsFor,
  draftsFor,
  injectsFor,
];

/**
 * Everything that waits for a person in an incident: what they have not heard yet first, then what came first; nothing
 * once it is over, and nothing while nobody has said who sits at the desktop.
 */
export function askedOf(incident: Incident, person: string): readonly ForMe[] {
  if (person.trim() === '' || !isLive(phaseOf(incident))) return [];
  return sources
    .flatMap((asked) => asked(incident, person))
    .sort((a, b) => Number(a.heard) - Number(b.heard) || a.at - b.at || (a.key < b.key ? -1 : 1));
}
