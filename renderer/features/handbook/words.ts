import {
  audiences,
  roleLabel,
  roles,
  severities,
  severityLabel,
  type Audience,
  type Role,
  type Severity,
} from '../../../shared/incident/vocabulary.ts';
import type { SeverityRules } from '../../../shared/playbook/playbook.ts';

export const audienceLabel: Record<Audience, string> = {
  executives: 'Executives',
  product: 'Product',
  support: 'Support',
  customers: 'Customers',
};

/** A role as it stands in a row of words. */
export const roleWord = (role: Role): string => (role === 'sme' ? 'SME' : roleLabel[role].toLowerCase());

/** With a capital, as a line of its own begins. */
export const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const span = (minutes: number): string =>
  minutes < 120 || minutes % 60 !== 0 ? `${minutes} min` : `${minutes / 60} h`;
const every = (minutes: number | null): string => (minutes === null ? 'none' : `every ${span(minutes)}`);

/** How often whom is told: the cadence, the audiences that have their own, and the long one. */
export function cadenceWords({ cadenceMinutes, audienceMinutes, longMinutes }: SeverityRules): string {
  const own = audiences.flatMap((audience) => {
    const minutes = audienceMinutes[audience];
    return minutes === undefined ? [] : [`${audience} ${every(minutes)}`];
  });
  const first = cadenceMinutes === null ? 'No regular updates' : `Every ${span(cadenceMinutes)}`;
  const long =
    longMinutes === null || cadenceMinutes === null ? [] : [`${every(longMinutes)} in long-incident mode`];
  return [first, ...own, ...long].join('; ');
}

/** Who has to be there, by when: the roles with the minutes that each has. */
export function requiredWords({ requiredRoles, minutesToFill, roleMinutes }: SeverityRules): string {
  if (requiredRoles.length === 0) return 'No role has to be filled';
  const byMinutes = new Map<number, Role[]>();
  for (const role of roles.filter((each) => requiredRoles.includes(each))) {
    const minutes = roleMinutes[role] ?? minutesToFill;
    byMinutes.set(minutes, [...(byMinutes.get(minutes) ?? []), role]);
  }
  const parts = [...byMinutes].map(([minutes, of]) => `${of.map(roleWord).join(', ')} in ${span(minutes)}`);
  return sentence(parts.join('; '));
}

/** `SEV1 to SEV3`, or nothing for all. */
export function severitiesWords(of: readonly Severity[]): string {
  if (of.length === severities.length) return '';
  const [first] = of;
  const last = of.at(-1);
  if (first === undefined || last === undefined) return '';
  const inRow = severities.indexOf(last) - severities.indexOf(first) + 1 === of.length;
  if (of.length === 1) return severityLabel[first];
  return inRow && of.length > 2
    ? `${severityLabel[first]} to ${severityLabel[last]}`
    : of.map((severity) => severityLabel[severity]).join(', ');
}

export const minutesWords = span;
