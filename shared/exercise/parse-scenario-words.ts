import { phaseLabel, type Phase } from '../incident/phases.ts';
import {
  audiences,
  entryKinds,
  roles,
  severities,
  type Audience,
  type Role,
} from '../incident/vocabulary.ts';
import { nearest, plainWord } from '../playbook/nearest.ts';
import { roleWords } from '../playbook/parse-yaml-files.ts';
import type { Happening } from './scenario.ts';

/** The longest scenario, in minutes. */
export const MAX_MINUTES = 24 * 60;

/** Minutes as people write them: `12`, `+12`, `12 min`, `1h 5m`, `1:05`; null where it is no such thing. */
export function readMinutes(words: string): number | null {
  const said = words
    .trim()
    .toLowerCase()
    .replace(/^\+\s*/, '');
  const clock = /^(\d{1,2}):(\d{2})$/.exec(said);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]);
  const match =
    /^(?:(\d{1,3})\s*(?:h|hr|hrs|hour|hours)\s*)?(?:(\d{1,5})\s*(?:m|min|mins|minute|minutes)?)?$/.exec(said);
  if (match === null || (match[1] === undefined && match[2] === undefined)) return null;
  return Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0);
}

/** The role that a word names, as people write it. */
export function readRole(word: string): Role | null {
  const plain = plainWord(word.replace(/^(?:the|an?)\s+/i, ''));
  return (
    roles.find((role) => role === plain) ??
    (Object.hasOwn(roleWords, plain) ? roleWords[plain] : null) ??
    null
  );
}

const phaseWords: Readonly<Record<string, Phase>> = {
  ...{ acknowledged: 'triage', acknowledge: 'triage', triage: 'triage' },
  ...{ mitigation: 'mitigation', 'mitigation-started': 'mitigation', 'start-mitigation': 'mitigation' },
  ...{ mitigated: 'resolution', mitigate: 'resolution', 'impact-stopped': 'resolution' },
  ...{ resolution: 'resolution', resolved: 'post-mortem', resolve: 'post-mortem' },
  ...{ closed: 'prevention', close: 'prevention' },
};
const plainHappenings: Readonly<Record<string, Happening>> = {
  'all-roles': { what: 'role', role: 'all' },
  ...{ roles: { what: 'role', role: 'all' }, 'roles-filled': { what: 'role', role: 'all' } },
  ...{ handoff: { what: 'handoff' }, handover: { what: 'handoff' }, 'hand-off': { what: 'handoff' } },
  ...{ page: { what: 'page' }, paged: { what: 'page' }, runbook: { what: 'runbook' } },
};
/** What the files are taught with, where a word is not understood. */
const examples = [
  'commander',
  'all roles',
  'decision',
  'update',
  'update to customers',
  'acknowledged',
  'mitigation',
  'mitigated',
  'resolved',
  'severity sev1',
  'handoff',
  'page',
  'runbook',
  'inject replica-behind',
] as const;

/** Something that happens, by its words: what injects, expected responses and stop conditions wait for. */
export function readHappening(words: string): Happening | null {
  const said = plainWord(words.replace(/^(?:the|an?)\s+/i, '').replace(/\s+(?:named|recorded|sent)$/i, ''));
  const own = (known: Readonly<Record<string, unknown>>): boolean => Object.hasOwn(known, said);
  if (own(plainHappenings)) return plainHappenings[said] ?? null;
  if (own(phaseWords)) return { what: 'phase', phase: phaseWords[said] ?? 'triage' };
  const role = readRole(words.replace(/\s+named$/i, ''));
  if (role !== null) return { what: 'role', role };
  const kind = entryKinds.find((each) => each === said || `${each}s` === said);
  if (kind !== undefined) return { what: 'entry', kind };
  const severity = /^(?:severity-(?:to-|is-)?)?(sev)-?([1-4])$/.exec(said)?.[2];
  if (severity !== undefined)
    return { what: 'severity', severity: severities[Number(severity) - 1] ?? 'sev1' };
  const update = /^(?:first-)?updates?(?:-(?:to|for)-(.+))?$/.exec(said);
  if (update !== null) {
    const audience = audienceOf(update[1]);
    return audience === undefined ? null : { what: 'update', audience };
  }
  const inject = /^inject-#?(.+)$/.exec(said)?.[1];
  return inject === undefined ? null : { what: 'inject', id: inject.slice(0, 60) };
}

/** Nobody in particular is everybody; undefined: there is no such audience. */
const audienceOf = (word: string | undefined): Audience | null | undefined =>
  word === undefined || word === 'all' ? null : audiences.find((each) => each === word);

/** The end of a sentence about words that name nothing that happens. */
export function happeningHint(words: string): string {
  const update = /^updates?\s+(?:to|for)\s+(.+)$/i.exec(words.trim())?.[1];
  const near =
    update === undefined
      ? nearest(words, [...examples.slice(0, -1).map(plainWord), ...entryKinds, ...roles])
      : nearest(update, audiences);
  const meant = examples.find((each) => plainWord(each) === near) ?? near;
  if (meant === undefined) return `; there are ${examples.map((each) => `“${each}”`).join(', ')}`;
  return `; did you mean “${update === undefined ? meant : `update to ${meant}`}”?`;
}

/** A happening in words, as a list or a timeline names it; the files may say it so. */
export function happeningWords(happening: Happening): string {
  switch (happening.what) {
    case 'role':
      return happening.role === 'all' ? 'all roles' : happening.role.replace('-', ' ');
    case 'entry':
      return happening.kind;
    case 'update':
      return happening.audience === null ? 'update' : `update to ${happening.audience}`;
    case 'phase':
      return phaseSaid[happening.phase] ?? phaseLabel[happening.phase].toLowerCase();
    case 'severity':
      return `severity ${happening.severity}`;
    case 'inject':
      return `inject ${happening.id}`;
    default:
      return happening.what;
  }
}

const phaseSaid: Readonly<Partial<Record<Phase, string>>> = {
  triage: 'acknowledged',
  mitigation: 'mitigation',
  resolution: 'mitigated',
  'post-mortem': 'resolved',
  prevention: 'closed',
};
