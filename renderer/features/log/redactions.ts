import type { EventId, Instant } from '../../../shared/ids.ts';
import { REDACT, redactSchema } from '../../../shared/incident/events/redact.ts';
import { derived, type Incident } from '../../../shared/incident/state.ts';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';

export type Redaction = { readonly by: string; readonly at: Instant; readonly reason: string };

/** Who took the words of each event out, the first one where several did. */
const redactionsOf = derived((incident): ReadonlyMap<EventId, Redaction> => {
  const found = new Map<EventId, Redaction>();
  for (const { t, u: by, at, payload } of incident.events.values()) {
    if (t !== REDACT) continue;
    const said = redactSchema.safeParse(payload);
    if (!said.success) continue;
    const { events, reason } = said.data;
    for (const id of events) if ((found.get(id)?.at ?? Infinity) > at) found.set(id, { by, at, reason });
  }
  return found;
});

/** Who took the words of a row out, when and why; undefined where that has not arrived. */
export const redactionOf = (incident: Incident, { id }: TimelineRow): Redaction | undefined =>
  redactionsOf(incident).get(id);
