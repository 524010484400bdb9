import {
  audiences,
  linkKinds,
  roleLabel,
  roles,
  severities,
  severityLabel,
  type Role,
} from '../incident/vocabulary.ts';
import { defaultPlaybook } from './defaults.ts';
import {
  each,
  list,
  minutes,
  oneOf,
  orNone,
  readGroup,
  sectionsOf,
  text,
  whole,
  type Fields,
} from './fields.ts';
import { plainWord } from './nearest.ts';
import { ladder } from './parse-ladder.ts';
import type { Playbook, PlaybookLink, RoleCard, SeverityRules } from './playbook.ts';
import { sentences, type Report } from './problem.ts';
import { readYaml, type YamlGroup, type YamlValue } from './read-yaml.ts';

/** Further names that people give the roles. */
export const roleWords: Readonly<Record<string, Role>> = {
  ...Object.fromEntries(roles.map((role) => [plainWord(roleLabel[role]), role])),
  ic: 'commander',
  'tech-lead': 'technical-lead',
  'comms-lead': 'communications-lead',
  smes: 'sme',
  'subject-matter-experts': 'sme',
};
export const aRole = oneOf('a role', roles, roleWords);

const severityFields: Fields<SeverityFile> = {
  criterion: text(300),
  response: text(300),
  tell: list(text(120), 20),
  'tell-within': orNone(minutes(15)),
  ladder: ladder(20),
  cadence: orNone(minutes(15)),
  'cadence-by-audience': each('an audience', audiences, orNone(minutes(30))),
  'cadence-when-long': orNone(minutes(30)),
  roles: list(aRole, 20),
  'minutes-to-fill': minutes(5),
  'minutes-by-role': each('a role', roles, minutes(2), roleWords),
};
type SeverityFile = {
  criterion: string;
  response: string;
  tell: SeverityRules['tell'];
  'tell-within': number | null;
  ladder: SeverityRules['ladder'];
  cadence: number | null;
  'cadence-by-audience': SeverityRules['audienceMinutes'];
  'cadence-when-long': number | null;
  roles: readonly Role[];
  'minutes-to-fill': number;
  'minutes-by-role': SeverityRules['roleMinutes'];
};

/** `severities.yaml`: what is not written is as it was built in, and a severity that is broken is built in as a whole. */
export function parseSeverities(content: string, report: Report): Playbook['severities'] {
  const read = { ...defaultPlaybook.severities };
  const group = groupOf(content, report, 'The built-in severities apply until it is mended.');
  if (group === null) return read;
  for (const [severity, entry] of sectionsOf(
    group,
    severities,
    'severity',
    (severity) => severityLabel[severity],
    ignoring(report),
  )) {
    const broken = `The built-in rules for ${severityLabel[severity]} apply until it is mended.`;
    const file = readSection(
      entry.value,
      entry.line,
      entry.flaw,
      severityFields,
      severityLabel[severity],
      broken,
      report,
    );
    if (file === null) continue;
    const { cadence, roles: required } = file;
    const built = defaultPlaybook.severities[severity];
    read[severity] = {
      criterion: file.criterion ?? built.criterion,
      response: file.response ?? built.response,
      tell: file.tell ?? built.tell,
      tellMinutes: file['tell-within'] === undefined ? built.tellMinutes : file['tell-within'],
      ladder: file.ladder ?? built.ladder,
      cadenceMinutes: cadence === undefined ? built.cadenceMinutes : cadence,
      audienceMinutes: file['cadence-by-audience'] ?? built.audienceMinutes,
      longMinutes: file['cadence-when-long'] === undefined ? built.longMinutes : file['cadence-when-long'],
      requiredRoles: required === undefined ? built.requiredRoles : [...new Set(required)],
      minutesToFill: file['minutes-to-fill'] ?? built.minutesToFill,
      roleMinutes: file['minutes-by-role'] ?? built.roleMinutes,
    };
  }
  return read;
}

const roleFields: Fields<RoleCard> = { purpose: text(300), duties: list(text(300), 20) };

/** `roles.yaml`: what each role is for. */
export function parseRoles(content: string, report: Report): Playbook['roles'] {
  const read = { ...defaultPlaybook.roles };
  const group = groupOf(content, report, 'The built-in roles apply until it is mended.');
  if (group === null) return read;
  for (const [role, entry] of sectionsOf(group, roles, 'role', (role) => role, ignoring(report))) {
    const broken = `The built-in words for ${roleLabel[role].toLowerCase()} apply until it is mended.`;
    const file = readSection(entry.value, entry.line, entry.flaw, roleFields, role, broken, report);
    if (file !== null) read[role] = { ...defaultPlaybook.roles[role], ...file };
  }
  return read;
}

type Limits = Pick<
  Playbook,
  'longAfterMinutes' | 'askMinutes' | 'spanOfControl' | 'reliefMinutes' | 'breakMinutes'
