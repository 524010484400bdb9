import type { EventId } from '../ids.ts';
import type { Alarm } from './alarms.ts';
import { phaseOf } from './facts.ts';
import type { ForMeItem } from './for-me-item.ts';
import { personKey } from './person-key.ts';
import { isLive } from './phases.ts';
import type { Incident } from './state.ts';
import { draftsToApprove, looksAsked } from './update-drafts.ts';
import type { Audience } from './vocabulary.ts';

/** A wording that somebody shared for a second pair of eyes: theirs. */
export type ForDraft = ForMeItem & {
  readonly kind: 'draft';
  readonly audience: Audience;
  readonly draft: EventId;
};

export const draftsFor = (incident: Incident, person: string): readonly ForDraft[] =>
  draftsToApprove(incident, person).map(({ audience, id, at, by, text }): ForDraft => ({
    kind: 'draft',
    key: `draft.${id}`,
    at,
    by,
    text,
    heard: false,
    audience,
    draft: id,
  }));

/** A look rings that seldom: the update goes out with it or without. */
const LOOK_QUIET_MS = 15 * 60_000;

/** Whoever is asked for a look is called at once, on their own desktop only. Approving, dropping or sending ends it. */
export const draftAlarms = (incident: Incident): readonly Alarm[] =>
  isLive(phaseOf(incident))
    ? looksAsked(incident).flatMap(({ draft: { id, audience, by, at }, of }) =>
        of.map((person): Alarm => ({
          // Not by its place among those who are asked: who takes a role meanwhile rings nobody again.
          key: `look.${id}.${personKey(person)}`,
          dueAt: at,
          what: `${by} asks for a look at the words for ${audience}`,
          who: person,
          why: `shared by ${by}`,
          asked: true,
          only: person,
          quietMs: LOOK_QUIET_MS,
          answers: [{ words: 'shows them', chord: 'Alt+Q' }],
        })),
      )
    : [];
