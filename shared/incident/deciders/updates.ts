import { ok } from '../../result.ts';
import { updateSent } from '../events/update-sent.ts';
import { refused, type Deciders } from './decider.ts';

/** What the stakeholders are told. */
export const updates: Deciders<'update'> = {
  update(_incident, { text, next, audiences, at }, { now, person }) {
    const sentAt = at ?? now;
    if (next <= sentAt) return refused('Not recorded: the next update must lie after this one.');
    return ok([
      updateSent.draft({
        e: 'updates',
        at: sentAt,
        u: person,
        payload: { text, audiences, nextDueAt: next },
      }),
    ]);
  },
};
