import type { EventId, Instant } from '../ids.ts';
import { draftSlice, type SharedWording } from './events/update-drafted.ts';
import { updateSlice } from './events/update-sent.ts';
import { isMeant, isSamePerson } from './people.ts';
import { winner, type Write } from './register.ts';
import { postsOf } from './roles.ts';
import { derived, type Incident } from './state.ts';
import { audiences, type Audience, type Role } from './vocabulary.ts';

/** A wording for one audience that was shared for a second pair of eyes, and is not sent yet. */
export type UpdateDraft = {
  readonly audience: Audience;
  readonly text: string;
  readonly by: string;
  readonly at: Instant;
  /** The event that says so: an approval names it, so that other words are not approved by it. */
  readonly id: EventId;
  readonly approved: { readonly by: string; readonly at: Instant } | null;
};

/** Drafts that were sent: an update that was taken back gives its own back. */
const endedDrafts = derived((incident): ReadonlySet<EventId> => {
  const ended = new Set<EventId>();
  for (const { first, withdrawn } of updateSlice.of(incident).values()) {
    if (winner(withdrawn)?.value === true) continue;
    for (const draft of first?.drafts ?? []) ended.add(draft);
  }
  return ended;
});

/** The wordings for an audience that nobody replaced, dropped or sent: more than one where two were shared at once. */
export function wordingsShared(incident: Incident, audience: Audience): readonly Write<SharedWording>[] {
  const ended = endedDrafts(incident);
  const held = draftSlice.of(incident).wordings.get(audience);
  return (held?.visible ?? []).filter(({ id }) => !ended.has(id));
}

/** The wordings that were shared and are not sent yet, in the order of the audiences. */
export const draftsOf = derived((incident): ReadonlyMap<Audience, UpdateDraft> => {
  const drafts = new Map<Audience, UpdateDraft>();
  const { approvals } = draftSlice.of(incident);
  for (const audience of audiences) {
    const shared = wordingsShared(incident, audience).at(-1);
    if (shared === undefined || shared.value === null) continue;
    const { id, at, u, value } = shared;
    const said = winner(approvals.get(id));
    const approved = said?.value === true ? { by: said.u, at: said.at } : null;
    drafts.set(audience, { audience, text: value.text, by: value.author ?? u, at, id, approved });
  }
  return drafts;
});

/** Whose second look is asked for: the commander's own words are for the deputy or whoever tells the stakeholders. */
const lookers: readonly Role[] = ['commander', 'deputy', 'communications-lead'];

/**
 * The drafts that wait for this person to look at them: those who lead or tell the stakeholders are asked, or whoever
 * holds a role where nobody else leads than the one who wrote it. Anybody may approve, asked or not.
 */
export const draftsToApprove = (incident: Incident, person: string): readonly UpdateDraft[] =>
  looksAsked(incident).flatMap(({ draft, of }) =>
    of.some((each) => isMeant(incident, each, person)) && !isSamePerson(draft.by, person) ? [draft] : [],
  );

/** Of whom a second look at each draft is asked that nobody has approved. */
export const looksAsked = derived(
  (incident): readonly { readonly draft: UpdateDraft; readonly of: readonly string[] }[] => {
    const drafts = [...draftsOf(incident).values()].filter(({ approved }) => approved === null);
    if (drafts.length === 0) return [];
    const posts = postsOf(incident);
    return drafts.map((draft) => {
      const others = posts.filter(({ person }) => !isSamePerson(person, draft.by));
      const leading = others.filter(({ role }) => lookers.includes(role));
      const asked = leading.length > 0 ? leading : others;
      return { draft, of: [...new Set(asked.map(({ person }) => person))] };
    });
  },
);
