import { severityChangesOf } from '../../incident/facts.ts';
import { rolesFilledOf } from '../../metrics/roles-filled.ts';
import { missingRolesDue } from '../../incident/roles.ts';
import { roleLabel, severityLabel, type Role } from '../../incident/vocabulary.ts';
import { happened } from '../happened.ts';
import { inTime, MINUTE, took, type Judged, type Play } from './play.ts';

/** What PagerDuty's response guide gives for the first answer, where the ladder of the severity says nothing. */
const ACKNOWLEDGE_MINUTES = 5;

/** Somebody is on it: the first step of the ladder has so many minutes to say so. */
export function acknowledged(play: Play): Judged {
  const minutes = play.playbook.severities[play.first].ladder[0]?.minutes ?? ACKNOWLEDGE_MINUTES;
  const at = happened(play.incident, { what: 'phase', phase: 'triage' }, play.declaredAt);
  const said = inTime(play, minutes, at, { never: 'nobody did' });
  return { words: `Acknowledged within ${minutes} min`, ...said };
}

/** Somebody has command. */
export function commanderNamed(play: Play): Judged {
  const { minutesToFill, roleMinutes } = play.playbook.severities[play.first];
  const minutes = roleMinutes.commander ?? minutesToFill;
  const at = happened(play.incident, { what: 'role', role: 'commander' }, play.declaredAt);
  const said = inTime(play, minutes, at, { never: 'nobody took command' });
  return { words: `Commander within ${minutes} min`, ...said };
}

/** The severity is chosen by its criteria: it stood at the right one at some time. */
export function severityRight({ incident, criteria, over }: Play): Judged {
  const words = 'Severity matches its criteria';
  if (criteria === null) return { words, state: 'none' };
  const changes = severityChangesOf(incident);
  const right = changes.find(({ force }) => force.severity === criteria);
  if (right !== undefined) {
    const said = right.from === null ? { detail: 'as declared' } : { detail: 'set {0}', times: [right.at] };
    return { words, state: 'kept', value: severityLabel[criteria], ...said };
  }
  const now = changes.at(-1)?.force.severity;
  const value = now === undefined ? '' : severityLabel[now];
  const detail = `the criteria ask for ${severityLabel[criteria]}`;
  return { words, state: over ? 'missed' : 'open', value, detail };
}

/** Every role that the severities of this exercise asked for was held in the playbook's time. */
export function rolesFilled({ incident, playbook, now, over, solo, first }: Play): Judged {
  const { minutesToFill } = playbook.severities[first];
  const filled = rolesFilledOf(incident, playbook);
  const missing = missingRolesDue(incident, playbook).filter(
    ({ role }) => !filled.some((each) => each.role === role && each.filledMs !== null),
  );
  const asked = new Set([...filled, ...missing].map(({ role }) => role));
  const words = `${counted(asked.size)} within ${minutesToFill} min`;
  if (asked.size === 0 || solo) return { words: solo ? 'Roles filled' : words, state: 'none' };
  const held = filled.filter(({ filledMs }) => filledMs !== null);
  const value = `${held.length} of ${asked.size}`;
  const late = filled.filter(({ filledMs, limitMs }) => filledMs === null || filledMs >= limitMs + MINUTE);
  const [worst] = late;
  const slow = missing.find(({ dueAt }) => dueAt + MINUTE <= now);
  const slowMs = worst?.filledMs ?? null;
  if (worst !== undefined && slowMs !== null)
    return { words, state: 'missed', value, detail: `${name(worst.role)} after ${took(slowMs)}` };
  const never = worst?.role ?? slow?.role;
  if (never !== undefined) return { words, state: 'missed', value, detail: `nobody was ${name(never)}` };
  const [next] = missing;
  if (next !== undefined)
    return { words, state: over ? 'none' : 'open', value, detail: 'due {0}', times: [next.dueAt] };
  const longest = Math.max(...held.map(({ filledMs }) => filledMs ?? 0));
  return { words, state: 'kept', value: took(longest), detail: 'from declaring' };
}

const name = (role: Role): string => roleLabel[role].toLowerCase();
const numbers = [
  'No role',
  'One role',
  'Two roles',
  'Three roles',
  'Four roles',
  'Five roles',
  'Six roles',
] as const;
const counted = (count: number): string => numbers[count] ?? `${count} roles`;
