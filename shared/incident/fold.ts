import type { StreamEvent } from './envelope.ts';
import { eventModules } from './events/index.ts';
import { REDACT, redactSchema } from './events/redact.ts';
import { createIncident, type Incident } from './state.ts';

/** Raised with every change of what the fold makes of the same events: caches made by older code are dropped. */
export const FOLD_VERSION = 9;

/**
 * Joins one event into the state. The state is a join over the *set* of events: order, repetition and the way they
 * were split over files make no difference. An event counts with its words if any copy has them and no redaction names
 * it. Costs O(1), but where words go or come back what is there is folded again; never throws.
 * @returns whether the event was new, or brought words that were missing.
 */
export function fold(incident: Incident, event: StreamEvent): boolean {
  const held = incident.events.get(event.id);
  const counting = isTaken(incident, event) ? { ...event, payload: null } : event;
  if (held !== undefined && (held.payload !== null || counting.payload === null)) return false;
  incident.events.set(event.id, counting);
  incident.version += 1;
  const words = event.t === REDACT && takeWords(incident, event);
  if (words || held !== undefined) rebuild(incident);
  else join(incident, counting);
  return true;
}

/** A redaction itself is never redacted: what it names would be back. */
const isTaken = (incident: Incident, { id, t, payload }: StreamEvent): boolean =>
  payload !== null && t !== REDACT && incident.named.has(id);

/** Takes the words out of what a redaction names. @returns whether any were there. */
function takeWords(incident: Incident, { payload }: StreamEvent): boolean {
  const said = redactSchema.safeParse(payload);
  if (!said.success) return false;
  let found = false;
  for (const id of said.data.events) {
    incident.named.add(id);
    const held = incident.events.get(id);
    if (held === undefined || !isTaken(incident, held)) continue;
    incident.events.set(id, { ...held, payload: null });
    found = true;
  }
  return found;
}

function join(incident: Incident, event: StreamEvent): void {
  const module = eventModules.get(event.t);
  if (event.payload === null) {
    incident.redacted.add(event.id);
    module?.redacted?.(incident, event);
    return;
  }
  const said = module?.plain?.(event.payload) ?? module?.payload.safeParse(event.payload).data;
  if (module === undefined || said === undefined) {
    incident.newer.add(event.id);
    if (event.c === 1) incident.readOnly.add(event.e);
  } else {
    module.evolve(incident, event, said);
  }
}

/** What an event has done can't be taken back one by one: all of them are folded again. */
function rebuild(incident: Incident): void {
  incident.rebuilt += 1;
  for (const part of [incident.newer, incident.redacted, incident.readOnly, incident.slices]) part.clear();
  for (const event of incident.events.values()) join(incident, event);
}

/** The state of an incident from a set of events. */
export function foldAll(id: string, events: Iterable<StreamEvent>): Incident {
  const incident = createIncident(id);
  for (const event of events) fold(incident, event);
  return incident;
}

/**
 * Makes an incident one of other events: those that count are others now. Whoever holds it goes on with it.
 * @returns whether that changed anything.
 */
export function refold(incident: Incident, events: Iterable<StreamEvent>): boolean {
  const now = foldAll(incident.id, events).events;
  const same = (event: StreamEvent): boolean => {
    const held = incident.events.get(event.id);
    return held !== undefined && (held.payload === null) === (event.payload === null);
  };
  if (now.size === incident.events.size && [...now.values()].every(same)) return false;
  incident.events.clear();
  incident.named.clear();
  for (const event of now.values()) {
    incident.events.set(event.id, event);
    if (event.t === REDACT) takeWords(incident, event);
  }
  incident.version += 1;
  rebuild(incident);
  return true;
}
