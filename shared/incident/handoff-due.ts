import type { Instant } from '../ids.ts';
import type { Alarm } from './alarms.ts';
import { shiftedBy } from './exercise.ts';
import { phaseOf } from './facts.ts';
import { ANSWER_MS, offersOf, type Offer } from './handoff.ts';
import { isLive } from './phases.ts';
import { capital, heldIn } from './role-words.ts';
import type { Incident } from './state.ts';

/** An offer that nobody has answered: it does not run out, and it is not to be forgotten. */
export type HandoffDue = {
  readonly kind: 'handoff';
  readonly key: string;
  readonly dueAt: Instant;
  readonly offer: Offer;
};

/** “Command offered to ben”. */
export const offeredWords = ({ role, area, to }: Offer): string =>
  `${capital(heldIn(role, area))} offered to ${to}`;

/** The same offer keeps its key, also after its answer was taken back. */
export const offerKey = ({ place, offeredAt, to }: Offer): string => `${place}.${offeredAt}.${to}`;

/** Every offer that waits, due some minutes after it was made; nothing once it is over. */
export const handoffDues = (incident: Incident): readonly HandoffDue[] =>
  !isLive(phaseOf(incident))
    ? []
    : offersOf(incident).map((offer) => ({
        kind: 'handoff',
        key: `handoff.${offerKey(offer)}`,
        dueAt: shiftedBy(incident, offer.offeredAt, offer.offeredAt + ANSWER_MS),
        offer,
      }));

/** What calls whoever offered it, on their desktop only. */
export const handoffAlarm = ({ offer }: HandoffDue): Omit<Alarm, 'key' | 'dueAt'> => ({
  what: `${offeredWords(offer)}, not accepted`,
  who: offer.from,
  why: `offered by ${offer.by}`,
  only: offer.by,
  answers: [{ words: 'shows it', chord: 'Alt+G' }],
});

/** Whom a role is offered to is called at once, on their desktop only. */
export const offerAlarms = (incident: Incident): readonly Alarm[] =>
  handoffDues(incident).map(({ offer }) => ({
    key: `offered.${offerKey(offer)}`,
    dueAt: offer.offeredAt,
    what: `${offer.from} offers you ${heldIn(offer.role, offer.area)}`,
    who: offer.to,
    why: `offered by ${offer.by}`,
    asked: true,
    only: offer.to,
    answers: [
      { words: 'accepts', chord: 'Alt+Q' },
      { words: 'shows the brief', chord: 'Alt+G' },
    ],
  }));
