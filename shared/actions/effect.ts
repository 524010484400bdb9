import type { IncidentId, Instant } from '../ids.ts';
import type { ListedAction } from '../incident/action-items.ts';
import type { IncidentFacts } from '../metrics/facts.ts';

/** After so long one can see whether a fix holds, in ms. */
const SEEN_AFTER_MS = 28 * 86_400_000;

/** A fix that was done a while ago, and nobody has said whether it worked. */
export type EffectCheck = {
  readonly item: ListedAction;
  /** Incidents of the same cause since it was done; of the same service, where its incident has no cause. */
  readonly since: readonly { readonly id: IncidentId; readonly title: string; readonly startedAt: Instant }[];
};

/** The fixes that were done more than four weeks ago and were not looked at since; those that did not hold first. */
export function effectChecks(
  items: readonly ListedAction[],
  facts: readonly IncidentFacts[],
  now: Instant,
): readonly EffectCheck[] {
  const real = facts.filter(({ exercise }) => !exercise);
  return items
    .filter(
      ({ state, effect, endedAt, incident }) =>
        state === 'done' &&
        (effect === null || effect === 'too-early') &&
        endedAt !== null &&
        endedAt < now - SEEN_AFTER_MS &&
        !incident.exercise,
    )
    .map((item): EffectCheck => ({ item, since: cameBack(item, real) }))
    .sort((a, b) => b.since.length - a.since.length || (a.item.endedAt ?? 0) - (b.item.endedAt ?? 0));
}

function cameBack(
  { endedAt, incident }: ListedAction,
  facts: readonly IncidentFacts[],
): EffectCheck['since'] {
  const { causes, services, id } = incident;
  const found = facts
    .filter((each) => each.id !== id && endedAt !== null && each.startedAt > endedAt)
    .filter((each) =>
      causes.length > 0
        ? each.causes.some((cause) => causes.includes(cause))
        : each.services.some((service) => services.includes(service)),
    );
  return found.map(({ id: at, title, startedAt }) => ({ id: at, title, startedAt }));
}
