import type { Instant } from '../../../shared/ids.ts';
import { audiences, type Audience } from '../../../shared/incident/vocabulary.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';
import type { Opened } from '../../state/projections.ts';
import { useWordings } from '../../state/update-wordings.ts';
import { channelOf } from './channel.ts';
import { allOf, draftOfWords, sharedFor, wordsOf, type Desk } from './words.ts';

type Printed = { readonly title: string; readonly words: string; readonly state: string };

/** The wordings as they stand on the screen at this moment, for paper. */
export function wordingsToPrint({ incident }: Opened, playbook: Playbook, now: Instant): readonly Printed[] {
  const desk: Desk = { incident, playbook, wordings: useWordings.getState(), from: now, now };
  if (desk.wordings.together)
    return [
      {
        title: `The same words for ${allOf(desk).join(', ')}`,
        words: wordsOf(desk, 'all'),
        state: goesTo(channelOf(desk, 'all')),
      },
    ];
  return audiences.map((audience) => ({
    title: `For ${audience}`,
    words: wordsOf(desk, audience),
    state: [stateOf(desk, audience), goesTo(channelOf(desk, audience))].filter(Boolean).join(', '),
  }));
}

const goesTo = (channel: string): string => (channel === '' ? '' : `goes to ${channel}`);

/** How far the words are: as somebody approved them, as they were shared, or as they stand on this desktop only. */
function stateOf(desk: Desk, audience: Audience): string {
  const draft = draftOfWords(desk, audience);
  if (draft === null)
    return sharedFor(desk, audience) === null ? 'a draft' : 'a draft, other than what was shared';
  return draft.approved === null ? 'waits for a look' : `approved by ${draft.approved.by}`;
}
