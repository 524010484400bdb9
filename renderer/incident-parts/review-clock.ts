import type { Instant } from '../../shared/ids.ts';
import { reviewStateLabel } from '../../shared/incident/events/review-set.ts';
import { isReviewOpen, reviewBy, type Review } from '../../shared/incident/review.ts';
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import type { PostmortemRules } from '../../shared/playbook/playbook.ts';
import { formatClock, formatDay, formatSpan, sameDay, type DueState } from '../../shared/time/format.ts';
import { zone } from './zone.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** From so many hours on the clock of a post-mortem is outlined, in ms; mock/design.md. */
const SOON = 10 * HOUR;
/** From so many hours on it is counted in days, in ms. */
const DAYS = 48 * HOUR;

/** A time to publish by, in the same words in the bar and in every list: `31 h left`, `9 h 12 left`, `+2 d over`. */
export function reviewDue(dueAt: Instant, now: Instant): DueState {
  const left = dueAt - now;
  if (left <= 0) return { state: 'over', text: left > -MINUTE ? 'due now' : `+${span(-left)} over` };
  return { state: left < SOON ? 'soon' : 'rest', text: `${span(left)} left` };
}

/** Whole hours or days; with their minutes below ten hours, where they begin to count. */
function span(ms: number): string {
  if (ms < SOON) return formatSpan(ms);
  return ms < DAYS ? `${Math.floor(ms / HOUR)} h` : `${Math.floor(ms / (24 * HOUR))} d`;
}

/** An incident that is over, with what the playbook makes of its post-mortem. */
export type ListedReview = { readonly summary: IncidentSummary; readonly review: Review };

/** What the record of an incident says of its post-mortem; undefined while it is live. */
export const reviewIn = (
  { review }: IncidentSummary,
  rules: Pick<PostmortemRules, 'hours'>,
): Review | undefined => (review === undefined ? undefined : reviewBy(review, rules));

/** Whether it is still to be published; an exercise may have one, and owes none. */
export const isWaiting = (summary: IncidentSummary, review: Review | undefined): boolean =>
  review !== undefined && !summary.exercise && isReviewOpen(review);

/** How many post-mortems are still to be published. */
export const reviewsWaiting = (
  summaries: readonly IncidentSummary[],
  rules: Pick<PostmortemRules, 'hours'>,
): number => summaries.filter((summary) => isWaiting(summary, reviewIn(summary, rules))).length;

/** How a post-mortem stands, in a few words, and its clock where that is the first thing to know. */
export type Standing = { readonly due: DueState } | { readonly words: string };

/** Its clock where it is soon or over; else the meeting that is planned; else where it stands. */
export function standingOf(review: Review, exercise: boolean, now: Instant): Standing {
  const { needed, state, dueAt, meeting, outdated } = review;
  if (!isReviewOpen(review)) {
    if (state === 'published') return { words: 'Published' };
    return { words: needed ? reviewStateLabel[state] : 'Not needed' };
  }
  const due = dueAt === null || exercise ? null : reviewDue(dueAt, now);
  if (due !== null && due.state !== 'rest') return { due };
  if (outdated) return { words: 'Reopened since' };
  if (meeting !== null && meeting.at > now) return { words: meetingWords(meeting.at, now) };
  if (state !== 'draft') return { words: reviewStateLabel[state] };
  return due === null ? { words: reviewStateLabel[state] } : { due };
}

/** `Meeting today 16:00`, `Meeting Thu 10:00` within a week, `Meeting Thu 3 Dec` after that. */
export function meetingWords(at: Instant, now: Instant): string {
  if (sameDay(at, now, zone)) return `Meeting today ${formatClock(at, zone)}`;
  const day = formatDay(at, zone);
  return at - now < 7 * 24 * HOUR
    ? `Meeting ${day.split(' ')[0] ?? day} ${formatClock(at, zone)}`
    : `Meeting ${day}`;
}

/** The standing as text. */
export const standingText = (standing: Standing): string =>
  'due' in standing ? standing.due.text : standing.words;
