import { goesOn } from '../../../shared/incident/goes-on.ts';
import type { IncidentSummary } from '../../../shared/incident/summary.ts';
import type { PostmortemRules } from '../../../shared/playbook/playbook.ts';
import { isWaiting, reviewIn } from '../../incident-parts/review-clock.ts';

/** A line of the list: a heading, or an incident with how tall its row is. */
export type Line =
  | { readonly kind: 'live' | 'past'; readonly summary: IncidentSummary }
  | { readonly kind: 'head'; readonly title: string; readonly about: string; readonly columns: boolean };

/** Whether every typed word is in the incident's title, services, commander or severity. */
export function matches(
  { title, services, commander, severity, exercise }: IncidentSummary,
  typed: string,
): boolean {
  const text =
    `${title} ${services.join(' ')} ${commander ?? ''} ${severity} ${exercise ? 'exercise' : ''}`.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/**
 * Live ones first, the most severe on top; then what waits for a review, what is due first on top; then what is over,
 * the latest on top; exercises apart.
 */
export function linesOf(
  summaries: readonly IncidentSummary[],
  typed: string,
  rules: Pick<PostmortemRules, 'hours'>,
): readonly Line[] {
  const found = summaries.filter((summary) => matches(summary, typed.trim()));
  const live = found
    .filter(goesOn)
    .sort(
      (a, b) =>
        Number(a.exercise) - Number(b.exercise) ||
        a.severity.localeCompare(b.severity) ||
        b.startedAt - a.startedAt,
    );
  const waiting: { readonly summary: IncidentSummary; readonly until: number }[] = [];
  const over: IncidentSummary[] = [];
  const practised: IncidentSummary[] = [];
  for (const summary of found) {
    if (goesOn(summary)) continue;
    if (summary.exercise) {
      practised.push(summary);
      continue;
    }
    const review = reviewIn(summary, rules);
    // A summary of before there were reviews says nothing of one.
    const waits = review === undefined ? summary.phase === 'post-mortem' : isWaiting(summary, review);
    if (waits) waiting.push({ summary, until: review?.dueAt ?? summary.resolvedAt ?? 0 });
    else over.push(summary);
  }
  waiting.sort((a, b) => a.until - b.until);
  over.sort((a, b) => b.startedAt - a.startedAt);
  practised.sort((a, b) => b.startedAt - a.startedAt);
  const past = (title: string, columns: boolean, of: readonly IncidentSummary[]): readonly Line[] =>
    of.length === 0
      ? []
      : [
          { kind: 'head', title, about: title === 'Waiting for a review' ? '' : String(of.length), columns },
          ...of.map((summary): Line => ({ kind: 'past', summary })),
        ];
  const closed = over.every(({ phase }) => phase === 'prevention');
  return [
    ...live.map((summary): Line => ({ kind: 'live', summary })),
    ...past(
      'Waiting for a review',
      true,
      waiting.map(({ summary }) => summary),
    ),
    ...past(closed ? 'Closed' : 'Resolved and closed', waiting.length === 0, over),
    ...past('Exercises', waiting.length + over.length === 0, practised),
  ];
}