>;
type LimitsFile = {
  'long-incident-after': number;
  'ask-minutes': number;
  'span-of-control': number;
  'relief-after-commander': number;
  'relief-after': number;
  'break-minutes': number;
};
const limitFields: Fields<LimitsFile> = {
  'long-incident-after': minutes(120),
  'ask-minutes': minutes(10),
  'span-of-control': whole('people', 7, 100),
  'relief-after-commander': minutes(120),
  'relief-after': minutes(240),
  'break-minutes': minutes(20),
};

/** `limits.yaml`: the numbers that hold for every incident. Each is by itself. */
export function parseLimits(content: string, report: Report): Limits {
  const { longAfterMinutes, askMinutes, spanOfControl, reliefMinutes, breakMinutes } = defaultPlaybook;
  const group = groupOf(content, report, 'The built-in numbers apply until it is mended.');
  const read: Partial<LimitsFile> = {};
  for (const entry of group?.entries ?? []) {
    const alone: YamlGroup = { kind: 'group', line: entry.line, entries: [entry] };
    const broken = (line: number, message: string): void =>
      report(line, sentences(message, 'The built-in number applies until it is mended.'));
    Object.assign(read, readGroup(alone, limitFields, { ignored: ignoring(report), broken }) ?? {});
  }
  return {
    longAfterMinutes: read['long-incident-after'] ?? longAfterMinutes,
    askMinutes: read['ask-minutes'] ?? askMinutes,
    spanOfControl: read['span-of-control'] ?? spanOfControl,
    reliefMinutes: {
      commander: read['relief-after-commander'] ?? reliefMinutes.commander,
      others: read['relief-after'] ?? reliefMinutes.others,
    },
    breakMinutes: read['break-minutes'] ?? breakMinutes,
  };
}

const linkFields: Fields<PlaybookLink> = {
  label: text(120),
  kind: oneOf('a kind of link', linkKinds),
  target: text(2_000),
};

const MAX_LINKS = 100;

/** `links.yaml`: a list; a link that is broken is left out. */
export function parseLinks(content: string, report: Report): readonly PlaybookLink[] {
  const yaml = readYaml(content);
  if (!yaml.ok) {
    report(yaml.error.line, sentences(yaml.error.message, 'No links are shown until it is mended.'));
    return defaultPlaybook.links;
  }
  if (typeof yaml.value === 'string' && isEmpty(yaml.value)) return [];
  if (typeof yaml.value === 'string' || yaml.value.kind === 'group') {
    report(1, 'links are a list: a dash before each `label`. No links are shown until it is mended.');
    return defaultPlaybook.links;
  }
  const beyond = yaml.value.items[MAX_LINKS];
  if (beyond !== undefined)
    report(beyond.line, `there is room for ${MAX_LINKS} links. This one and those after it are left out.`);
  return yaml.value.items.slice(0, MAX_LINKS).flatMap(({ value, line, flaw }) => {
    const broken = 'This link is left out until it is mended.';
    const file = readSection(value, line, flaw, linkFields, 'a link', broken, report);
    if (file === null) return [];
    const { label, kind = 'other', target } = file;
    if (label !== undefined && target !== undefined) return [{ label, kind, target }];
    report(line, sentences('a link has a `label` and a `target`', broken));
    return [];
  });
}

const isEmpty = (value: string): boolean => ['', '[]', '{}', 'none'].includes(value.trim());

const ignoring =
  (report: Report) =>
  (line: number, message: string): void =>
    report(line, sentences(message, 'This part is not used.'));

/** The file as a group of sections; null when there is nothing to be read from it. */
function groupOf(content: string, report: Report, fallback: string): YamlGroup | null {
  const yaml = readYaml(content);
  if (!yaml.ok) report(yaml.error.line, sentences(yaml.error.message, fallback));
  else if (typeof yaml.value !== 'string' && yaml.value.kind === 'group') return yaml.value;
  else if (typeof yaml.value !== 'string' || !isEmpty(yaml.value))
    report(1, sentences('it has no line of the form `name:` with its values indented below', fallback));
  return null;
}

function readSection<T>(
  value: YamlValue,
  line: number,
  flaw: string | null,
  fields: Fields<T>,
  name: string,
  fallback: string,
  report: Report,
): Partial<T> | null {
  const broken = (at: number, message: string): void => report(at, sentences(message, fallback));
  if (flaw !== null) {
    broken(line, `${name} ${flaw}`);
    return null;
  }
  if (typeof value === 'string' && isEmpty(value)) return {};
  if (typeof value === 'string' || value.kind === 'list') {
    broken(line, `${name} has lines of the form \`${Object.keys(fields)[0] ?? ''}: …\` indented below it`);
    return null;
  }
  return readGroup(value, fields, { ignored: ignoring(report), broken });
}
