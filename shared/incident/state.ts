import type { EntityId, EventId, IncidentId } from '../ids.ts';
import type { StreamEvent } from './envelope.ts';

/**
 * The state of one incident: the set of its events, and what each kind of event makes of it in a slice of its own.
 * Mutable on purpose (one event costs O(1)); whoever shows it reads through selectors and a version number.
 */
export type Incident = {
  readonly id: IncidentId;
  /** Grows by one with every event that was not known yet, or that has other words now. */
  version: number;
  readonly events: Map<EventId, StreamEvent>;
  /** Events this version can't read: of a newer type, or with a payload it does not understand. Kept, never dropped. */
  readonly newer: Set<EventId>;
  /** Events whose payload was taken out. */
  readonly redacted: Set<EventId>;
  /** Events that redactions name, those that have not arrived included: their words don't count, whoever brings them. */
  readonly named: Set<EventId>;
  /** How often what was folded had to be folded again, since words went or came. */
  rebuilt: number;
  /** Entities with a must-understand event that this version can't read: shown, and not written to. */
  readonly readOnly: Set<EntityId>;
  readonly slices: Map<string, unknown>;
};

export const createIncident = (id: IncidentId): Incident => ({
  id,
  version: 0,
  events: new Map(),
  newer: new Set(),
  redacted: new Set(),
  named: new Set(),
  rebuilt: 0,
  readOnly: new Set(),
  slices: new Map(),
});

/** A part of the state that belongs to one kind of fact. Its content is made of registers, maps, sets and plain data. */
export type Slice<S> = { readonly name: string; of(incident: Incident): S };

const names = new Set<string>();

/** Declares a slice beside the events that fill it, so that a new kind of event needs no change elsewhere. */
export function defineSlice<S>(name: string, initial: () => S): Slice<S> {
  if (names.has(name)) throw new Error(`the slice ${name} is declared twice`);
  names.add(name);
  return {
    name,
    of(incident) {
      const held = incident.slices.get(name);
      if (held !== undefined) return held as S; // stored below, under this very name
      const made = initial();
      incident.slices.set(name, made);
      return made;
    },
  };
}

/**
 * Something that is read from the state by many at once (the bar, the boards, the alarms): reckoned once for each state
 * of the incident, which its version tells apart.
 */
export function derived<T>(reckon: (incident: Incident) => T): (incident: Incident) => T {
  const known = new WeakMap<Incident, { readonly version: number; readonly value: T }>();
  return (incident) => {
    const held = known.get(incident);
    if (held?.version === incident.version) return held.value;
    const value = reckon(incident);
    known.set(incident, { version: incident.version, value });
    return value;
  };
}

/** `derived` for what depends on something beside the state, such as the playbook in force. */
export function derivedBy<K extends object, T>(
  reckon: (incident: Incident, by: K) => T,
): (incident: Incident, by: K) => T {
  const known = new WeakMap<K, (incident: Incident) => T>();
  return (incident, by) => {
    let reckoned = known.get(by);
    if (reckoned === undefined) {
      reckoned = derived((each) => reckon(each, by));
      known.set(by, reckoned);
    }
    return reckoned(incident);
  };
}

/** The entry of a map of entities, made at its first mention: entities come to exist implicitly. */
export function entity<K, V>(map: Map<K, V>, key: K, initial: () => V): V {
  let held = map.get(key);
  if (held === undefined) {
    held = initial();
    map.set(key, held);
  }
  return held;
}
