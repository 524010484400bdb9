import type { ForMeItem } from './for-me-item.ts';
import { isMeant } from './people.ts';
import { openProposals, type Proposal } from './proposals.ts';
import { postsOf } from './roles.ts';
import type { Incident } from './state.ts';

/** What is proposed, for everyone who holds a role and has said nothing against it; the commander decides it. */
export type ForProposal = ForMeItem & {
  readonly kind: 'proposal';
  readonly proposal: Proposal;
  readonly decides: boolean;
};

export function proposalsFor(incident: Incident, person: string): readonly ForProposal[] {
  const proposals = openProposals(incident);
  if (proposals.length === 0) return [];
  const posts = postsOf(incident).filter((post) => isMeant(incident, post.person, person));
  const decides = posts.some(({ role }) => role === 'commander');
  const said = ({ proposedBy, objections }: Proposal): boolean =>
    [proposedBy, ...objections.map(({ by }) => by)].some((by) => isMeant(incident, by, person));
  return proposals
    .filter((proposal) => posts.length > 0 && (decides || !said(proposal)))
    .map((proposal) => ({
      kind: 'proposal',
      key: `proposal.${proposal.item.entry}`,
      at: proposal.item.at,
      by: proposal.proposedBy,
      text: proposal.item.text,
      heard: false,
      proposal,
      decides,
    }));
}
