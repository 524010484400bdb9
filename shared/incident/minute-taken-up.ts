import { entrySlice } from './events/entry-logged.ts';
import { postsOf } from './roles.ts';
import type { Incident } from './state.ts';
import { updatesOf } from './updates.ts';

/**
 * Whether anybody has taken an incident up: somebody commands or holds a role, wrote something, or told stakeholders.
 * That nobody pressed Acknowledge says nothing of that.
 */
export function isTakenUp(incident: Incident): boolean {
  if (postsOf(incident).length > 0 || updatesOf(incident).length > 0) return true;
  return [...entrySlice.of(incident).values()].some(({ first }) => first !== undefined);
}
