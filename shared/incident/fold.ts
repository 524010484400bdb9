import type { StreamEvent } from './envelope.ts';
import { eventModules } from './events/index.ts';
import { createIncident, type Incident } from './state.ts';

/** Raised with every change of what the fold makes of the same events: caches made by older code are dropped. */
export const FOLD_VERSION = 2;

/**
 * Joins one event into the state. The state is a join over the *set* of events: order, repetition and the way they
 * were split over files make no difference. Costs O(1); never throws.
 * @returns whether the event was new.
 */
export function fold(incident: Incident, event: StreamEvent): boolean {
  if (incident.events.has(event.id)) return false;
  incident.events.set(event.id, event);
  incident.version += 1;
  if (event.payload === null) {
    incident.redacted.add(event.id);
    return true;
  }
  const module = eventModules.get(event.t);
  const parsed = module?.payload.safeParse(event.payload);
  if (module === undefined || parsed?.success !== true) {
    incident.newer.add(event.id);
    if (event.c === 1) incident.readOnly.add(event.e);
  } else {
    module.evolve(incident, event, parsed.data);
  }
  return true;
}

/** The state of an incident from a set of events. */
export function foldAll(id: string, events: Iterable<StreamEvent>): Incident {
  const incident = createIncident(id);
  for (const event of events) fold(incident, event);
  return incident;
}
