import type { IncidentId, Instant } from '../ids.ts';
import type { IncidentFacts } from './facts.ts';

/** A category of causes with what became of it. */
export type CauseSeen = {
  readonly cause: string;
  readonly label: string;
  /** Incidents of the period that had it. */
  readonly n: number;
  readonly incidents: readonly IncidentId[];
  /**
   * `came-back`: after the latest fix that was done; `not-since`: no incident of it since that fix; `did-not-work`:
   * somebody looked, and said so; `no-fix`: nothing was done against it yet.
   */
  readonly fix: 'came-back' | 'not-since' | 'did-not-work' | 'no-fix';
  /** When it occurred last, in whichever period. */
  readonly last: Instant;
};

type Cause = { ids: IncidentId[]; last: Instant; fixedAt: Instant; failed: boolean };

/**
 * Repeat causes: whether what was done against a category held. A fix is an action item that is done, of any incident
 * of the category. The one that came back most is first.
 * @param all every incident but exercises: a fix of last year counts for this year's.
 * @param shown those of the period.
 */
export function seenBefore(
  all: readonly IncidentFacts[],
  shown: ReadonlySet<IncidentFacts>,
  labels: readonly { readonly id: string; readonly label: string }[],
): readonly CauseSeen[] {
  const causes = new Map<string, Cause>();
  for (const incident of all) {
    for (const cause of incident.causes) {
      let held = causes.get(cause);
      if (held === undefined) {
        held = { ids: [], last: -Infinity, fixedAt: -Infinity, failed: false };
        causes.set(cause, held);
      }
      if (shown.has(incident)) held.ids.push(incident.id);
      held.last = Math.max(held.last, incident.declaredAt);
      for (const { doneAt, effect } of incident.actions) {
        if (doneAt === null || doneAt < held.fixedAt) continue;
        held.fixedAt = doneAt;
        held.failed = effect === 'did-not-work';
      }
    }
  }
  const names = new Map(labels.map(({ id, label }) => [id, label]));
  return [...causes]
    .filter(([, { ids }]) => ids.length > 0)
    .map(([cause, { ids, last, fixedAt, failed }]): CauseSeen => {
      const label = names.get(cause) ?? cause;
      return { cause, label, n: ids.length, incidents: ids.sort(), fix: fixOf(last, fixedAt, failed), last };
    })
    .sort((a, b) => b.n - a.n || (a.label < b.label ? -1 : 1));
}

function fixOf(last: Instant, fixedAt: Instant, failed: boolean): CauseSeen['fix'] {
  if (fixedAt === -Infinity) return 'no-fix';
  if (last > fixedAt) return 'came-back';
  return failed ? 'did-not-work' : 'not-since';
}
