import { roles } from '../incident/vocabulary.ts';
import type { Playbook, RosterPerson } from './playbook.ts';
import { yamlValue } from './yaml-value.ts';

const listed = (key: string, words: readonly string[]): readonly string[] =>
  words.length === 0 ? [] : [`  ${key}:`, ...words.map((word) => `    - ${yamlValue(word)}`)];

const linesOf = ({ name, roles: can, phones, email, knows, zone }: RosterPerson): readonly string[] => [
  `- name: ${yamlValue(name)}`,
  ...(can.length === 0 ? [] : [`  roles: ${can.join(', ')}`]),
  ...(phones.length === 0 ? [] : ['  phones:', ...phones.map((number) => `    - ${JSON.stringify(number)}`)]),
  ...(email === null ? [] : [`  email: ${yamlValue(email)}`]),
  ...listed('knows', knows),
  ...(zone === null ? [] : [`  zone: ${zone}`]),
];

/** `roster.yaml`: who can be called. Nobody is in it before the team has written somebody down. */
export const writeRoster = ({ roster }: Playbook): string =>
  [head, ...roster.map((person) => `${linesOf(person).join('\n')}\n`)].join('\n');

const head = `# Roster: who can be called, on every desktop, with the network down, and on paper (Ctrl+P in the escalation screen).
#
# Everybody who has this folder reads the numbers in it. Write down only what people have agreed to, and tell them so.
#
#   name      as people are called in the log; the ladder in severities.yaml may name them
#   roles     which they can take over: ${roles.join(', ')}
#   phones    as they are dialled, the best one first: digits, spaces and + ( ) - . / x
#   knows     services and areas, so that the roster can be searched by them
#   zone      where they live, so that nobody is woken by mistake: Europe/Oslo
#
# All but the name may be left out. Remove the # of these lines to begin:
#
# - name: First Last
#   roles: technical-lead, sme
#   phones:
#     - "+00 000 00 00"
#   email: first.last@example.org
#   knows: edge, storage
#   zone: Etc/UTC
`;
