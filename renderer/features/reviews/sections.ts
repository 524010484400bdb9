import type { Instant } from '../../../shared/ids.ts';
import { isSamePerson } from '../../../shared/incident/people.ts';
import type { IncidentSummary } from '../../../shared/incident/summary.ts';
import type { PostmortemRules } from '../../../shared/playbook/playbook.ts';
import { isWaiting, reviewIn, type ListedReview } from '../../incident-parts/review-clock.ts';

/** A line of the page: a heading, or a post-mortem. */
export type ReviewLine =
  | { readonly kind: 'head'; readonly title: string; readonly about: string }
  | ({ readonly kind: 'review'; readonly group: Group } & ListedReview);
type Group = 'overdue' | 'due' | 'in-review' | 'unsaid' | 'published';

const titles: Record<Group, string> = {
  overdue: 'Overdue',
  due: 'Due',
  'in-review': 'In review',
  unsaid: 'Is one needed?',
  published: 'Published',
};
/** What each heading says beside its count, where it does not speak for itself. */
const abouts: Partial<Record<Group, string>> = {
  unsaid: 'no severity asks for one, and a risk was recorded',
};

/** Which of them are listed. */
export type ReviewFilter = { readonly typed: string; readonly mine: boolean };

/**
 * What stands where: what is overdue first, then what is due, each the earliest on top; what is in review; incidents of
 * which nobody has said whether they need one though a risk was recorded; what is published, the latest on top.
 */
export function reviewLines(
  summaries: readonly IncidentSummary[],
  rules: Pick<PostmortemRules, 'hours'>,
  { typed, mine }: ReviewFilter,
  { person, now }: { readonly person: string; readonly now: Instant },
): readonly ReviewLine[] {
  const groups: Record<Group, ListedReview[]> = {
    overdue: [],
    due: [],
    'in-review': [],
    unsaid: [],
    published: [],
  };
  for (const summary of summaries) {
    const review = reviewIn(summary, rules);
    if (review === undefined) continue;
    const group = groupOf({ summary, review }, now);
    const theirs = review.owner !== null && isSamePerson(review.owner, person);
    if (group !== null && (!mine || theirs) && matches({ summary, review }, typed))
      groups[group].push({ summary, review });
  }
  const byDue = (a: ListedReview, b: ListedReview): number =>
    (a.review.dueAt ?? Infinity) - (b.review.dueAt ?? Infinity);
  for (const group of ['overdue', 'due', 'in-review'] as const) groups[group].sort(byDue);
  groups.unsaid.sort((a, b) => (b.review.resolvedAt ?? 0) - (a.review.resolvedAt ?? 0));
  groups.published.sort((a, b) => (b.review.publishedAt ?? 0) - (a.review.publishedAt ?? 0));
  return (Object.keys(groups) as Group[]).flatMap((group): readonly ReviewLine[] => {
    const all = groups[group];
    if (all.length === 0) return [];
    const about = abouts[group];
    const head: ReviewLine = {
      kind: 'head',
      title: titles[group],
      about: about === undefined ? String(all.length) : `${all.length}, ${about}`,
    };
    return [head, ...all.map((each): ReviewLine => ({ kind: 'review', group, ...each }))];
  });
}

/** Where a post-mortem stands; null where there is none and nobody has to say anything. */
function groupOf({ summary, review }: ListedReview, now: Instant): Group | null {
  const { state, outdated, dueAt, needed, need } = review;
  if (state === 'published' && !outdated) return 'published';
  if (isWaiting(summary, review)) {
    if (dueAt !== null && dueAt <= now) return 'overdue';
    return state === 'draft' || outdated ? 'due' : 'in-review';
  }
  // Somebody began one that nobody asks for: of an exercise, or of what was said to need none.
  if (state === 'in-review' || state === 'reviewed') return 'in-review';
  const unsaid = !needed && need === null && !summary.exercise && (summary.risks ?? 0) > 0;
  return unsaid ? 'unsaid' : null;
}

function matches({ summary, review }: ListedReview, typed: string): boolean {
  const { title, services, severity } = summary;
  const text = `${title} ${services.join(' ')} ${severity} ${review.owner ?? ''}`.toLowerCase();
  return typed
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
