import type { IncidentId, Instant } from '../ids.ts';
import { personKey } from '../incident/person-key.ts';
import { roleLabel, roles, type Role } from '../incident/vocabulary.ts';
import type { IncidentFacts } from '../metrics/facts.ts';
import type { RosterPerson } from '../playbook/playbook.ts';

/** Somebody without whom it would not have gone on. About the team, not the person: who else could? */
export type SinglePoint = {
  readonly kind: 'role' | 'service';
  /** “Communications lead”, `payments-api`. */
  readonly what: string;
  readonly person: string;
  /** Incidents in which they were the only one who did it, the latest first. */
  readonly incidents: readonly {
    readonly id: IncidentId;
    readonly title: string;
    readonly at: Instant;
  }[];
  /** Who of the roster could do it, too: so many of them can be asked to. */
  readonly others: readonly string[];
};

/** So many incidents in a row with one person are no accident. */
const INCIDENTS = 3;
const YEAR = 365 * 86_400_000;
/** Who knows a service works on it: commanding, writing and telling need other knowledge. */
const handsOn: readonly Role[] = ['technical-lead', 'sme'];

/**
 * Roles that the same person held every time in the last year, and services on which nobody else worked: what is known
 * by one person is not there when they sleep. Exercises count, since who practises could do it.
 */
export function singlePointsOf(
  facts: readonly IncidentFacts[],
  roster: readonly RosterPerson[],
  now: Instant,
): readonly SinglePoint[] {
  const lately = facts
    .filter(({ declaredAt }) => declaredAt > now - YEAR)
    .sort((a, b) => b.declaredAt - a.declaredAt);
  const services = [...new Set(lately.flatMap((each) => each.services))].sort();
  const found = [
    ...roles
      .filter((role) => role !== 'sme')
      .flatMap((role) =>
        alone(
          lately,
          (each) => each.people.filter((person) => person.roles.includes(role)),
          { kind: 'role', what: roleLabel[role] },
          (person) => person.roles.includes(role),
          roster,
        ),
      ),
    ...services.flatMap((service) =>
      alone(
        lately.filter((each) => each.services.includes(service)),
        (each) => each.people.filter((person) => person.roles.some((role) => handsOn.includes(role))),
        { kind: 'service', what: service },
        (person) => person.knows.some((known) => personKey(known) === personKey(service)),
        roster,
      ),
    ),
  ];
  return found.sort(
    (a, b) =>
      a.others.length - b.others.length ||
      b.incidents.length - a.incidents.length ||
      (a.what < b.what ? -1 : 1),
  );
}

function alone(
  facts: readonly IncidentFacts[],
  doing: (each: IncidentFacts) => IncidentFacts['people'],
  about: Pick<SinglePoint, 'kind' | 'what'>,
  could: (person: RosterPerson) => boolean,
  roster: readonly RosterPerson[],
): readonly SinglePoint[] {
  const done = facts.flatMap((each) => {
    const people = doing(each);
    return people.length === 0 ? [] : [{ each, people }];
  });
  const [first] = done[0]?.people ?? [];
  const real = done.filter(({ each }) => !each.exercise);
  if (first === undefined || real.length < INCIDENTS) return [];
  const key = personKey(first.person);
  if (done.some(({ people }) => people.some(({ person }) => personKey(person) !== key))) return [];
  const others = roster.filter((person) => personKey(person.name) !== key && could(person));
  return [
    {
      ...about,
      person: first.person,
      incidents: real.map(({ each: { id, title, declaredAt: at } }) => ({ id, title, at })),
      others: others.map(({ name }) => name),
    },
  ];
}
