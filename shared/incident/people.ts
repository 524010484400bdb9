import { personKey } from './person-key.ts';
import { postsOf } from './roles.ts';
import { derived, type Incident } from './state.ts';

/** A name as it is typed after `@`: without spaces. */
export const handleOf = (name: string): string => name.replaceAll(' ', '.');

/** Whether two names are the same one, as they are typed at two desktops: `Ana Ruiz`, `ana.ruiz`. */
export const isSamePerson = (a: string, b: string): boolean => personKey(a) === personKey(b);

/**
 * Who is meant by `@Ana.Ruiz`: somebody who is known by that name; by `@ana` the only one whose first name that is; or
 * else the name as it was typed.
 */
export function personMeant(handle: string, known: readonly { readonly name: string }[]): string {
  const typed = handle.trim().toLowerCase();
  const found = known.find(({ name }) => isSamePerson(name, handle));
  if (found !== undefined) return found.name;
  const [one, another] = known.filter(({ name }) => name.toLowerCase().startsWith(`${typed} `));
  return one !== undefined && another === undefined ? one.name : handle;
}

/** Everybody who wrote something in an incident or holds a role in it. */
const peopleIn = derived((incident): readonly { readonly name: string }[] => {
  const names = new Set(postsOf(incident).map(({ person }) => person));
  for (const { u } of incident.events.values()) names.add(u);
  return [...names].map((name) => ({ name }));
});

/** Whether a name in an incident means this person: by the whole name, or by a first name that is theirs alone. */
export function isMeant(incident: Incident, named: string, person: string): boolean {
  if (person.trim() === '') return false;
  if (isSamePerson(named, person)) return true;
  // Asked of every ask and alarm: who is known is looked up only where it can matter.
  if (!person.trim().toLowerCase().startsWith(`${named.trim().toLowerCase()} `)) return false;
  const others = peopleIn(incident).filter(({ name }) => !isSamePerson(name, person));
  return isSamePerson(personMeant(named, [...others, { name: person }]), person);
}
