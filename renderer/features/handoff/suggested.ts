import { couldTakeOver } from '../../../shared/duty/take-over.ts';
import type { Instant } from '../../../shared/ids.ts';
import { declarationOf } from '../../../shared/incident/facts.ts';
import { isSamePerson } from '../../../shared/incident/people.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { IncidentSummary } from '../../../shared/incident/summary.ts';
import type { Role } from '../../../shared/incident/vocabulary.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';
import { formatClock } from '../../../shared/time/format.ts';
import { peopleOf, type Person } from '../../incident-parts/people.ts';
import type { Opened } from '../../state/projections.ts';

type Desk = {
  readonly opened: Opened;
  readonly playbook: Playbook;
  readonly summaries: readonly IncidentSummary[];
  readonly self: string;
  readonly now: Instant;
};

/**
 * Who may be meant, without the one who holds the role: the roster first, those who could take it over now at its top;
 * then who is in the incident.
 */
export function suggestedFor(role: Role, holder: string, desk: Desk): readonly Person[] {
  const { opened, self } = desk;
  const roster = fromRoster(role, opened.incident, desk);
  const others = peopleOf(opened.incident, opened.rows, self).filter(
    ({ name }) => !roster.some((person) => isSamePerson(person.name, name)),
  );
  return [...roster, ...others].filter(({ name }) => !isSamePerson(name, holder));
}

function fromRoster(role: Role, incident: Incident, { playbook, summaries, now }: Desk): readonly Person[] {
  const services = declarationOf(incident)?.services ?? [];
  const known = summaries.filter(({ duty }) => duty !== undefined);
  const could = couldTakeOver(role, services, known, playbook, now);
  const free = could.map(({ name, zone, awake }) => ({
    name,
    about: awake === false && zone !== null ? `free, ${formatClock(now, zone)} there` : 'free to take over',
  }));
  const rest = playbook.roster
    .filter(({ name }) => !free.some((person) => person.name === name))
    .sort((a, b) => Number(b.roles.includes(role)) - Number(a.roles.includes(role)))
    .map(({ name, roles }) => ({
      name,
      about: roles.includes(role) ? 'on the roster, not free' : 'on the roster',
    }));
  return [...free, ...rest];
}
