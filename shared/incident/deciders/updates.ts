import type { Instant } from '../../ids.ts';
import { ok } from '../../result.ts';
import { longModeSet, longModeSlice } from '../events/long-mode-set.ts';
import { updateCorrected, updatePlace, updateWithdrawn } from '../events/update-corrected.ts';
import { MAX_ENDED, updatePayload, updateSent, updateSlice, type UpdateBody } from '../events/update-sent.ts';
import { longModeOf, usualMinutes } from '../cadence.ts';
import { phaseOf, severityOf } from '../facts.ts';
import { isLive } from '../phases.ts';
import { replacing, winner } from '../register.ts';
import type { Incident } from '../state.ts';
import { draftsOf, wordingsShared } from '../update-drafts.ts';
import { lastUpdate, updateOf } from '../updates.ts';
import { severityLabel, type Audience, type PageStatus } from '../vocabulary.ts';
import { isSettled, refused, type Deciders } from './decider.ts';
import { takenBackIn } from './taken-back.ts';

/** What the stakeholders are told, and how often. */
export const updates: Deciders<
  'update' | 'send-updates' | 'correct-update' | 'withdraw-update' | 'long-incident'
> = {
  update(incident, { text, next, audiences, channel = null, status = null, at }, { now, person }) {
    const sentAt = at ?? now;
    if (next <= sentAt) return refused(NEXT_TOO_EARLY);
    const body = { text, audiences: [...new Set(audiences)], nextDueAt: next, channel, status };
    return ok([sending(incident, body, { at: sentAt, u: person })]);
  },

  'send-updates'(incident, { next, audiences, wordings, channel, status, at }, { now, person }) {
    const sentAt = at ?? now;
    if (next <= sentAt) return refused(NEXT_TOO_EARLY);
    const drafts = draftsOf(incident);
    const said: readonly OwnWording[] =
      wordings ??
      audiences.flatMap((audience) => {
        const text = drafts.get(audience)?.text;
        return text === undefined ? [] : [{ audience, text }];
      });
    if (said.length === 0)
      return refused('Not recorded: no draft waits to be sent; share one first, or record what was sent.');
    if (new Set(said.map(({ audience }) => audience)).size < said.length)
      return refused('Not recorded: there are two wordings for one audience; one of them was sent.');
    const bodies = said.map((own) => ({
      text: own.text,
      audience: own.audience,
      channel: own.channel ?? channel ?? null,
      status: own.status ?? status ?? null,
    }));
    // Those who were sent the same words, the same way, were sent one update.
    const alike = new Map<string, UpdateBody>();
    for (const { audience, ...rest } of bodies) {
      const key = JSON.stringify([rest.text, rest.channel, rest.status]);
      const audiences = [...(alike.get(key)?.audiences ?? []), audience];
      alike.set(key, { ...rest, audiences, nextDueAt: next });
    }
    return ok([...alike.values()].map((body) => sending(incident, body, { at: sentAt, u: person })));
  },

  'correct-update'(incident, { update: named, text, next, audiences, channel, status, at }, { person }) {
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
    const payload = updatePayload({
      text: text ?? update.text,
      audiences: audiences ?? update.audiences,
      nextDueAt,
      channel: channel === undefined ? update.channel : channel === '' ? null : channel,
      status: status ?? update.status,
    });
    const same = sentAt === update.at && JSON.stringify(payload) === JSON.stringify(updatePayload(update));
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

  'withdraw-update'(incident, { update: named, also, undo }, { now, person }) {
    const first = named === 'last' ? (lastOf(incident, undo) ?? named) : named;
    const all = [...new Set([first, ...also])].map((id) => ({ id, held: updateSlice.of(incident).get(id) }));
    if (all.some(({ held }) => held?.first === undefined))
      return refused('Nothing changed: there is no such update.');
    return ok(
      all
        .filter(({ held }) => !isSettled(held?.withdrawn, !undo, false))
        .map(({ id, held }) =>
          updateWithdrawn.draft({
            e: updatePlace(id),
            at: now,
            u: person,
            payload: { withdrawn: !undo },
            ...replacing(held?.withdrawn),
          }),
        ),
    );
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

const NEXT_TOO_EARLY = 'Not recorded: the next update must lie after this one.';

type OwnWording = {
  readonly audience: Audience;
  readonly text: string;
  readonly channel?: string | undefined;
  readonly status?: PageStatus | undefined;
};

/** An update that was sent: it ends what was shared for its audiences, and says who had looked at these very words. */
function sending(incident: Incident, body: UpdateBody, said: { readonly at: Instant; readonly u: string }) {
  const drafts = draftsOf(incident);
  const approvedBy: Partial<Record<Audience, string>> = {};
  for (const audience of body.audiences) {
    const draft = drafts.get(audience);
    if (draft?.text === body.text && draft.approved !== null) approvedBy[audience] = draft.approved.by;
  }
  const ended = body.audiences.flatMap((audience) => wordingsShared(incident, audience).map(({ id }) => id));
  return updateSent.draft({
    e: 'updates',
    ...said,
    payload: {
      ...updatePayload(body),
      ...(ended.length === 0 ? {} : { drafts: ended.slice(-MAX_ENDED) }),
      ...(Object.keys(approvedBy).length === 0 ? {} : { approvedBy }),
    },
  });
}

/** The update that was sent last, or the one that was taken back last. */
function lastOf(incident: Incident, withdrawn: boolean): string | undefined {
  if (!withdrawn) return lastUpdate(incident)?.id;
  return takenBackIn(updateSlice.of(incident)).findLast(({ held }) => held.first !== undefined)?.id;
}
