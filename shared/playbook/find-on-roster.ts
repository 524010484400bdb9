import { roleLabel } from '../incident/vocabulary.ts';
import type { RosterPerson } from './playbook.ts';

/** Everybody who fits all the words typed: by name, role, service, zone, address, or the digits of a number. */
export function findOnRoster(roster: readonly RosterPerson[], typed: string): readonly RosterPerson[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word.replace(/^@/, '') !== '');
  return roster.filter((person) => {
    const all = wordsOf(person);
    return words.every((word) => all.includes(word.replace(/^@/, '')) || hasDigits(person, word));
  });
}

const wordsOf = ({ name, roles, knows, zone, email }: RosterPerson): string =>
  [name, ...roles.flatMap((role) => [role, roleLabel[role]]), ...knows, zone ?? '', email ?? '']
    .join('\n')
    .toLowerCase();

/** A number is found however it is written. */
function hasDigits({ phones }: RosterPerson, word: string): boolean {
  const digits = word.replaceAll(/\D/g, '');
  return (
    digits.length >= 3 &&
    /^[0-9+()./x-]+$/.test(word) &&
    phones.some((phone) => phone.replaceAll(/\D/g, '').includes(digits))
  );
}
