import { audiences, linkKinds, roles, severities, severityLabel } from '../incident/vocabulary.ts';
import type { Playbook, SeverityRules } from './playbook.ts';
import { yamlValue } from './yaml-value.ts';

const number = (minutes: number | null): string => (minutes === null ? 'none' : String(minutes));

const group = (key: string, entries: readonly (readonly [string, number | null])[]): readonly string[] =>
  entries.length === 0
    ? []
    : [`  ${key}:`, ...entries.map(([name, minutes]) => `    ${name}: ${number(minutes)}`)];

const listed = (key: string, words: readonly string[]): readonly string[] =>
  words.length === 0 ? [`  ${key}: none`] : [`  ${key}:`, ...words.map((word) => `    - ${yamlValue(word)}`)];

const steps = (ladder: SeverityRules['ladder']): readonly string[] =>
  ladder.length === 0
    ? ['  ladder: none']
    : [
        '  ladder:',
        ...ladder.flatMap(({ who, minutes }) => [
          `    - who: ${yamlValue(who)}`,
          `      minutes: ${minutes}`,
        ]),
      ];

const valuesOf = <K extends string, V>(known: readonly K[], record: Readonly<Partial<Record<K, V>>>) =>
  known.flatMap((key): (readonly [K, V])[] => {
    const found = record[key];
    return found === undefined ? [] : [[key, found]];
  });

/** `severities.yaml` as people find it, with what each line is for. */
export function writeSeverities(playbook: Playbook): string {
  const blocks = severities.map((severity) =>
    [`${severityLabel[severity]}:`, ...linesOf(playbook.severities[severity])].join('\n'),
  );
  return `${severitiesHead}\n${blocks.join('\n\n')}\n`;
}

const linesOf = (rules: SeverityRules): readonly string[] => [
  `  criterion: ${yamlValue(rules.criterion)}`,
  `  response: ${yamlValue(rules.response)}`,
  ...listed('tell', rules.tell),
  `  tell-within: ${number(rules.tellMinutes)}`,
  ...steps(rules.ladder),
  `  cadence: ${number(rules.cadenceMinutes)}`,
  ...group('cadence-by-audience', valuesOf(audiences, rules.audienceMinutes)),
  `  cadence-when-long: ${number(rules.longMinutes)}`,
  `  roles: ${rules.requiredRoles.length === 0 ? 'none' : rules.requiredRoles.join(', ')}`,
  `  minutes-to-fill: ${rules.minutesToFill}`,
  ...group('minutes-by-role', valuesOf(roles, rules.roleMinutes)),
];

const severitiesHead = `# Severities: what each one means, and what follows from it.
#
# Severity is chosen by what customers see, not by who asks: the criteria are the lines that matter most.
# Save this file, and every console that is open follows within seconds. If a line can't be read, the built-in
# rules apply to that severity until it is mended, and the console says which line it is.
#
#   criterion            one sentence that anybody can check at three in the morning
#   response             who joins how fast, at which hours
#   tell                 who is told, in your words
#   tell-within          minutes from declaring, or a rise, in which they are told, or none
#   ladder               whom to page, in this order: a name of roster.yaml or your words, with the minutes that each
#                        has to answer before the next one is paged; or none
#   cadence              minutes between updates to stakeholders, or none
#   cadence-when-long    the same, once somebody has switched to long-incident mode
#   roles                must be filled: ${roles.join(', ')}
#   minutes-to-fill      within so many minutes after declaring
#
# Two more that you may add to any severity:
#
#   cadence-by-audience:     # audiences with a cadence of their own
#     executives: 30         # ${audiences.join(', ')}
#   minutes-by-role:         # roles with more time than the others, or less
#     commander: 2
#
# What you leave out is as it is built in. Text with a colon followed by a space stands in "quotation marks".
`;

/** `roles.yaml`: what each role is for. */
export function writeRoles(playbook: Playbook): string {
  const blocks = roles.map((role) => {
    const { purpose, duties } = playbook.roles[role];
    return [`${role}:`, `  purpose: ${yamlValue(purpose)}`, ...listed('duties', duties)].join('\n');
  });
  return `${rolesHead}\n${blocks.join('\n\n')}\n`;
}

const rolesHead = `# Roles: what each is for, as the role board and the handbook say it.
#
# Which roles a severity needs, and how fast, stands in severities.yaml.
`;

/** `limits.yaml`: the numbers that hold for every incident. */
export const writeLimits = (playbook: Playbook): string => `# Numbers that hold for every incident.

# Minutes after declaring from which on the console offers long-incident mode.
long-incident-after: ${playbook.longAfterMinutes}

# Minutes that an ask has when none are typed.
ask-minutes: ${playbook.askMinutes}

# How many people one person can lead; with more, the role board says so.
span-of-control: ${playbook.spanOfControl}

# Minutes in command after which the commander is to be relieved.
relief-after-commander: ${playbook.reliefMinutes.commander}

# Minutes on duty after which anybody is to be relieved, whatever they do, over all incidents.
relief-after: ${playbook.reliefMinutes.others}

# A pause of at least so many minutes is a break: time on duty counts anew after it.
break-minutes: ${playbook.breakMinutes}
`;

/** `links.yaml`: the places that every incident needs. */
export function writeLinks(playbook: Playbook): string {
  const lines = playbook.links.map(
    ({ label, kind, target }) =>
      `- label: ${yamlValue(label)}\n  kind: ${kind}\n  target: ${yamlValue(target)}\n`,
  );
  return [linksHead, ...lines].join('\n');
}

const linksHead = `# Links: where people meet in every incident, so that nobody has to ask.
#
# kind is one of ${linkKinds.join(', ')}. Remove the # of a line to use it.
#
# - label: Incident call
#   kind: bridge
#   target: https://meet.example.org/incident
#
# - label: Responders
#   kind: responders
#   target: "#incident"
`;
