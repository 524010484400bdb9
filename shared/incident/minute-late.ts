import type { Instant } from '../ids.ts';
import { declarationOf, phaseOf } from './facts.ts';
import { isMeant } from './people.ts';
import { isLive } from './phases.ts';
import { postsOf } from './roles.ts';
import type { Incident } from './state.ts';

/** Whoever comes within so many minutes of declaring was there from the start. */
const LATE_MINUTES = 5;

/** Whether a person comes late to an incident: it is live, has been for a while, and nothing in it is theirs. */
export function comesLate(incident: Incident, person: string, now: Instant): boolean {
  const declared = declarationOf(incident);
  if (declared === undefined || !isLive(phaseOf(incident))) return false;
  if (now - declared.declaredAt <= LATE_MINUTES * 60_000) return false;
  const names = new Set(postsOf(incident).map((post) => post.person));
  for (const { u } of incident.events.values()) names.add(u);
  return ![...names].some((name) => isMeant(incident, name, person));
}
