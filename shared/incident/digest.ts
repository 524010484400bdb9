import type { Incident } from './state.ts';

/**
 * The folded state as text that is the same for the same set of events: maps and objects in the order of their keys,
 * sets in their own order. Two desktops that hold the same events hash to the same digest; `hash` is handed in, since
 * `shared` knows no crypto.
 */
export function digest(
  incident: Incident,
  hash: (text: string) => string,
): { events: string; state: string } {
  return {
    events: hash([...incident.events.keys()].sort().join('\n')),
    state: hash(canonical(stateOf(incident))),
  };
}

function stateOf({ id, newer, redacted, readOnly, slices }: Incident): unknown {
  return { id, newer, redacted, readOnly, slices };
}

function canonical(value: unknown): string {
  if (value instanceof Map) return canonicalMap(value as Map<string, unknown>);
  if (value instanceof Set) return JSON.stringify([...(value as Set<string>)].sort());
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) return canonicalMap(new Map(Object.entries(value)));
  return JSON.stringify(value);
}

/** What was looked at and never filled is the same state as what was never looked at: empty parts are left out. */
function canonicalMap(map: ReadonlyMap<string, unknown>): string {
  const parts: string[] = [];
  for (const key of [...map.keys()].sort()) {
    const value = map.get(key);
    const text = value === undefined ? '{}' : canonical(value);
    if (text !== '{}' && text !== '[]') parts.push(`${JSON.stringify(key)}:${text}`);
  }
  return `{${parts.join(',')}}`;
}
