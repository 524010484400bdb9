import { isLive } from '../../../shared/incident/phases.ts';
import type { IncidentSummary } from '../../../shared/incident/summary.ts';

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

/** Live ones first, the most severe on top; then what waits for a review, the oldest first; then what is closed. */
export function linesOf(summaries: readonly IncidentSummary[], typed: string): readonly Line[] {
  const found = summaries.filter((summary) => matches(summary, typed.trim()));
  const live = found
    .filter(({ phase }) => isLive(phase))
    .sort(
      (a, b) =>
        Number(a.exercise) - Number(b.exercise) ||
        a.severity.localeCompare(b.severity) ||
        b.startedAt - a.startedAt,
    );
  const review = found
    .filter(({ phase }) => phase === 'post-mortem')
    .sort((a, b) => (a.resolvedAt ?? 0) - (b.resolvedAt ?? 0));
  const closed = found
    .filter(({ phase }) => phase === 'prevention')
    .sort((a, b) => b.startedAt - a.startedAt);
  const past = (
    title: string,
    about: string,
    columns: boolean,
    of: readonly IncidentSummary[],
  ): readonly Line[] =>
    of.length === 0
      ? []
      : [{ kind: 'head', title, about, columns }, ...of.map((summary): Line => ({ kind: 'past', summary }))];
  return [
    ...live.map((summary): Line => ({ kind: 'live', summary })),
    ...past('Waiting for a review', '', true, review),
    ...past('Closed', String(closed.length), review.length === 0, closed),
  ];
}
