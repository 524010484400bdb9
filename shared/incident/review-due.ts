import type { Instant } from '../ids.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Alarm } from './alarms.ts';
import { declarationOf } from './facts.ts';
import { isReviewOpen, reviewOf, type Review } from './review.ts';
import type { Incident } from './state.ts';

const HOUR = 3_600_000;

/** The post-mortem is to be published. */
export type ReviewDue = {
  readonly kind: 'review';
  readonly key: string;
  readonly dueAt: Instant;
  readonly review: Review;
};

/** The post-mortem as long as it is to be published; an exercise may have one, and owes none. */
export function reviewDues(incident: Incident, playbook: Playbook): readonly ReviewDue[] {
  const review = reviewOf(incident, playbook);
  if (!isReviewOpen(review) || review.dueAt === null || declarationOf(incident)?.exercise === true) return [];
  return [{ kind: 'review', key: 'review', dueAt: review.dueAt, review }];
}

/** How long before its time its owner is called, and from when on it stands among what is due soon. */
const REVIEW_CALL_MS = 4 * HOUR;
export const REVIEW_SOON_MS = 10 * HOUR;
/** It is not called for any more when it is over for so long: the page of post-mortems has it still. */
export const REVIEW_OVER_MS = 24 * HOUR;

/** Calls its owner once while there is time to write it, and once when its time is over: at their desktop only. */
export function reviewAlarms({
  dueAt,
  owner,
  why,
}: Pick<Review, 'owner' | 'why'> & { readonly dueAt: Instant }): readonly Alarm[] {
  if (owner === null) return [];
  const once = { who: owner, only: owner, quietMs: REVIEW_CALL_MS + REVIEW_OVER_MS };
  const answers = [{ words: 'opens it', chord: 'Alt+Shift+P' }];
  return [
    {
      key: 'review-soon',
      dueAt: dueAt - REVIEW_CALL_MS,
      what: 'Post-mortem, 4 h left',
      why,
      answers,
      ...once,
    },
    { key: 'review', dueAt, what: 'Post-mortem to be published', why, answers, ...once },
  ];
}
