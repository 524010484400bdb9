import { isMeant } from '../../shared/incident/people.ts';
import { isLive } from '../../shared/incident/phases.ts';
import { phaseOf } from '../../shared/incident/facts.ts';
import { holderOf } from '../../shared/incident/roles.ts';
import type { Incident } from '../../shared/incident/state.ts';

/** What is said while the commander is on a break and nobody stands in: a word, it keeps nobody from resting. */
export const WITHOUT_COMMAND = 'Nobody holds command meanwhile: hand over (Alt+G), or name a deputy';

/** Whether a break of this person leaves a live incident without anybody in command: there is no other deputy. */
export function leavesCommandOpen(incident: Incident, person: string): boolean {
  const commander = holderOf(incident, 'commander');
  const deputy = holderOf(incident, 'deputy');
  return (
    isLive(phaseOf(incident)) &&
    commander !== null &&
    isMeant(incident, commander, person) &&
    (deputy === null || isMeant(incident, deputy, person))
  );
}
