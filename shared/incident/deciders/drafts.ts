import { ok } from '../../result.ts';
import {
  approvalPlaceOf,
  draftPlace,
  draftSlice,
  updateApproved,
  updateDrafted,
} from '../events/update-drafted.ts';
import { isSamePerson } from '../people.ts';
import { replacing } from '../register.ts';
import { draftsOf, wordingsShared } from '../update-drafts.ts';
import { isSettled, refused, type Deciders } from './decider.ts';

/** Wordings that wait for a second pair of eyes. None of it ever keeps an update from being sent. */
export const drafts: Deciders<'draft-update' | 'approve-update' | 'unapprove' | 'drop-draft'> = {
  'draft-update'(incident, { audience, text }, { now, person }) {
    const shared = wordingsShared(incident, audience);
    const same = shared.find(({ value }) => value?.text === text);
    if (shared.length === 1 && same !== undefined) return ok([]);
    // Chosen among several that were shared at once, words stay those of whoever wrote them.
    const author = same === undefined ? person : (same.value?.author ?? same.u);
    return ok([
      updateDrafted.draft({
        e: draftPlace(audience),
        at: now,
        u: person,
        payload: { audience, text, ...(isSamePerson(author, person) ? {} : { author }) },
        ...replacing(draftSlice.of(incident).wordings.get(audience)),
      }),
    ]);
  },

  'drop-draft'(incident, { audience }, { now, person }) {
    const shared = wordingsShared(incident, audience);
    if (shared.every(({ value }) => value === null) && shared.length <= 1) return ok([]);
    return ok([
      updateDrafted.draft({
        e: draftPlace(audience),
        at: now,
        u: person,
        payload: { audience, text: null },
        ...replacing(draftSlice.of(incident).wordings.get(audience)),
      }),
    ]);
  },

  'approve-update'(incident, { audience, draft: read }, { now, person }) {
    const draft = draftsOf(incident).get(audience);
    if (draft === undefined) return refused(`Not approved: there is no draft for ${audience} to look at.`);
    if (read !== undefined && read !== draft.id)
      return refused('Not approved: other words were shared since; look at those first.');
    if (isSamePerson(draft.by, person))
      return refused(
        'Not approved: these are your own words, and a second pair of eyes is somebody else’s. They can be sent all the same.',
      );
    const held = draftSlice.of(incident).approvals.get(draft.id);
    if (isSettled(held, true, false)) return ok([]);
    return ok([
      updateApproved.draft({
        e: approvalPlaceOf(draft.id),
        at: now,
        u: person,
        payload: { audience, draft: draft.id, approved: true },
        ...replacing(held),
      }),
    ]);
  },

  unapprove(incident, { audience }, { now, person }) {
    const draft = draftsOf(incident).get(audience);
    if (draft === undefined) return refused(`Nothing changed: there is no draft for ${audience}.`);
    const held = draftSlice.of(incident).approvals.get(draft.id);
    if (isSettled(held, false, false)) return ok([]);
    return ok([
      updateApproved.draft({
        e: approvalPlaceOf(draft.id),
        at: now,
        u: person,
        payload: { audience, draft: draft.id, approved: false },
        ...replacing(held),
      }),
    ]);
  },
};
