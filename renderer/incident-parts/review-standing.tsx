import type { Instant } from '../../shared/ids.ts';
import type { Review } from '../../shared/incident/review.ts';
import { Due } from './due.tsx';
import { standingOf } from './review-clock.ts';

/** How a post-mortem stands, in a column of a list: its clock where it presses, else words. */
export function ReviewStanding({
  review,
  exercise,
  now,
}: {
  review: Review;
  exercise: boolean;
  now: Instant;
}) {
  const standing = standingOf(review, exercise, now);
  return 'due' in standing ? <Due due={standing.due} /> : standing.words;
}
