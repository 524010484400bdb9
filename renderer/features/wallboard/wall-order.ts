import { goesOn } from '../../../shared/incident/goes-on.ts';
import type { IncidentSummary } from '../../../shared/incident/summary.ts';
import type { IncidentId } from '../../../shared/ids.ts';

/** The live incidents in the order in which the arrows go through them: the most severe first, exercises after them. */
export const wallOrder = (summaries: readonly IncidentSummary[]): readonly IncidentSummary[] =>
  summaries
    .filter(goesOn)
    .sort(
      (a, b) =>
        Number(a.exercise) - Number(b.exercise) ||
        a.severity.localeCompare(b.severity) ||
        b.startedAt - a.startedAt,
    );

/** The one that the wallboard opens on: the incident on screen, else the most severe that is live; null when there is none. */
export const wallOpensOn = (
  summaries: readonly IncidentSummary[],
  onScreen: IncidentId | null,
): IncidentId | null => onScreen ?? wallOrder(summaries)[0]?.id ?? null;

/** The live incident that stands `step` places on, around the end; null where there is no other. */
export function wallNeighbour(
  summaries: readonly IncidentSummary[],
  current: IncidentId,
  step: 1 | -1,
): IncidentId | null {
  const order = wallOrder(summaries);
  const at = order.findIndex(({ id }) => id === current);
  const next =
    order[at < 0 ? (step === 1 ? 0 : order.length - 1) : (at + step + order.length) % order.length];
  return next === undefined || next.id === current ? null : next.id;
}
