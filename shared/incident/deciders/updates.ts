import { ok } from '../../result.ts';
import { longModeSet, longModeSlice } from '../events/long-mode-set.ts';
import { updateCorrected, updatePlace, updateWithdrawn } from '../events/update-corrected.ts';
import { updateSent, updateSlice } from '../events/update-sent.ts';
import { longModeOf, usualMinutes } from '../cadence.ts';
import { phaseOf, severityOf } from '../facts.ts';
import { isLive } from '../phases.ts';
import { replacing, winner } from '../register.ts';
import type { Incident } from '../state.ts';
import { lastUpdate, updateOf } from '../updates.ts';
import { severityLabel } from '../vocabulary.ts';
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

  'correct-update'(incident, { update: named, text, next, audiences, at }, { person }) {
    const id = named === 'last' ? (lastUpdate(incident)?.id ?? named) : named;
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
    const { text: words, audiences: told, nextDueAt: promised } = update;
    const same =
      sentAt === update.at &&
      JSON.stringify(payload) === JSON.stringify({ text: words, audiences: told, nextDueAt: promised });
    if (same && held.body.visible.length <= 1) return ok([]);
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

  'withdraw-update'(incident, { update: named, undo }, { now, person }) {
    const id = named === 'last' ? (lastOf(incident, undo) ?? named) : named;
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
    const force = severityOf(incident);
    const slow = longModeOf(incident);
    if (force === undefined || (off && slow === null)) return ok([]);
    const interval = off ? null : (minutes ?? playbook.severities[force.severity].longMinutes);
    const usual = usualMinutes(force);
    if (!off && !isLive(phaseOf(incident)))
      return refused('Nothing changed: no updates are due, it is over.');
    if (!off && usual === null) {
      return refused(`Nothing changed: ${severityLabel[force.severity]} asks for no updates.`);
    }
    if (interval !== null && usual !== null && interval < usual) {
      return refused(
        `Nothing changed: updates come every ${usual} minutes as it is; a long incident slows them.`,
      );
    }
    const same = !off && slow !== null && slow.minutes === interval;
    if (same && longModeSlice.of(incident).visible.length <= 1) return ok([]);
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

/** The update that was sent last, or the last one of those that were taken back. */
function lastOf(incident: Incident, withdrawn: boolean): string | undefined {
  if (!withdrawn) return lastUpdate(incident)?.id;
  const taken = [...updateSlice.of(incident)].flatMap(([id, held]) => {
    const update = winner(held.withdrawn)?.value === true ? updateOf(id, held) : undefined;
    return update === undefined ? [] : [update];
  });
  return taken.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).at(-1)?.id;
}
