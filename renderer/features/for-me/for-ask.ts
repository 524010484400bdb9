import type { ForAsk } from '../../../shared/incident/for-me-asks.ts';
import { answerAsk, giveMoreTime } from '../../incident-parts/ask-actions.ts';
import { heardWords } from '../../incident-parts/ask-words.ts';
import { markItem } from '../../incident-parts/marking.ts';
import { stamp } from '../../incident-parts/zone.ts';
import { focusComposer } from '../../state/focus.ts';
import type { ForMeKind } from './kinds.ts';

/** An ask: first that it was heard, then the answer, in the line. */
export const forAsk: ForMeKind<ForAsk> = {
  lead: ({ by }) => `${by} asks you`,
  about: ({ at, item }, now) =>
    [`asked ${stamp(at, now)}`, heardWords(item, now)].filter((part) => part !== null).join(', '),
  dueAt: ({ item }) => item.dueAt,
  answers: ({ item, heard }) => {
    const answer = { label: 'Answer', run: () => answerAsk(item) };
    const back = (done: Promise<boolean>): void => void done.then(focusComposer);
    return heard
      ? [answer, { label: '+10 min', run: () => back(giveMoreTime(item, 10)) }]
      : [{ label: 'Acknowledge', run: () => back(markItem(item, 'acknowledged')) }, answer];
  },
};
