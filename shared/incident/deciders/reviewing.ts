import { ok } from '../../result.ts';
import { meetingMinutes } from '../agenda.ts';
import type { EventDraft } from '../envelope.ts';
import { reviewSet, reviewSlice, type HeldReview, type MeetingHeld } from '../events/review-set.ts';
import { isLive } from '../phases.ts';
import { phaseOf } from '../facts.ts';
import { replacing, winner, type Register } from '../register.ts';
import { reviewFactsOf } from '../review.ts';
import type { Incident } from '../state.ts';
import { refused, type DecideContext, type Deciders } from './decider.ts';
import { reviewNotes } from './review-notes.ts';

type Names =
  | 'set-review'
  | 'need-review'
  | 'hold-meeting'
  | 'note-review'
  | 'remove-review-note'
  | 'tick-review'
  | 'tag-cause'
  | 'curate'
  | 'weigh';

/** What is around the text of a post-mortem. */
export const reviewing: Deciders<Names> = {
  ...reviewNotes,

  'set-review'(incident, { owner, state, meeting, minutes, 'call-off': off }, context) {
    const planned = winner(reviewSlice.of(incident).meeting)?.value ?? null;
    if (owner === undefined && state === undefined && meeting === undefined && minutes === undefined && !off)
      return refused('Nothing changed: say whose the post-mortem is, where it stands, or when people meet.');
    if (off && (meeting !== undefined || minutes !== undefined))
      return refused('Nothing changed: a meeting is either planned or called off.');
    if (minutes !== undefined && meeting === undefined && planned === null)
      return refused('Nothing changed: no meeting is planned; say when it begins.');
    if (state === 'published' && isLive(phaseOf(incident)))
      return refused('Not published: the incident is not resolved yet. What you wrote stays as it is.');
    const at = meeting ?? planned?.at;
    const length = minutes ?? planned?.minutes ?? meetingMinutes(context.playbook);
    const meets = meeting === undefined && minutes === undefined ? undefined : at;
    // Published before it was reopened is not what is published now.
    const again = state === 'published' && reviewFactsOf(incident).outdated;
    return ok([
      ...(owner === undefined ? [] : set(incident, context, 'owner', owner === '' ? null : owner)),
      ...(state === undefined ? [] : set(incident, context, 'state', state, again)),
      ...(meets === undefined ? [] : set(incident, context, 'meeting', { at: meets, minutes: length })),
      ...(off ? set(incident, context, 'meeting', null) : []),
    ]);
  },

  'need-review'(incident, { needed, why }, context) {
    const to = needed === 'playbook' ? null : { needed: needed === 'yes', why };
    return ok(set(incident, context, 'need', to));
  },

  'hold-meeting'(incident, { what }, context) {
    const { now } = context;
    const held = winner(reviewSlice.of(incident).held)?.value ?? null;
    const isOn = held !== null && held.endedAt === null;
    const to = (value: MeetingHeld | null) => ok(set(incident, context, 'held', value));
    switch (what) {
      case 'begin':
        return isOn ? ok([]) : to({ startedAt: now, endedAt: null });
      case 'end':
        if (held === null) return refused('Nothing changed: the meeting has not begun.');
        return isOn ? to({ ...held, endedAt: Math.max(now, held.startedAt) }) : ok([]);
      case 'undo':
        if (held === null) return refused('Nothing changed: the meeting has not begun.');
        return to(isOn ? null : { ...held, endedAt: null });
    }
  },
};

type Value<F extends keyof HeldReview> = HeldReview[F] extends Register<infer T> ? T : never;

/** One field of the review; nothing where it is so already and nobody has set another value at the same time. */
function set<F extends keyof HeldReview>(
  incident: Incident,
  { now: at, person: u }: DecideContext,
  field: F,
  to: Value<F>,
  again = false,
): readonly EventDraft[] {
  const held: Register<unknown> = reviewSlice.of(incident)[field];
  const before = winner(held);
  const same =
    before === undefined ? isInitial(field, to) : JSON.stringify(before.value) === JSON.stringify(to);
  if (same && held.visible.length <= 1 && !again) return [];
  const payload = { field, to } as Parameters<typeof reviewSet.draft>[0]['payload']; // the field's own type
  return [reviewSet.draft({ e: `review.${field}`, at, u, payload, ...replacing(held) })];
}

/** What holds as long as nobody says anything: nobody owning it is something to say, since a commander may have. */
const isInitial = (field: keyof HeldReview, to: unknown): boolean =>
  field === 'state' ? to === 'draft' : field !== 'owner' && to === null;
