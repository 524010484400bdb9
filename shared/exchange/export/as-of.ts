import type { Instant } from '../../ids.ts';
import { phaseOf } from '../../incident/facts.ts';
import { isLive } from '../../incident/phases.ts';
import type { Incident } from '../../incident/state.ts';

/**
 * The instant that a document says it was made of: of a live incident the one that somebody gave, else that of the last thing
 * recorded. Never a clock's, so that the same record is the same document.
 */
export function asOf(incident: Incident, given: Instant | null): Instant {
  if (given !== null && isLive(phaseOf(incident))) return given;
  let last = 0;
  for (const { h } of incident.events.values()) last = Math.max(last, h[0]);
  return last;
}
