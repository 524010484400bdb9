import type { ForProposal } from '../../../shared/incident/for-me-proposals.ts';
import { askedWords, objectionWords } from '../../incident-parts/proposal-words.ts';
import { markItem, markOrAsk } from '../../incident-parts/marking.ts';
import { focusComposer } from '../../state/focus.ts';
import type { ForMeKind } from './kinds.ts';
import { hide } from './place.ts';

/** What is proposed: silence is consent, so that an objection is what answers it; the commander decides. */
export const forProposal: ForMeKind<ForProposal> = {
  lead: () => 'Any strong objections?',
  about: ({ proposal }, now) => `${askedWords(proposal, now)}, ${objectionWords(proposal.objections)}`,
  dueAt: () => null,
  answers: ({ key, decides, proposal: { item, objections } }) => {
    const object = { label: 'Object', run: () => markOrAsk(item, 'objected') };
    const decide = {
      label: objections.length > 0 ? 'Decide all the same' : 'Decide',
      run: () => void markItem(item, 'done').then(focusComposer),
    };
    return decides
      ? [decide, object, { label: 'Drop', run: () => markOrAsk(item, 'dropped') }]
      : [object, { label: 'None', run: () => hide(key) }];
  },
};
