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
  const known = knownBy(facts.filter(({ exercise }) => !exercise));
  return items
    .filter(
      ({ state, effect, endedAt, incident }) =>
        state === 'done' &&
        (effect === null || effect === 'too-early') &&
        endedAt !== null &&
        endedAt < now - SEEN_AFTER_MS &&
        !incident.exercise,
    )
    .map((item): EffectCheck => ({ item, since: cameBack(item, known) }))
    .sort((a, b) => b.since.length - a.since.length || (a.item.endedAt ?? 0) - (b.item.endedAt ?? 0));
}

type Since = EffectCheck['since'][number];
/** Incidents by cause and by service: thousands of fixes are not each held against all of them. */
type Known = Readonly<Record<'causes' | 'services', ReadonlyMap<string, readonly Since[]>>>;

function knownBy(facts: readonly IncidentFacts[]): Known {
  const [causes, services] = [new Map<string, Since[]>(), new Map<string, Since[]>()];
  const add = (to: Map<string, Since[]>, names: readonly string[], since: Since): void => {
    for (const name of new Set(names)) {
      const held = to.get(name);
      if (held === undefined) to.set(name, [since]);
      else held.push(since);
    }
  };
  for (const { id, title, startedAt, causes: theirs, services: of } of facts) {
    const since = { id, title, startedAt };
    add(causes, theirs, since);
    add(services, of, since);
  }
  return { causes, services };
}

function cameBack({ endedAt, incident }: ListedAction, known: Known): EffectCheck['since'] {
  const { causes, services, id } = incident;
  const [by, names] = causes.length > 0 ? [known.causes, causes] : [known.services, services];
  const found = names.flatMap(
    (name) =>
      by.get(name)?.filter((each) => each.id !== id && endedAt !== null && each.startedAt > endedAt) ?? [],
  );
  return [...new Set(found)];
}
