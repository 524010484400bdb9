import type { Instant } from '../../../shared/ids.ts';
import { roleLabel, severityLabel, type Severity } from '../../../shared/incident/vocabulary.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';

export type Step = { readonly at: Instant; readonly words: string };

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

/** What declaring does, with the clock time of each. */
export function planOf(
  severity: Severity,
  takeCommand: boolean,
  playbook: Playbook,
  now: Instant,
): readonly Step[] {
  const { cadenceMinutes, requiredRoles, minutesToFill } = playbook.severities[severity];
  const items = playbook.checklist.filter((item) => item.severities.includes(severity));
  const selfTicking = items.filter((item) => item.seen !== undefined).length;
  const missing = requiredRoles.filter((role) => role !== 'commander' || !takeCommand);
  const names = list(missing.map((role) => roleLabel[role].toLowerCase()));
  const steps: Step[] = [
    { at: now, words: 'Kept on this desktop first. The network may be down.' },
    {
      at: now,
      words: `Checklist for ${severityLabel[severity]}, ${items.length} items. ${selfTicking} tick themselves.`,
    },
  ];
  if (missing.length > 0) {
    const words = `${names.charAt(0).toUpperCase()}${names.slice(1)} filled by then.`;
    steps.push({ at: now + minutesToFill * 60_000, words });
  }
  if (cadenceMinutes !== null) {
    const words = `First stakeholder update due, then every ${cadenceMinutes} minutes.`;
    steps.push({ at: now + cadenceMinutes * 60_000, words });
  }
  return steps;
}
