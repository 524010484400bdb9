import type { Transition } from '../../../shared/incident/events/phase-changed.ts';
import { declarationOf } from '../../../shared/incident/facts.ts';
import type { Instant } from '../../../shared/ids.ts';
import type { Phase } from '../../../shared/incident/phases.ts';
import type { Incident } from '../../../shared/incident/state.ts';

/** When each phase was last entered; detection begins with the impact. */
export function reachedAt(
  incident: Incident,
  made: readonly Pick<Transition, 'to' | 'at'>[],
): ReadonlyMap<Phase, Instant> {
  const reached = new Map<Phase, Instant>();
  const declared = declarationOf(incident);
  if (declared !== undefined) reached.set('detection', declared.startedAt);
  for (const { to, at } of made) reached.set(to, at);
  return reached;
}
