import type { Instant } from '../../../shared/ids.ts';
import { roleLabel, severityLabel, type Severity } from '../../../shared/incident/vocabulary.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';
import type { SyncState } from '../../../shared/sync/state.ts';

export type Step = { readonly at: Instant; readonly words: string };

/** `a`, `a and b`, `a, b and c`. */
const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** What declaring does, with the clock time of each; before a severity was picked, what it does at any. */
export function planOf(
  severity: Severity | null,
  takeCommand: boolean,
  playbook: Playbook,
  now: Instant,
): readonly Step[] {
  const kept: Step = { at: now, words: 'Kept on this desktop first. The network may be down.' };
  if (severity === null) return [kept];
  const { cadenceMinutes } = playbook.severities[severity];
  const items = playbook.checklist.filter((item) => item.severities.includes(severity));
  const selfTicking = items.filter((item) => item.seen !== undefined).length;
  const counted = `Checklist for ${severityLabel[severity]}, ${items.length} items.`;
  const steps: Step[] = [
    kept,
    { at: now, words: selfTicking === 0 ? counted : `${counted} ${selfTicking} tick themselves.` },
    ...rolesToFill(severity, takeCommand, playbook, now),
  ];
  if (cadenceMinutes !== null) {
    const words = `First stakeholder update due, then every ${cadenceMinutes} minutes.`;
    steps.push({ at: now + cadenceMinutes * 60_000, words });
  }
  return steps;
}

/** The roles that are asked for, those that are due at the same time in one sentence. */
function rolesToFill(
  severity: Severity,
  takeCommand: boolean,
  playbook: Playbook,
  now: Instant,
): readonly Step[] {
  const { requiredRoles, minutesToFill, roleMinutes } = playbook.severities[severity];
  const byMinutes = new Map<number, string[]>();
  for (const role of requiredRoles) {
    if (role === 'commander' && takeCommand) continue;
    const minutes = roleMinutes[role] ?? minutesToFill;
    byMinutes.set(minutes, [...(byMinutes.get(minutes) ?? []), roleLabel[role].toLowerCase()]);
  }
  return [...byMinutes]
    .sort(([a], [b]) => a - b)
    .map(([minutes, names]) => ({
      at: now + minutes * 60_000,
      words: `${capital(list(names))} filled by then. You are asked for names at once.`,
    }));
}

/** Who is told, as a sentence. */
export const toldWords = (tell: readonly string[]): string =>
  tell.length === 0 ? 'Nobody has to be told.' : `To be told: ${list(tell)}.`;

/** Who else sees it, and when; null where nothing is shared. */
export function sharedWords({ connections, devices }: SyncState): string | null {
  const [first] = connections;
  if (first === undefined) return null;
  const others = devices.filter(({ self, standing }) => !self && standing !== 'revoked').length;
  const who =
    others === 0
      ? 'Others see it'
      : others === 1
        ? '1 other desktop sees it'
        : `${others} other desktops see it`;
  const reached = connections.some(({ standing }) => standing === 'in-step' || standing === 'waiting');
  return reached
    ? `${who} within seconds.`
    : `${who} once ${first.connection.kind === 'folder' ? 'the folder' : 'the repository'} can be reached. Nothing here waits for it.`;
}
