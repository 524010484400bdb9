import { dutyOf } from '../../shared/incident/duty.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { isStranger, rosterPerson } from '../../shared/incident/pages.ts';
import { isSamePerson } from '../../shared/incident/people.ts';
import { textPlace } from '../../shared/incident/events/text-edited.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';

/** What whoever typed a name should know of it, where it may be mistyped: what they said was recorded all the same. */
export function notedOn(
  incident: Incident,
  playbook: Playbook,
  events: readonly StreamEvent[],
): readonly string[] {
  const { parts } = playbook.postmortem;
  const strange = events.find(
    ({ t, e }) => t === 'text-edited/1' && !parts.some(({ id }) => textPlace(id) === e),
  );
  if (strange !== undefined) {
    const known = parts.map(({ id }) => id).join(', ');
    return [`The playbook’s post-mortem has no such part: no document shows it. It has ${known}.`];
  }
  return events.flatMap(({ t, payload }): readonly string[] => {
    if (t === 'page-made/1') {
      const { who, step } = payload as { who: string; step: string | null }; // its module parsed it
      return step === null && isStranger(playbook.roster, who)
        ? [`“${who}” is not on the roster; paged as words beside the ladder.`]
        : [];
    }
    if (t !== 'break-set/1') return [];
    const { person, was } = payload as { person: string; was: unknown }; // its module parsed it
    return was !== null || isKnown(incident, playbook, person)
      ? []
      : [
          `“${person}” has not been seen in this incident and is not on the roster; recorded as it was typed.`,
        ];
  });
}

/** Who wrote something, holds or held a role, or stands on the roster. */
const isKnown = (incident: Incident, { roster }: Playbook, person: string): boolean =>
  rosterPerson(roster, person) !== null ||
  dutyOf(incident).turns.some((turn) => isSamePerson(turn.person, person)) ||
  [...incident.events.values()].some(({ u }) => isSamePerson(u, person));
