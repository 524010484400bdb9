import type { IncidentId, Instant } from '../ids.ts';
import { severities } from '../incident/vocabulary.ts';
import type { IncidentFacts } from '../metrics/facts.ts';
import type { TeamState } from '../team/team.ts';

/** A post-mortem that newcomers read. */
export type Reading = {
  readonly incident: IncidentId;
  readonly title: string;
  readonly worst: IncidentFacts['worst'];
  readonly at: Instant;
  /** Why: as somebody said, or what the record says for it. */
  readonly why: string;
  /** Who recommends it; null for a suggestion. */
  readonly by: string | null;
};
export type ReadingList = {
  readonly recommended: readonly Reading[];
  readonly suggested: readonly Reading[];
};

/** How many suggestions there are at the most. */
const SUGGESTED = 5;
/** From one factor to the next a story is richer; thanks tell that people made a difference. */
const RICH = 3;

/**
 * What newcomers should read: recommended post-mortems, and published ones that teach much (several contributing
 * factors, thanks, actions that worked). Exercises are practice, and are suggested never.
 */
export function readingListOf(
  facts: readonly IncidentFacts[],
  { recommended }: Pick<TeamState, 'recommended'>,
): ReadingList {
  const known = new Map(facts.map((each) => [each.id, each]));
  const said = new Set(recommended.map(({ incident }) => incident));
  const reading = (each: IncidentFacts, why: string, by: string | null): Reading => ({
    ...{ incident: each.id, title: each.title, worst: each.worst, at: each.declaredAt, why, by },
  });
  return {
    recommended: recommended
      .flatMap(({ incident, why, by }) => {
        const each = known.get(incident);
        return each === undefined ? [] : [reading(each, why, by)];
      })
      .sort((a, b) => b.at - a.at),
    suggested: facts
      .filter(({ id, exercise, review }) => !exercise && review.state === 'published' && !said.has(id))
      .map((each) => ({ each, worth: worthOf(each) }))
      .filter(({ worth }) => worth >= RICH)
      .sort(
        (a, b) =>
          b.worth - a.worth ||
          severities.indexOf(a.each.worst) - severities.indexOf(b.each.worst) ||
          b.each.declaredAt - a.each.declaredAt,
      )
      .slice(0, SUGGESTED)
      .map(({ each }) => reading(each, whyOf(each), null)),
  };
}

const workedOf = ({ actions }: IncidentFacts): number =>
  actions.filter(({ effect }) => effect === 'worked').length;

const worthOf = (each: IncidentFacts): number =>
  (each.review.factors ?? 0) + (each.review.thanks ?? 0) + workedOf(each);

function whyOf(each: IncidentFacts): string {
  const { factors = 0, thanks = 0 } = each.review;
  const some = (count: number, one: string, many: string): readonly string[] =>
    count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  return [
    ...some(factors, 'contributing factor', 'contributing factors'),
    ...some(thanks, 'word of thanks', 'words of thanks'),
    ...some(workedOf(each), 'action that worked', 'actions that worked'),
  ].join(', ');
}
