import type { EntityId } from '../ids.ts';
import type { StreamEvent } from './envelope.ts';
import { entrySlice, isLogged } from './events/entry-logged.ts';
import { REDACT } from './events/redact.ts';
import type { Verdict } from './policy.ts';
import type { Incident } from './state.ts';

/** Whether the words of an entry can be taken out of the record; of what the console logged itself they can't. */
export function canRedact(incident: Incident, id: EntityId): Verdict {
  if (!isLogged(entrySlice.of(incident).get(id)))
    return incident.events.has(id)
      ? 'only entries that people logged can be redacted'
      : 'there is no such entry';
  return wordsOf(incident, id).length === 0 ? 'it was redacted already' : true;
}

/** Taking an entry back says nothing of it: all other events about an entry hold words of it. */
const wordless: ReadonlySet<string> = new Set(['entry-removed/1', REDACT]);

/** The events that hold words of an entry: as it was logged, its corrections, what became of it. */
export const wordsOf = (incident: Incident, id: EntityId): readonly StreamEvent[] =>
  [...incident.events.values()].filter(
    ({ e, t, payload }) => e === id && payload !== null && !wordless.has(t),
  );
