import type { StreamEvent } from '../../../shared/incident/envelope.ts';
import type { Incident } from '../../../shared/incident/state.ts';

const ASSIGNED = 'role-assigned/1';

/**
 * Who holds which role, from the events alone and by the rule alone: a write that another one names is replaced; of the
 * rest the highest generation wins, then the clock, then the id. Reckoned apart from the fold and all at once, so that
 * a fault there shows even where all desktops share it.
 * @returns what is wrong, as a sentence; undefined when nothing is.
 */
export function wrongRoles(incident: Incident, roles: ReadonlyMap<string, Held>): string | undefined {
  const events = [...incident.events.values()].filter(({ t, payload }) => t === ASSIGNED && payload !== null);
  const named = new Set(events.flatMap(({ o }) => o));
  for (const place of new Set(events.map(({ e }) => e))) {
    const expected = events
      .filter(({ e, id }) => e === place && !named.has(id))
      .sort(byRule)
      .map(({ id }) => id);
    const found = roles.get(place)?.visible.map(({ id }) => id) ?? [];
    if (expected.join() !== found.join())
      return `${place} shows ${found.join()} in place of ${expected.join()}`;
  }
  return undefined;
}

export type Held = { readonly visible: readonly { readonly id: string }[] };

function byRule(a: StreamEvent, b: StreamEvent): number {
  return a.g - b.g || a.h[0] - b.h[0] || a.h[1] - b.h[1] || (a.id < b.id ? -1 : 1);
}
