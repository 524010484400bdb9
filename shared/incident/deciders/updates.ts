import { ok } from '../../result.ts';
import { longModeSet, longModeSlice } from '../events/long-mode-set.ts';
import { updateCorrected, updatePlace, updateWithdrawn } from '../events/update-corrected.ts';
import { updateSent, updateSlice } from '../events/update-sent.ts';
import { longModeOf } from '../cadence.ts';
import { severityOf } from '../facts.ts';
import { replacing, winner } from '../register.ts';
import { updateOf } from '../updates.ts';
import { isSettled, refused, type Deciders } from './decider.ts';

/** What the stakeholders are told, and how often. */
export const updates: Deciders<'update' | 'correct-update' | 'withdraw-update' | 'long-incident'> = {
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

  'correct-update'(incident, { update: id, text, next, audiences, at }, { person }) {
    const held = updateSlice.of(incident).get(id);
    const update = held === undefined ? undefined : updateOf(id, held);
    if (held === undefined || update === undefined) return refused('Not corrected: there is no such update.');
    if (winner(held.withdrawn)?.value === true)
      return refused('Not corrected: it was taken back; bring it back first.');
    const sentAt = at ?? update.at;
    const nextDueAt = next ?? update.nextDueAt;
    if (nextDueAt !== null && nextDueAt <= sentAt)
      return refused('Not corrected: the next update must lie after this one.');
    const payload = { text: text ?? update.text, audiences: audiences ?? [...update.audiences], nextDueAt };
    return ok([
      updateCorrected.draft({
        e: updatePlace(id),
        at: sentAt,
        u: person,
        payload,
        ...replacing(held.body),
      }),
    ]);
  },

  'withdraw-update'(incident, { update: id, undo }, { now, person }) {
    const held = updateSlice.of(incident).get(id);
    if (held?.first === undefined) return refused('Nothing changed: there is no such update.');
    if (isSettled(held.withdrawn, !undo, false)) return ok([]);
    return ok([
      updateWithdrawn.draft({
        e: updatePlace(id),
        at: now,
        u: person,
        payload: { withdrawn: !undo },
        ...replacing(held.withdrawn),
      }),
    ]);
  },

  'long-incident'(incident, { minutes, off }, { now, person, playbook }) {
    const severity = severityOf(incident)?.severity;
    const slow = longModeOf(incident);
    if (severity === undefined || (off && slow === null)) return ok([]);
    const interval = off ? null : (minutes ?? playbook.severities[severity].longMinutes);
    if (!off && slow !== null && slow.minutes === interval) return ok([]);
    return ok([
      longModeSet.draft({
        e: 'incident',
        at: now,
        u: person,
        payload: { on: !off, minutes: interval },
        ...replacing(longModeSlice.of(incident)),
      }),
    ]);
  },
};
